"""Errors a person can act on."""

from django.utils.functional import Promise


class DomainError(Exception):
    """Something a person can mend; the text says what is wrong, the limit and the next step."""

    def __init__(self, message: str | Promise, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

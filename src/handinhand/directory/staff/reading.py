"""What pages read from requests and from refusals."""

from django.core.exceptions import ValidationError

from handinhand.core.errors import DomainError

LONGEST_NUMBER = 9  # fits every column


def number(text: str) -> int | None:
    """Return the number a hidden field holds; None for anything else."""
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else None


def texts_of(error: DomainError | ValidationError) -> list[str]:
    return [str(error.message)] if isinstance(error, DomainError) else error.messages

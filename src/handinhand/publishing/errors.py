"""What a reader is told when there is no PDF, and with which HTTP status."""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handinhand.core.errors import DomainError


class PdfError(DomainError):
    """There is no PDF; the text says what to do instead."""

    status: ClassVar[int]
    text: ClassVar[Promise]

    def __init__(self) -> None:
        super().__init__(self.text)


class PdfFailedError(PdfError):
    """The document could not be set; the page in the browser can still be printed.

    `diagnostic` is typst's own message. It quotes the document: never log it.
    """

    status = 500
    text = _("Das PDF konnte nicht erstellt werden. Bitte drucken Sie die Seite.")

    def __init__(self, diagnostic: str) -> None:
        super().__init__()
        self.diagnostic = diagnostic


class PdfTooLargeError(PdfError):
    status = 422
    text = _("Das ist zu viel für ein PDF. Bitte wählen Sie weniger aus.")


class PdfBusyError(PdfError):
    """As many PDFs as this host may make at a time are being made."""

    status = 503
    text = _("Gerade entstehen viele PDFs. Bitte versuchen Sie es gleich noch einmal.")
    retry_after = 5  # seconds

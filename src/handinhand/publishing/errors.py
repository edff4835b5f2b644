"""What a reader is told when there is no PDF, and with which HTTP status."""

from django.utils.translation import gettext_lazy as _

from handinhand.core.errors import DomainError


class PdfError(DomainError):
    """The document could not be set; the page in the browser can still be printed.

    `diagnostic` is typst's own message. It quotes the document: never log it.
    """

    status = 500

    def __init__(self, diagnostic: str = "") -> None:
        super().__init__(_("Das PDF konnte nicht erstellt werden. Bitte drucken Sie die Seite."))
        self.diagnostic = diagnostic


class PdfTooLarge(DomainError):
    status = 422

    def __init__(self) -> None:
        super().__init__(_("Das ist zu viel für ein PDF. Bitte wählen Sie weniger aus."))


class PdfBusy(DomainError):
    """As many PDFs as this host may make at a time are being made."""

    status = 503
    retry_after = 5  # seconds

    def __init__(self) -> None:
        super().__init__(
            _("Gerade entstehen viele PDFs. Bitte versuchen Sie es gleich noch einmal.")
        )

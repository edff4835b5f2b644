"""The answer to a request for a PDF, also when there is none."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from handinhand.publishing.document import Document
from handinhand.publishing.errors import PdfBusyError, PdfError
from handinhand.publishing.rendering import render_pdf


def answer_with_pdf(request: HttpRequest, document: Document, *, file_name: str) -> HttpResponse:
    """Return the PDF, or a page that says what to do: 503 with Retry-After, 422 or 500."""
    try:
        content = render_pdf(document)
    except PdfBusyError as busy:
        page = _page(request, _("Bitte warten Sie kurz"), busy)
        page["Retry-After"] = str(busy.retry_after)
        return page
    except PdfError as error:
        return _page(request, _("Das hat nicht geklappt"), error)
    shown = content_disposition_header(as_attachment=False, filename=file_name)
    headers = {"Content-Disposition": shown or "inline"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _page(request: HttpRequest, heading: str, error: PdfError) -> HttpResponse:
    context = {"heading": heading, "message": error.message, "reference": ""}
    page = render(request, "pages/error.html", context, status=error.status)
    page["Cache-Control"] = "no-store"
    return page

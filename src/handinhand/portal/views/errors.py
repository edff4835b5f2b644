"""Pages for what went wrong, in the reader's language, with a way on; JSON for programs."""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from handinhand.core import api, request_id

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
AWAY = (OperationalError, InterfaceError)  # the database does not answer
RETRY_AFTER = 30  # seconds
REFERENCE = 8  # so much of the request's id can be read out on the phone, and is found in the log


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TOO_MUCH):
        return too_large(request, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    text = _("Die Adresse dieser Seite ist nicht richtig. Bitte suchen Sie hier noch einmal.")
    return _page(request, _("Das hat nicht geklappt"), text, 400)


def too_large(request: HttpRequest, most: int) -> HttpResponse:
    """Refuse a body; nothing of it was read. `most` are bytes."""
    if api.is_asked(request):
        return _for_programs(api.too_large(), 413)
    text = _("Höchstens %(most)s MB sind möglich. Gehen Sie zurück und senden Sie weniger.")
    megabytes = number_format(most / 1_000_000, 1 if most % 1_000_000 else 0)
    return _page(request, _("Das war zu viel auf einmal"), text % {"most": megabytes}, 413)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    text = _("Diese Seite ist nur für bestimmte Personen. Bitte melden Sie sich an.")
    return _page(request, _("Diese Seite dürfen Sie nicht öffnen"), text, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    text = _("Vielleicht gibt es den Eintrag nicht mehr. Bitte suchen Sie hier noch einmal.")
    return _page(request, _("Diese Seite gibt es nicht"), text, 404)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    text = _("Das waren zu viele Versuche. Bitte warten Sie ein paar Minuten.")
    return _page(request, _("Bitte warten Sie kurz"), text, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Own the fault; while the database is away, say 503 so that caches give what they hold."""
    away = isinstance(sys.exception(), AWAY)
    text = _("Der Fehler liegt bei uns. Bitte versuchen Sie es in ein paar Minuten noch einmal.")
    status = 503 if away else 500
    page = _page(
        request, _("Etwas ist schiefgegangen"), text, status, request_id.current()[:REFERENCE]
    )
    if away:
        page["Retry-After"] = str(RETRY_AFTER)
    return page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    del reason
    text = _("Bitte laden Sie die Seite neu und senden Sie das Formular noch einmal.")
    return _page(request, _("Das hat nicht geklappt"), text, 403)


def _page(
    request: HttpRequest, heading: str, message: str, status: int, reference: str = ""
) -> HttpResponse:
    if api.is_asked(request):
        return _for_programs(message, status)
    first = request.path.lstrip("/").partition("/")[0]
    if first in dict(settings.LANGUAGES):
        translation.activate(first)
    context = {"heading": heading, "message": message, "reference": reference}
    return render(request, "pages/error.html", context, status=status)


def _for_programs(message: str, status: int) -> HttpResponse:
    response = api.refuse(message, status=status)
    api.open_to_all(response)
    return response

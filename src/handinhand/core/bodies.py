"""Refuse what is too large before it is read: sending much occupies neither worker nor disk."""

from collections.abc import Callable
from http import HTTPStatus
from typing import IO

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.module_loading import import_string

from handinhand.core import uploads

# Set by our nginx when it has refused the body itself and asks for the page that says so.
REFUSED_BEFORE = "X-Body-Refused"
Answer = Callable[[HttpRequest], HttpResponse]


def refuse_large_bodies(get_response: Answer) -> Answer:
    """Answer 413 by the length that is told; stands where it is known who is signed in.

    Nothing before reads the body. Forms may hold settings.DATA_UPLOAD_MAX_MEMORY_SIZE bytes, a
    page of `uploads.accept` more from those it is for. A body sent in pieces (chunked), whose
    length nobody told, is read up to the limit of forms.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if REFUSED_BEFORE in request.headers:
            return _too_large(request, _most(request))
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        length = _told_length(request)
        if length is None:
            body = _read(request.META["wsgi.input"], most + 1)
            if len(body) > most:
                return _too_large(request, most)
            _keep(request, body)
        elif length > most and length > (most := _most(request)):
            return _too_large(request, most)
        return get_response(request)

    return middleware


def _told_length(request: HttpRequest) -> int | None:
    """Return the length of the body; None for one that comes in pieces."""
    told = request.META.get("CONTENT_LENGTH") or ""
    if told.isascii() and told.isdigit():
        return int(told)
    return None if "chunked" in request.headers.get("Transfer-Encoding", "").lower() else 0


def _read(source: IO[bytes], most: int) -> bytes:
    parts, left = [], most
    while left > 0 and (part := source.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _keep(request: HttpRequest, body: bytes) -> None:
    """Give Django the body it would not read, since it asks for a length first."""
    request.META["CONTENT_LENGTH"] = str(len(body))
    request._body = body  # where `HttpRequest.body` keeps it


def _most(request: HttpRequest) -> int:
    """Return how much the page may be sent by who sends it."""
    form: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    try:
        larger = uploads.larger(resolve(request.path_info).view_name)
    except Resolver404:
        return form
    if larger is None or request.method != "POST" or not request.user.is_authenticated:
        return form
    return larger.most + uploads.AROUND_A_FILE if larger.allowed(request.user) else form


def _too_large(request: HttpRequest, most: int) -> HttpResponse:
    """Return the page that says so, and how much would have been possible."""
    page = import_string(settings.BODY_TOO_LARGE_VIEW)
    form: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    response: HttpResponse = page(request, most if most == form else most - uploads.AROUND_A_FILE)
    response.status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return response

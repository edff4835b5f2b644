"""What every answer tells the browser, and that what is meant for one person stays nowhere."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

Answer = Callable[[HttpRequest], HttpResponse]


def keep_safe(get_response: Answer) -> Answer:
    """Add settings.SAFE_HEADERS. Stands outside of all that may refuse a request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, text in settings.SAFE_HEADERS.items():
            response.headers.setdefault(name, text)
        if _is_private(request):
            add_never_cache_headers(response)
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response

    return middleware


def _is_private(request: HttpRequest) -> bool:
    """Tell it by the address, which may be a permission; or because a session had a say in it."""
    if request.path.startswith(settings.PRIVATE_ROOTS) or _has_a_telling_query(request):
        return True
    session = getattr(request, "session", None)
    return session is not None and session.accessed and SESSION_KEY in session


def _has_a_telling_query(request: HttpRequest) -> bool:
    is_told = bool(request.META.get("QUERY_STRING"))
    return is_told and any(part in request.path for part in settings.TELLING_QUERIES)

"""What every request passes first."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode


def refuse_unreadable_requests(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Take NUL bytes out of the query: no database stores them, and a reader never means them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if any("\0" in value for _, values in request.GET.lists() for value in values):
            cleaned = [
                (key.replace("\0", ""), value.replace("\0", ""))
                for key, values in request.GET.lists()
                for value in values
            ]
            return HttpResponseRedirect(f"{request.path}?{urlencode(cleaned)}")
        return get_response(request)

    return middleware

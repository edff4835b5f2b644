"""What every request passes first."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import escape_leading_slashes, urlencode

from handinhand.core import logs, metrics, request_id

access_log = logging.getLogger("handinhand.access")
Answer = Callable[[HttpRequest], HttpResponse]


def observe_requests(get_response: Answer) -> Answer:
    """Name the request, measure it, write its one access line. Stands outside of everything."""

    def middleware(request: HttpRequest) -> HttpResponse:
        trusted = settings.REQUEST_ID_HEADER
        name = request_id.begin(request.headers.get(trusted) if trusted else None)
        begun = time.perf_counter()
        response = get_response(request)
        _record(request, response, time.perf_counter() - begun)
        response[request_id.ANSWER_HEADER] = name
        return response

    return middleware


def _record(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    labels = {
        "method": metrics.known_method(request.method or ""),
        "route": logs.route(request),
        "status": response.status_code,
    }
    metrics.REQUEST_SECONDS.labels(**labels).observe(seconds)
    facts = {**labels, "ms": round(1000 * seconds, 1)}
    access_log.info("%(method)s %(route)s %(status)s %(ms)s ms", facts, extra=facts)


def refuse_unreadable_requests(get_response: Answer) -> Answer:
    """Take NUL bytes out of the query: no database stores them, and a reader never means them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if any("\0" in value for _, values in request.GET.lists() for value in values):
            cleaned = [
                (key.replace("\0", ""), value.replace("\0", ""))
                for key, values in request.GET.lists()
                for value in values
            ]
            path = escape_leading_slashes(request.path)  # "//" would name another host
            return HttpResponseRedirect(f"{path}?{urlencode(cleaned)}")
        return get_response(request)

    return middleware

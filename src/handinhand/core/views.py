"""For machines: is this process ready, and what has it counted?"""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from handinhand.core import health, metrics


@require_safe
@never_cache
def ready(_request: HttpRequest) -> JsonResponse:
    parts = health.readiness()
    is_ready = all(word == health.OK for word in parts.values())
    status = HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse(parts, status=status)


@require_safe
@never_cache
def figures(request: HttpRequest) -> HttpResponse:
    """Answer whoever brings METRICS_TOKEN; for all others, and without one, there is nothing."""
    expected = f"Bearer {settings.METRICS_TOKEN}"
    given = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not constant_time_compare(given, expected):
        raise Http404
    return HttpResponse(metrics.exposition(), content_type=CONTENT_TYPE_LATEST)

"""The search for programs: `/api/search?q=&lang=&near=&limit=`."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from handinhand.core import api, rates
from handinhand.core.errors import DomainError
from handinhand.core.languages import known_language
from handinhand.search import answers, engine

# A browser that is led there keeps it as a file, and never takes it for a page (ASVS 14.4.2).
AS_FILE = {"Content-Disposition": 'attachment; filename="api.json"'}


@require_safe
@rates.limited("search")
@cache_control(public=True, max_age=60)
def search(request: HttpRequest) -> JsonResponse:
    api.speak_as_asked(request)
    try:
        limit = _limit(request.GET.get("limit", "10"))
    except DomainError as error:
        told = {"error": str(error.message), "field": error.field}
        return JsonResponse(told, status=422, headers=AS_FILE)
    now = timezone.localtime()
    answer = engine.search(
        engine.Request(
            query=request.GET.get("q", ""),
            language=known_language(request.GET.get("lang")),
            near=request.GET.get("near"),
            per_page=limit,
            on=now.date(),
            now=now,
        )
    )
    data = answers.as_data(answer)
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False}, headers=AS_FILE)


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= answers.MOST_RESULTS):
        text = _("Möglich ist eine ganze Zahl von 1 bis %(most)s.")
        raise DomainError(text % {"most": answers.MOST_RESULTS}, field="limit")
    return int(text)

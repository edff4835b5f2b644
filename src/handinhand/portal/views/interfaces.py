"""What programs may ask us, for those who write them: `/api/openapi.json`."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from handinhand.core import api
from handinhand.portal.openapi import document


@api.for_all_sites("GET", "HEAD")
@cache_control(public=True, max_age=3600)
def openapi(request: HttpRequest) -> HttpResponse:
    del request
    return api.answer(document())

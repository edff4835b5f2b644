"""Anonymous pages may be kept by any cache for a minute."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
SECONDS = 60


def public_page(view: View[P]) -> View[P]:
    """Allow GET and HEAD only, and let good answers be cached."""

    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code == HTTPStatus.OK and not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=SECONDS)
        return response

    return cast("View[P]", require_safe(wraps(view)(answer)))

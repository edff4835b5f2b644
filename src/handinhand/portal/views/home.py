"""The first page, and the way to it."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from handinhand.core.caching import public_page
from handinhand.directory.figures import Share, in_state
from handinhand.portal.tiles import root_tiles

KEPT_SECONDS = 300
EXAMPLES = ("german_course", "childcare", "housing", "recognition")


@public_page
def home(request: HttpRequest) -> HttpResponse:
    checked = cache.get_or_set("home:checked", _checked, KEPT_SECONDS)
    context = {"examples": EXAMPLES, "tiles": root_tiles(), "checked": checked}
    return render(request, "pages/home.html", context)


def _checked() -> Share:
    return in_state(timezone.localdate())


@public_page
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the first page in the language the browser asks for."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    text = f"User-agent: *\nDisallow: /betrieb/\nDisallow: /api/\nSitemap: {sitemap}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@public_page
def health(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")

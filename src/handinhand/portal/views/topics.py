"""Topics: all of them, and one with everything that helps."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from handinhand.core.caching import public_page
from handinhand.directory.sheets.formats import FORMATS
from handinhand.portal.crisis_lines import Crisis, urgent_lines
from handinhand.portal.listing import listing
from handinhand.portal.people import people_to_ask
from handinhand.portal.tiles import district_map, tile, tiles
from handinhand.search.doors import door_to
from handinhand.topics import vocabulary
from handinhand.topics.tree import Topic, roots
from handinhand.topics.tree import topics as all_topics


@public_page
def topics(request: HttpRequest) -> HttpResponse:
    groups = [
        {"code": root.code, "label": tile(root).label, "tiles": tiles(root.children)}
        for root in roots()
    ]
    return render(request, "pages/topics.html", {"groups": groups})


@public_page
def topic(request: HttpRequest, code: str) -> HttpResponse:
    found = all_topics().get(code)
    if found is None:
        raise Http404
    now = timezone.localtime()
    language = translation.get_language() or "de"
    offers = listing(request, now, topic=code)
    results = reverse("portal:results")
    context = {
        "topic": found,
        "above": {"parent": found.parent, "code": ""},
        "tiles": tiles(found.children),
        "offers": offers,
        "list_query": f"?thema={code}&liste=1",
        "file_formats": FORMATS.items(),
        "urgent": _urgent(found),
        "door": door_to(found.code),
        "search_address": results,
        "districts": district_map(now.date(), lambda one: f"{results}?thema={code}&ort={one.key}"),
        "more": [] if offers.cards else _broader(found, language),
        "people": [] if offers.cards else people_to_ask(None, now),
    }
    return render(request, "pages/topic.html", context)


def _urgent(found: Topic) -> Crisis | None:
    lines = urgent_lines((found.code,))
    return Crisis(_("Es ist dringend?"), lines) if lines else None


def _broader(found: Topic, language: str) -> list[dict[str, str]]:
    codes = [found.parent] if found.parent else []
    ways = [
        {"label": vocabulary.label(code, language), "address": reverse("portal:topic", args=[code])}
        for code in codes
    ]
    return [*ways, {"label": _("Alle Themen"), "address": reverse("portal:topics")}]

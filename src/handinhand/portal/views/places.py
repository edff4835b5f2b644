"""Places: all, one, and who is responsible there."""

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation

from handinhand.core.caching import public_page
from handinhand.directory.queries import sentence
from handinhand.directory.responsibility import office_links, responsible_offices
from handinhand.directory.sheets.formats import FORMATS
from handinhand.places import finder
from handinhand.places.finder import Found, Place
from handinhand.places.queries import towns_by_district
from handinhand.portal import shown
from handinhand.portal.listing import Listing, listing
from handinhand.portal.people import next_best_door
from handinhand.portal.tiles import district_map
from handinhand.search.engine import count_by_area
from handinhand.topics import vocabulary
from handinhand.topics.tree import topics

LONGEST, MOST_TOPICS = 120, 8


@public_page
def places(request: HttpRequest) -> HttpResponse:
    """All districts and towns; a typed place leads on, or is asked back."""
    today = timezone.localdate()
    found = finder.find(request.GET.get("ort", "")[:LONGEST], on=today)
    if len(found.candidates) == 1:
        return HttpResponseRedirect(reverse("portal:place", args=[found.candidates[0].ags]))
    shapes = district_map(today, lambda one: reverse("portal:place", args=[one.key]))
    towns, offers = towns_by_district(today), count_by_area(one.key for one in shapes)
    context = {
        **_asking_back(found, lambda one: reverse("portal:place", args=[one.ags])),
        "place_address": reverse("portal:places"),
        "districts": shapes,
        "groups": [
            {
                "key": one.key,
                "name": one.name,
                "offers": offers.get(one.key, 0),
                "towns": towns.get(one.key, []),
            }
            for one in sorted(shapes, key=lambda shape: shape.name)
        ],
    }
    return render(request, "pages/places.html", context)


@public_page
def place(request: HttpRequest, ags: str) -> HttpResponse:
    now = timezone.localtime()
    today = now.date()
    found = finder.by_key(ags, on=today)
    if found is None:
        raise Http404
    language = translation.get_language() or "de"
    offers = listing(request, now, place=found.ags)
    context = {
        "place": found,
        "offers": offers,
        "list_query": f"?ort={found.ags}&liste=1",
        "file_formats": FORMATS.items(),
        **_topics(found, offers, language),
        "offices": office_links(found, today),
        "nearby": [{"place": town, "km": km} for town, km in finder.nearest_towns(found, on=today)],
        "districts": district_map(
            today, lambda one: reverse("portal:place", args=[one.key]), found.district
        ),
    }
    return render(request, "pages/place.html", context)


@public_page
def responsible(request: HttpRequest) -> HttpResponse:
    """Wer ist für mich zuständig? Without a place it asks, with several it asks back."""
    now = timezone.localtime()
    typed = request.GET.get("ort", "")[:LONGEST]
    found = finder.find(typed, on=now.date())
    own = reverse("portal:responsible")
    chosen = found.candidates[0] if len(found.candidates) == 1 else None
    context = {
        **_asking_back(found, lambda one: f"{own}?ort={one.ags}"),
        "own_address": own,
        "place": chosen,
        "offices": _offices(chosen, now) if chosen else [],
        "door": next_best_door(chosen, now.date()) if chosen else None,
    }
    if chosen:
        context["typed"] = chosen.name
    return render(request, "pages/responsible.html", context)


@public_page
def towns(_request: HttpRequest) -> JsonResponse:
    """Names and points of the towns: the phone finds the nearest by itself and sends nothing."""
    every = towns_by_district(timezone.localdate())
    rows = [
        [town.name, round(town.lat, 3), round(town.lon, 3), town.ags]
        for group in every.values()
        for town in group
        if town.lat is not None and town.lon is not None
    ]
    return JsonResponse({"towns": rows}, json_dumps_params={"ensure_ascii": False})


def _asking_back(found: Found, address: Callable[[Place], str]) -> dict[str, object]:
    choices = [
        {"place": one, "address": address(one)}
        for one in found.candidates
        if len(found.candidates) > 1
    ]
    unknown = found.typed if found.typed and not found.candidates else None
    return {"typed": found.typed, "choices": choices, "answer": {"place_unknown": unknown}}


def _offices(chosen: Place, now: datetime) -> list[dict[str, object]]:
    language = translation.get_language() or "de"
    today = now.date()
    return [
        {
            "kind": office.kind,
            "sentence": sentence(office.kind),
            "is_reachable": office.is_reachable,
            "sites": shown.show(office.sites, now),
        }
        for office in responsible_offices(chosen, language=language, on=today)
    ]


def _topics(found: Place, offers: Listing, language: str) -> dict[str, list[dict[str, object]]]:
    """Return the topics with offers here in the order of the list: the common ones, the others."""
    counts = {code: n for code, n in offers.by_topic.items() if topics()[code].parent is not None}
    results = reverse("portal:results")
    common = set(sorted(counts, key=lambda code: -counts[code])[:MOST_TOPICS])
    links: dict[str, list[dict[str, object]]] = {"topics": [], "more_topics": []}
    for code in topics():
        if code in counts:
            links["topics" if code in common else "more_topics"].append(
                {
                    "label": vocabulary.label(code, language),
                    "count": counts[code],
                    "address": f"{results}?thema={code}&ort={found.ags}",
                }
            )
    return links

"""The one search: results, hand-out and plain text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handinhand.core.caching import public_page
from handinhand.directory.queries import cards
from handinhand.directory.responsibility import OfficeLink, office_links
from handinhand.directory.sheets.formats import FORMATS
from handinhand.places.finder import Place
from handinhand.portal import asking, filters, paging
from handinhand.portal.crisis_lines import CRISES
from handinhand.portal.listing import OFFER_KINDS
from handinhand.portal.people import people_to_ask
from handinhand.portal.shown import Shown, hours_line, show
from handinhand.portal.tiles import district_map, tiles
from handinhand.publishing.qr import MAX_ADDRESS, qr_svg
from handinhand.search import engine
from handinhand.search.because import sentence
from handinhand.search.doors import Door, door_to
from handinhand.search.engine import Answer, Hit
from handinhand.topics import vocabulary

HANDOUT_ROWS = 30
TOLD_WORDS = 4  # so many words tell of something: the numbers stand there, recognised or not


@dataclass(frozen=True, slots=True)
class Item:
    """A result as shown: an offer with its card, or something else with its address."""

    hit: Hit | None
    card: Shown | None
    because: str
    address: str = ""
    name: str = ""
    kind: str = ""


@public_page
def results(request: HttpRequest) -> HttpResponse:
    asked = asking.read(request.GET)
    now = timezone.localtime()
    language = translation.get_language() or "de"
    answer = engine.search(asked.request(language, now, counted=True))
    items = list(_items(answer, language, now))
    own = reverse("portal:results")
    context = {
        "asked": asked,
        "answer": answer,
        "heading": _heading(answer),
        "crisis": CRISES.get(answer.crisis or ""),
        "is_told": len(asked.query.split()) >= TOLD_WORDS,
        "items": items,
        "doors": [door for door in map(_door, answer.hits) if door],
        "tiles": tiles(hit.key for hit in answer.hits if hit.kind == "topic"),
        "filters": filters.filters(asked, answer),
        "choices": [
            {"place": one, "address": asked.address({"ort": _typed(one)})}
            for one in answer.place_candidates
        ],
        "pages": paging.links(
            asked.page,
            min(answer.pages, asking.LAST_PAGE),
            lambda n: asked.address({"seite": str(n)}),
        ),
        "is_cut": answer.total > engine.MOST_CANDIDATES,
        "offices": _offices(answer),
        "file_formats": FORMATS.items(),
        "districts": district_map(
            now.date(),
            lambda shape: own + asked.address({"ort": shape.key}),
            answer.place.district if answer.place else None,
        ),
        "more": [] if items else _more(asked, answer),
        "people": [] if items else people_to_ask(answer.place, now),
    }
    return render(request, "pages/results.html", context)


@public_page
def handout(request: HttpRequest) -> HttpResponse:
    """The list for a counsellor's desk: addresses, numbers, a QR code back to it."""
    return render(request, "pages/print.html", _list_context(request))


@public_page
def as_text(request: HttpRequest) -> HttpResponse:
    """The list as plain text, for a message or a mail."""
    text = render_to_string("pages/list.txt", _list_context(request), request)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _list_context(request: HttpRequest) -> dict[str, object]:
    asked = asking.read(request.GET)
    now = timezone.localtime()
    language = translation.get_language() or "de"
    answer = engine.search(asked.request(language, now, per_page=HANDOUT_ROWS))
    keys = [hit.key for hit in answer.hits if hit.kind in OFFER_KINDS]
    address = request.build_absolute_uri(reverse("portal:results") + asked.address())
    return {
        "heading": _heading(answer),
        "rows": [
            {"card": card, "hours": hours_line(card, now.date())}
            for card in show(cards(keys, language=language, on=now.date()), now)
        ],
        "today": now.date(),
        "list_address": address,
        "qr": qr_svg(address) if len(address) <= MAX_ADDRESS else "",
    }


def _items(answer: Answer, language: str, now: datetime) -> Iterable[Item]:
    keys = [hit.key for hit in answer.hits if hit.kind in OFFER_KINDS]
    shown = {one.key: one for one in show(cards(keys, language=language, on=now.date()), now)}
    for hit in answer.hits:
        if hit.kind in OFFER_KINDS and hit.key in shown:
            yield Item(hit, shown[hit.key], sentence(hit, language))
        elif hit.kind not in {*OFFER_KINDS, "topic"} and _door(hit) is None:
            address = f"/{language}/{hit.path}"
            yield Item(hit, None, sentence(hit, language), address, hit.name, hit.kind)


def _door(hit: Hit) -> Door | None:
    door = door_to(hit.topics[0]) if hit.topics else None
    return door if door and door.id == hit.id else None


def _typed(place: Place) -> str:
    """Return what finds this very place again: the key, since names are shared."""
    return place.name if place.kind == "locality" else place.ags


def _heading(answer: Answer) -> str:
    label = None
    if answer.topics:
        label = vocabulary.label(answer.topics[0], answer.request.language or "de")
    where = answer.place.name if answer.place else None
    number = {"number": answer.total, "topic": label, "place": where}
    if answer.total == 0:
        return _("Wer kann Ihnen helfen?")
    if label and where:
        text = ngettext(
            "%(number)d Ergebnis: %(topic)s, %(place)s",
            "%(number)d Ergebnisse: %(topic)s, %(place)s",
            answer.total,
        )
    elif label or where:
        number["topic"] = label or where
        text = ngettext(
            "%(number)d Ergebnis: %(topic)s", "%(number)d Ergebnisse: %(topic)s", answer.total
        )
    else:
        text = ngettext("%(number)d Ergebnis", "%(number)d Ergebnisse", answer.total)
    return text % number


def _offices(answer: Answer) -> list[OfficeLink]:
    if answer.place is None:
        return []
    return office_links(answer.place, answer.request.on)


def _more(asked: asking.Asked, answer: Answer) -> list[dict[str, str]]:
    """Return the ways on from an empty list: without filters, the broader topic, the next towns."""
    language = answer.request.language or "de"
    plain = replace(
        asked, topic=None, language=None, access=None, audience=None, open_now=False, within_km=None
    )
    ways = []
    if plain != asked:
        ways.append({"label": _("Ohne Filter suchen"), "address": plain.address()})
    for code in answer.broader:
        address = reverse("portal:topic", args=[code])
        ways.append({"label": vocabulary.label(code, language), "address": address})
    for town, _km in answer.nearby:
        ways.append({"label": town.name, "address": plain.address({"ort": town.ags})})
    ways.append({"label": _("Alle Themen"), "address": reverse("portal:topics")})
    return ways

"""The offers of a topic or a place, page by page, in the order of the search."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import translation

from handinhand.directory.queries import cards
from handinhand.portal import paging
from handinhand.portal.shown import Shown, show
from handinhand.search import engine

OFFER_KINDS = ("offer", "office")


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of offers; `is_cut` when there are more than can be paged through."""

    cards: list[Shown]
    total: int
    pages: list[paging.PageLink]
    by_topic: Mapping[str, int]

    @property
    def is_cut(self) -> bool:
        return self.total > engine.MOST_CANDIDATES


def listing(
    request: HttpRequest,
    now: datetime,
    *,
    topic: str | None = None,
    place: str | None = None,
) -> Listing:
    """Return the asked page of the offers of a topic, or of those that serve a place.

    Costs what a search costs, and four queries for the rows of the page, however many there are.
    """
    language = translation.get_language() or "de"
    last = engine.MOST_CANDIDATES // paging.PER_PAGE
    page = paging.page_number(request.GET.get("seite", ""), last)
    answer = engine.search(
        engine.Request(
            query="",
            near=place,
            filters=engine.Filters(topic=topic, kinds=OFFER_KINDS, only_serving=True),
            on=now.date(),
            now=now,
            page=page,
            per_page=paging.PER_PAGE,
            counted=place is not None,
        )
    )
    keys = [hit.key for hit in answer.hits]
    return Listing(
        show(cards(keys, language=language, on=now.date()), now),
        answer.total,
        paging.links(page, answer.pages, lambda number: f"?seite={number}"),
        {one.value: one.count or 0 for one in answer.facets if one.field == "topic"},
    )

"""Ask the index: what is wanted leads to a bounded number of candidates and their counts."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import tantivy

from handinhand.places.distance import great_circle_km
from handinhand.places.finder import Place
from handinhand.search import index
from handinhand.search.documents import sources
from handinhand.search.index import EVERYWHERE, cell
from handinhand.search.terms import query_terms

MOST_CANDIDATES = 200
DISTANCES = (5, 10, 25, 50)
FACETS = ("topic", "language", "access", "audience")
NAME_BOOST, BODY_BOOST, TOPIC_SCORE, MAIN_TOPIC_SCORE = 1.0, 0.25, 10.0, 8.0
NEAR_CELLS_SCORE, OWN_CELL_SCORE = 1.5, 1.5
AREA_SCORES = (3.0, 2.5, 2.0, 0.5)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader narrowed the results to; None and False mean not at all."""

    topic: str | None = None
    languages: tuple[str, ...] = ()
    access: str | None = None
    audience: str | None = None
    open_now: bool = False
    within_km: int | None = None
    kind: str | None = None

    @property
    def narrows(self) -> bool:
        return bool(
            self.languages or self.access or self.audience or self.open_now or self.within_km
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query as understood: topics with their share of the best, words left over, the place."""

    topics: tuple[tuple[str, float], ...]
    words: tuple[str, ...]
    place: Place | None
    filters: Filters
    now: datetime


@dataclass(frozen=True, slots=True)
class Facet:
    """How many results a filter would leave."""

    field: str
    value: str
    count: int


@dataclass(slots=True)
class Candidate:
    """A document that may be shown, with the score the order is made of."""

    id: str
    kind: str
    key: str
    name: str
    names: Mapping[str, str]
    path: str
    topics: tuple[str, ...]
    main_topics: tuple[str, ...]
    areas: tuple[str, ...]
    weight: float
    hours: str
    source: str
    score: float
    distance_km: float | None = None

    def serves(self, place: Place) -> bool:
        return not set(self.areas).isdisjoint(place.area_keys)

    def serves_closely(self, place: Place) -> bool:
        """Tell whether the place, its Amt or district is served, not just the whole state."""
        return any(len(area) > 2 and area in place.area_keys for area in self.areas)  # noqa: PLR2004 - "13" is the state


@dataclass(frozen=True, slots=True)
class Found:
    candidates: tuple[Candidate, ...] = ()
    total: int = 0
    facets: tuple[Facet, ...] = field(default=())


def find(searcher: tantivy.Searcher, wanted: Wanted) -> Found:
    """Return at most MOST_CANDIDATES documents that fit, with the counts for the filters."""
    schema = index.schema()
    query = _query(schema, wanted)
    if query is None:
        return Found()
    result = searcher.search(query, limit=MOST_CANDIDATES, weight_by_field="weight")
    found = [_candidate(searcher.doc(address), score, wanted) for score, address in result.hits]
    kept = [candidate for candidate in found if _passes(candidate, wanted)]
    exact = len(kept) == len(found)
    count: int = result.count or 0  # type: ignore[attr-defined]  # missing in the stubs only
    total = count if exact else len(kept)
    facets = (*_facets(searcher, query), *_facets_of(kept))
    return Found(tuple(kept), total, facets)


def _query(schema: tantivy.Schema, wanted: Wanted) -> tantivy.Query | None:
    meaning = [*_topic_clauses(schema, wanted), *_word_clauses(schema, wanted)]
    narrow = list(_filter_clauses(schema, wanted.filters))
    if not meaning and not narrow and wanted.place is None:
        return None
    clauses: list[tuple[tantivy.Occur, tantivy.Query]] = []
    if meaning:
        clauses.append((tantivy.Occur.Must, _any(meaning)))
    clauses += [(tantivy.Occur.Must, _silent(clause)) for clause in narrow]
    if wanted.place is not None:
        clauses.append((tantivy.Occur.Must, _any(list(_place_clauses(schema, wanted.place)))))
    return tantivy.Query.boolean_query(clauses)


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _silent(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def _scored(schema: tantivy.Schema, name: str, value: str, score: float) -> tantivy.Query:
    term = tantivy.Query.term_query(schema, name, value)
    return tantivy.Query.const_score_query(term, score)


def _topic_clauses(schema: tantivy.Schema, wanted: Wanted) -> Iterable[tantivy.Query]:
    for code, share in wanted.topics:
        yield _scored(schema, "topic", code, TOPIC_SCORE * share)
        yield _scored(schema, "main_topic", code, MAIN_TOPIC_SCORE * share)


def _word_clauses(schema: tantivy.Schema, wanted: Wanted) -> Iterable[tantivy.Query]:
    for word in wanted.words:
        terms = query_terms(word)
        yield tantivy.Query.boost_query(_best(schema, "name", terms), NAME_BOOST)
        if not wanted.topics:
            yield tantivy.Query.boost_query(_best(schema, "body", terms), BODY_BOOST)


def _best(schema: tantivy.Schema, name: str, terms: list[str]) -> tantivy.Query:
    return tantivy.Query.disjunction_max_query(
        [tantivy.Query.term_query(schema, name, term) for term in terms]
    )


def _filter_clauses(schema: tantivy.Schema, filters: Filters) -> Iterable[tantivy.Query]:
    chosen = [("topic", filters.topic), ("access", filters.access), ("audience", filters.audience)]
    chosen += [("language", language) for language in filters.languages]
    chosen += [("kind", filters.kind)]
    for name, value in chosen:
        if value:
            yield tantivy.Query.term_query(schema, name, value)


def _place_clauses(schema: tantivy.Schema, place: Place) -> Iterable[tantivy.Query]:
    for key, score in zip(place.area_keys, AREA_SCORES, strict=False):
        yield _scored(schema, "area", key, score)
    yield _scored(schema, "area", EVERYWHERE, 0.1)
    if place.lat is None or place.lon is None:
        return
    row, column = cell(place.lat, place.lon)
    yield _scored(schema, "cell", f"{row}_{column}", OWN_CELL_SCORE)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            yield _scored(schema, "cell", f"{row + down}_{column + right}", NEAR_CELLS_SCORE)


def _candidate(document: tantivy.Document, score: float, wanted: Wanted) -> Candidate:
    data = json.loads(bytes(document.get_first("payload") or b"{}"))
    return Candidate(
        id=data["id"],
        kind=data["kind"],
        key=data["key"],
        name=data["name"],
        names=data["names"],
        path=data["path"],
        topics=tuple(data["topics"]),
        main_topics=tuple(data["main"]),
        areas=tuple(data["areas"]),
        weight=data["weight"],
        hours=data["hours"],
        source=data["source"],
        score=score,
        distance_km=_distance(data, wanted.place),
    )


def _distance(data: Mapping[str, float | None], place: Place | None) -> float | None:
    lat, lon = data["lat"], data["lon"]
    if place is None or lat is None or lon is None or place.lat is None or place.lon is None:
        return None
    return great_circle_km(place.lat, place.lon, lat, lon)


def _passes(candidate: Candidate, wanted: Wanted) -> bool:
    filters = wanted.filters
    limit = filters.within_km if wanted.place is not None else None
    if limit is not None and (candidate.distance_km is None or candidate.distance_km > limit):
        return False
    if not filters.open_now:
        return True
    is_open = sources()[candidate.source].is_open
    return bool(candidate.hours) and is_open is not None and is_open(candidate.hours, wanted.now)


def _facets_of(kept: Iterable[Candidate]) -> Iterable[Facet]:
    """Count what the index cannot: how many are near, and how many say when they are open."""
    distances = [one.distance_km for one in kept if one.distance_km is not None]
    for limit in DISTANCES:
        yield Facet("km", str(limit), sum(distance <= limit for distance in distances))
    yield Facet("hours", "stated", sum(bool(one.hours) for one in kept))


def _facets(searcher: tantivy.Searcher, query: tantivy.Query) -> Iterable[Facet]:
    asked = {name: {"terms": {"field": name, "size": 60}} for name in FACETS}
    counted = searcher.aggregate(query, asked)
    for name in FACETS:
        for bucket in counted[name]["buckets"]:
            yield Facet(name, bucket["key"], int(bucket["doc_count"]))

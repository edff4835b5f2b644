"""Ask the index: what is wanted leads to a bounded number of candidates and their counts.

Without a place the index's own order is the order of the results, so only the rows of the page are
read. With a place, or a question to the clock, the best MOST_CANDIDATES are looked at one by one.
"""

import marshal
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import tantivy

from handinhand.core.text import fold
from handinhand.places.distance import great_circle_km
from handinhand.places.finder import Place
from handinhand.search.documents import sources
from handinhand.search.stored import EVERYWHERE, OPEN_VARIES, Stored, cells_around
from handinhand.search.stored import schema as index_schema
from handinhand.search.terms import query_terms

MOST_CANDIDATES = 200
LOOKED_AT_FOR_OPEN = 20
STATE_KEY = 2  # letters of the key of a state
DISTANCES = (5, 10, 25, 50)
FACETS = ("topic", "language", "access", "audience")
NAME_BOOST, BODY_BOOST, TOPIC_SCORE, MAIN_TOPIC_SCORE, SORT_SCORE = 1.0, 0.25, 10.0, 8.0, 20.0
# A word that so few names bear is itself a name ("Caritas"), though it may speak of a topic too.
RARE_NAME, RARE_NAME_SCORE = 8, 28.0
# What a site near the place adds, by the size of the square: the small ones lie in the large ones.
CELL_SCORES = {"large": 1.5, "small": 1.5}
AREA_SCORES = (3.0, 2.5, 2.0, 0.5)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader narrowed the results to; None and False mean not at all.

    `only_serving` leaves out what is merely near the place and does not answer for it.
    """

    topic: str | None = None
    languages: tuple[str, ...] = ()
    access: str | None = None
    audience: str | None = None
    open_now: bool = False
    within_km: int | None = None
    kinds: tuple[str, ...] = ()
    only_serving: bool = False

    @property
    def narrows(self) -> bool:
        return bool(
            self.languages or self.access or self.audience or self.open_now or self.within_km
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query as understood: topics with their share of the best, words left over, the place.

    `sorts` are those that were named ("Jugendamt"), `names` words that may be somebody's. `skip`
    and `take` name the rows of the page; `counted` asks for the counts of the filters too.
    """

    topics: tuple[tuple[str, float], ...]
    words: tuple[str, ...]
    place: Place | None
    filters: Filters
    now: datetime
    skip: int = 0
    take: int = MOST_CANDIDATES
    counted: bool = True
    sorts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def needs_a_closer_look(self) -> bool:
        """Tell whether the order or the choice depends on more than the index can score."""
        return self.place is not None or self.filters.open_now


@dataclass(frozen=True, slots=True)
class Facet:
    """How many results a filter would leave; None where only some of them were looked at."""

    field: str
    value: str
    count: int | None


@dataclass(slots=True)
class Candidate:
    """A document that may be shown, with the score the order is made of."""

    document: Stored
    score: float
    distance_km: float | None = None

    def serves(self, place: Place) -> bool:
        return not set(self.document.areas).isdisjoint(place.area_keys)

    def serves_closely(self, place: Place) -> bool:
        """Tell whether the place, its Amt or district is served, not just the whole state."""
        return any(
            len(area) > STATE_KEY and area in place.area_keys for area in self.document.areas
        )


@dataclass(frozen=True, slots=True)
class Found:
    """`candidates` are those of the page, or all that were looked at (`needs_a_closer_look`)."""

    candidates: tuple[Candidate, ...] = ()
    total: int = 0
    facets: tuple[Facet, ...] = field(default=())


def find(searcher: tantivy.Searcher, wanted: Wanted) -> Found:
    """Return the documents that fit, at most MOST_CANDIDATES, with the counts for the filters."""
    schema = index_schema()
    query = _query(schema, wanted, _rare_names(searcher, wanted))
    if query is None:
        return Found()
    closely = wanted.needs_a_closer_look
    result = searcher.search(
        query,
        limit=MOST_CANDIDATES if closely else max(1, wanted.take),
        offset=0 if closely else wanted.skip,
        weight_by_field="weight",
    )
    found = [_candidate(searcher.doc(address), score, wanted) for score, address in result.hits]
    kept = [one for one in found if _passes(one, wanted)] if closely else found[: wanted.take]
    count: int = result.count or 0  # type: ignore[attr-defined]  # missing in the stubs only
    total = count if len(kept) == len(found) or not closely else len(kept)
    if not wanted.counted:
        return Found(tuple(kept), total)
    counted = (*_facets(searcher, query), *_distances(kept, total))
    return Found(tuple(kept), total, (*counted, *_clock(searcher, query, wanted)))


def count_by_area(searcher: tantivy.Searcher, keys: Iterable[str]) -> dict[str, int]:
    """Return how many offers and offices serve each area itself."""
    schema = index_schema()
    found = {}
    for key in keys:
        result = searcher.search(tantivy.Query.term_query(schema, "area", key), limit=1)
        found[key] = int(result.count or 0)  # type: ignore[attr-defined]  # missing in the stubs only
    return found


def _rare_names(searcher: tantivy.Searcher, wanted: Wanted) -> list[str]:
    """Return those of the words that few names bear."""
    folded = dict.fromkeys(fold(word) for word in wanted.names)
    return [term for term in folded if 0 < searcher.doc_freq("name", term) <= RARE_NAME]


def _query(
    schema: tantivy.Schema, wanted: Wanted, rare_names: Iterable[str]
) -> tantivy.Query | None:
    meaning = [
        *_topic_clauses(schema, wanted),
        *(_scored(schema, "sort", sort, SORT_SCORE) for sort in wanted.sorts),
        *(_scored(schema, "name", term, RARE_NAME_SCORE) for term in rare_names),
        *_word_clauses(schema, wanted),
    ]
    narrow = list(_filter_clauses(schema, wanted))
    if not meaning and not narrow and wanted.place is None:
        return None
    clauses: list[tuple[tantivy.Occur, tantivy.Query]] = []
    if meaning:
        clauses.append((tantivy.Occur.Must, _any(meaning)))
    clauses += [(tantivy.Occur.Must, _silent(clause)) for clause in narrow]
    if wanted.place is not None:
        serving = list(_area_clauses(schema, wanted.place))
        near = list(_near_clauses(schema, wanted.place))
        if wanted.filters.only_serving:
            clauses.append((tantivy.Occur.Must, _any(serving)))
            clauses += [(tantivy.Occur.Should, clause) for clause in near]
        else:
            everywhere = _scored(schema, "area", EVERYWHERE, 0.1)
            clauses.append((tantivy.Occur.Must, _any([*serving, everywhere, *near])))
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


def _filter_clauses(schema: tantivy.Schema, wanted: Wanted) -> Iterable[tantivy.Query]:
    filters = wanted.filters
    chosen = [("topic", filters.topic), ("access", filters.access), ("audience", filters.audience)]
    chosen += [("language", language) for language in filters.languages]
    for name, value in chosen:
        if value:
            yield tantivy.Query.term_query(schema, name, value)
    if filters.kinds:
        yield _any_term(schema, "kind", filters.kinds)
    if filters.open_now:
        yield _any_term(schema, "open", _hours_now(wanted.now))
    place = wanted.place
    if filters.within_km and place is not None and place.lat is not None and place.lon is not None:
        squares = cells_around(place.lat, place.lon, "large", filters.within_km)
        yield _any_term(schema, "cell", squares)


def _any_term(schema: tantivy.Schema, name: str, values: Iterable[str]) -> tantivy.Query:
    return _any([tantivy.Query.term_query(schema, name, value) for value in values])


def _area_clauses(schema: tantivy.Schema, place: Place) -> Iterable[tantivy.Query]:
    for key, score in zip(place.area_keys, AREA_SCORES, strict=False):
        yield _scored(schema, "area", key, score)


def _near_clauses(schema: tantivy.Schema, place: Place) -> Iterable[tantivy.Query]:
    if place.lat is None or place.lon is None:
        return
    for size, score in CELL_SCORES.items():
        own, *around = cells_around(place.lat, place.lon, size)
        yield _scored(schema, "cell", own, 2 * score)
        for square in around:
            yield _scored(schema, "cell", square, score)


def _candidate(document: tantivy.Document, score: float, wanted: Wanted) -> Candidate:
    stored = Stored(*marshal.loads(bytes(document.get_first("payload") or b"")))  # nosec B302  # noqa: S302 - our own file
    return Candidate(stored, score, distance_to(stored, wanted.place))


def distance_to(document: Stored, place: Place | None) -> float | None:
    """Return how far a document's site is from a place; None where either has no point."""
    if place is None or place.lat is None or place.lon is None:
        return None
    if document.lat is None or document.lon is None:
        return None
    return great_circle_km(place.lat, place.lon, document.lat, document.lon)


def _passes(candidate: Candidate, wanted: Wanted) -> bool:
    filters = wanted.filters
    limit = filters.within_km if wanted.place is not None else None
    if limit is not None and (candidate.distance_km is None or candidate.distance_km > limit):
        return False
    if not filters.open_now:
        return True
    hours = candidate.document.hours
    is_open = sources()[candidate.document.source].is_open
    return bool(hours) and is_open is not None and is_open(hours, wanted.now)


def _distances(kept: Sequence[Candidate], total: int) -> Iterable[Facet]:
    """Count how many are near; no count when not all were looked at."""
    distances = [one.distance_km for one in kept if one.distance_km is not None]
    for limit in DISTANCES:
        near = sum(distance <= limit for distance in distances)
        if near:
            yield Facet("km", str(limit), near if total == len(kept) else None)


def _clock(searcher: tantivy.Searcher, query: tantivy.Query, wanted: Wanted) -> Iterable[Facet]:
    """Tell whether any is open now: the index names those that may be, a few are looked at."""
    if wanted.filters.open_now:
        return
    open_now = replace(wanted, filters=replace(wanted.filters, open_now=True))
    maybe = _any_term(index_schema(), "open", _hours_now(wanted.now))
    both = [(tantivy.Occur.Must, query), (tantivy.Occur.Must, _silent(maybe))]
    hits = searcher.search(tantivy.Query.boolean_query(both), limit=LOOKED_AT_FOR_OPEN).hits
    if any(_passes(_candidate(searcher.doc(one), score, wanted), open_now) for score, one in hits):
        yield Facet("open", "now", None)


def _hours_now(now: datetime) -> tuple[str, str]:
    return (f"{now.weekday()}-{now.hour}", OPEN_VARIES)


def _facets(searcher: tantivy.Searcher, query: tantivy.Query) -> Iterable[Facet]:
    asked = {name: {"terms": {"field": name, "size": 60}} for name in FACETS}
    counted = searcher.aggregate(query, asked)
    for name in FACETS:
        for bucket in counted[name]["buckets"]:
            yield Facet(name, bucket["key"], int(bucket["doc_count"]))

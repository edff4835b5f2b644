"""The one search: reads the query, asks the index, orders what is found, says why.

The work is bounded whatever is typed: words, candidates and pages have upper limits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from handinhand.core.text import words
from handinhand.places import finder, spotting
from handinhand.places.finder import Place
from handinhand.search import called, candidates, doors, fallback, index, lexicon, metrics, ranking
from handinhand.search.candidates import (
    MOST_CANDIDATES,
    Candidate,
    Facet,
    Filters,
    Found,
    Wanted,
    find,
)
from handinhand.search.stored import Stored
from handinhand.topics import vocabulary
from handinhand.topics.tree import topics

__all__ = [
    "MOST_CANDIDATES",
    "Answer",
    "Facet",
    "Filters",
    "Hit",
    "Reason",
    "Request",
    "count_by_area",
    "search",
]

# A topic counts as meant when it has this share of the best topic's evidence; one with SUGGESTED
# of it is offered as a result of its own. The best stands alone when the next has less than CLEAR,
# and in a told sentence less than CLEAR_IN_A_SENTENCE, where more words may mislead.
MEANT, SUGGESTED, LEAST_EVIDENCE, MOST_TOPICS = 0.42, 0.2, 0.08, 4
CLEAR, CLEAR_IN_A_SENTENCE, SENTENCE_WORDS = 0.5, 0.2, 4
MOST_TOPIC_HITS = 3
# A page that answers a need stands first where the need has this share of the best.
DOOR_SHARE = 0.7
# So few words may be a name, each of so many letters; a told sentence tells of something.
NAME_WORDS, NAME_LETTERS = 2, 3


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. `language` is the reader's, or None where it is not known.

    `counted` asks for the counts of the filters, which a program does not need.
    """

    query: str
    on: date
    now: datetime
    language: str | None = None
    near: str | None = None
    filters: Filters = field(default_factory=Filters)
    page: int = 1
    per_page: int = 10
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a hit fits: by its topic, its place, or a word of the query."""

    code: str
    topic: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    id: str
    kind: str
    key: str
    name: str
    path: str
    topics: tuple[str, ...]
    score: float
    distance_km: float | None = None
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was understood, and what was found."""

    request: Request
    topics: tuple[str, ...] = ()
    place: Place | None = None
    place_candidates: tuple[Place, ...] = ()
    place_unknown: str | None = None
    crisis: str | None = None
    hits: tuple[Hit, ...] = ()
    total: int = 0
    pages: int = 1
    facets: tuple[Facet, ...] = ()
    nearby: tuple[tuple[Place, float], ...] = ()
    broader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    topics: tuple[tuple[str, float], ...]
    place: Place | None
    candidates: tuple[Place, ...]
    unknown: str | None
    crisis: str | None
    free_words: tuple[str, ...]
    suggested: tuple[tuple[str, float], ...]
    sorts: tuple[str, ...]
    names: tuple[str, ...]


def search(request: Request) -> Answer:
    """Answer a request. Without any result the answer still names topics, towns, or both."""
    with metrics.SEARCH_SECONDS.time():
        answer = _answer(request)
    if answer.total == 0:
        metrics.WITHOUT_RESULT.inc()
    return answer


def _answer(request: Request) -> Answer:
    reading = _read(request)
    topic_hits = _topic_hits(reading, request)
    first = (request.page - 1) * request.per_page
    shown_topics = topic_hits[first : first + request.per_page]
    wanted = Wanted(
        topics=_chosen_topics(request, reading),
        words=reading.free_words,
        place=reading.place,
        filters=request.filters,
        now=request.now,
        skip=max(0, first - len(topic_hits)),
        take=request.per_page - len(shown_topics),
        counted=request.counted,
        sorts=() if request.filters.topic else reading.sorts,
        names=() if request.filters.topic else reading.names,
    )
    try:
        found = find(index.current().searcher(), wanted)
    except index.IndexNotReady:
        found = fallback.find(wanted)
    reachable = min(found.total, MOST_CANDIDATES)
    return Answer(
        request=request,
        topics=tuple(code for code, _ in wanted.topics),
        place=reading.place,
        place_candidates=reading.candidates,
        place_unknown=reading.unknown,
        crisis=reading.crisis,
        hits=(*shown_topics, *_hits(found, wanted, request)),
        total=found.total,
        pages=max(1, -(-(len(topic_hits) + reachable) // request.per_page)),
        facets=found.facets,
        nearby=_nearby(reading.place, request.on) if found.total == 0 else (),
        broader=_broader(wanted.topics) if found.total == 0 else (),
    )


def count_by_area(keys: Iterable[str]) -> dict[str, int]:
    """Return how many offers and offices serve each of these areas itself."""
    try:
        return candidates.count_by_area(index.current().searcher(), keys)
    except index.IndexNotReady:
        return {}


def _hits(found: Found, wanted: Wanted, request: Request) -> Iterable[Hit]:
    ordered = ranking.order(found, wanted)
    if wanted.needs_a_closer_look:
        ordered = ordered[wanted.skip : wanted.skip + wanted.take]
    return (_hit(candidate, wanted, request.language) for candidate in ordered)


def _read(request: Request) -> _Reading:
    typed = list(words(request.query))
    crisis = lexicon.crisis_detector().detect(typed, vocabulary.CRISES)
    recogniser = lexicon.recogniser()
    place, several, unknown = _named_place(request)
    spotted = spotting.spot(typed, on=request.on, known=recogniser.is_known)
    if spotted is not None:
        typed = typed[: spotted.start] + typed[spotted.end :]
        if place is None and not several:
            place, several = spotted.place, spotted.several
    elif place is None and unknown is None:
        unknown = spotting.unknown_postcode(typed)
    recognised = recogniser.recognise(typed, request.language)
    best = recognised.topics[0][1] if recognised.topics else 0.0
    suggested = tuple(
        (code, weight / best)
        for code, weight in recognised.topics[:MOST_TOPICS]
        if best >= LEAST_EVIDENCE and weight >= SUGGESTED * best
    )
    meant = tuple((code, share) for code, share in suggested if share >= MEANT)
    free = tuple(word for number, word in enumerate(typed) if number not in recognised.known)
    clear = CLEAR if len(typed) < SENTENCE_WORDS else CLEAR_IN_A_SENTENCE
    return _Reading(
        topics=_with_crisis(meant, crisis),
        place=place,
        candidates=several,
        unknown=unknown,
        crisis=crisis,
        free_words=free if meant else tuple(typed),
        suggested=suggested
        if any(share >= clear for _, share in suggested[1:2])
        else suggested[:1],
        sorts=called.sorts_named(typed),
        names=tuple(word for word in typed if len(word) >= NAME_LETTERS)
        if len(typed) <= NAME_WORDS
        else (),
    )


def _named_place(request: Request) -> tuple[Place | None, tuple[Place, ...], str | None]:
    if not (request.near or "").strip():
        return None, (), None
    found = finder.find(request.near or "", on=request.on)
    if len(found.candidates) == 1:
        return found.candidates[0], (), None
    if found.candidates:
        return None, found.candidates, None
    return None, (), found.typed


CRISIS_TOPICS: Mapping[str, str] = {
    "violence": "violence_against_women",
    "suicide": "trauma_counselling",
    "child": "family_counselling",
    "acute": "emergency",
    "deportation": "legal_advice",
}


def _with_crisis(
    meant: tuple[tuple[str, float], ...], crisis: str | None
) -> tuple[tuple[str, float], ...]:
    if crisis is None:
        return meant
    first = CRISIS_TOPICS[crisis]
    return ((first, 1.0), *((code, weight * 0.9) for code, weight in meant if code != first))


def _chosen_topics(request: Request, reading: _Reading) -> tuple[tuple[str, float], ...]:
    chosen = request.filters.topic
    if chosen is None or chosen not in topics():
        return reading.topics
    return ((chosen, 1.0),)


def _topic_hits(reading: _Reading, request: Request) -> list[Hit]:
    """Every topic meant is itself a result: one when it is clear, up to three when it is not.

    A page that answers a need itself stands before all of them.
    """
    if request.filters.narrows or request.filters.kinds:
        return []
    chosen = _chosen_topics(request, reading)
    shown = {**dict(chosen[:1]), **dict(reading.suggested)}
    if request.filters.topic:
        shown = dict(chosen)
    language = request.language or "de"
    return [
        *(
            hit
            for code, weight in chosen
            if weight >= DOOR_SHARE
            for hit in _door_hits(code, weight, language)
        ),
        *(
            _topic_hit(code, weight, language)
            for code, weight in list(shown.items())[:MOST_TOPIC_HITS]
        ),
    ]


def _door_hits(code: str, weight: float, language: str) -> Iterable[Hit]:
    door = doors.door_to(code)
    if door is not None:
        name = door.name_in(language)
        hit = _topic_hit(code, weight, language)
        yield replace(hit, id=door.id, kind="page", key=door.key, name=name, path=door.path)


def _topic_hit(code: str, weight: float, language: str) -> Hit:
    return Hit(
        id=f"topic:{code}",
        kind="topic",
        key=code,
        name=vocabulary.label(code, language),
        path=f"thema/{code}/",
        topics=topics()[code].path,
        score=round(100 * weight, 2),
        because=(Reason("topic", topic=code),),
    )


def _hit(candidate: Candidate, wanted: Wanted, language: str | None) -> Hit:
    document = candidate.document
    return Hit(
        id=document.id,
        kind=document.kind,
        key=document.key,
        name=document.names.get(language or "", document.name),
        path=document.path,
        topics=_topics_shown(document, wanted),
        score=round(candidate.score, 2),
        distance_km=candidate.distance_km,
        because=tuple(_reasons(candidate, wanted)),
    )


def _topics_shown(document: Stored, wanted: Wanted) -> tuple[str, ...]:
    """Return the document's topics, those asked for first, then its others, then the roots."""
    asked = [code for code, _ in wanted.topics if code in document.topics]
    ordered = [*asked, *document.main_topics, *document.topics]
    return tuple(sorted(dict.fromkeys(ordered), key=lambda code: topics()[code].parent is None))


def _reasons(candidate: Candidate, wanted: Wanted) -> Iterable[Reason]:
    asked = (code for code, _ in wanted.topics if code in candidate.document.topics)
    shown = next(asked, None)
    if shown is not None:
        yield Reason("topic", topic=shown)
    elif wanted.words:
        yield Reason("word")
    if wanted.place is not None:
        if candidate.serves(wanted.place):
            yield Reason("serves", place=wanted.place.name)
        elif candidate.distance_km is not None:
            yield Reason("near", place=wanted.place.name)


def _nearby(place: Place | None, on: date) -> tuple[tuple[Place, float], ...]:
    return tuple(finder.nearest_towns(place, on=on)) if place is not None else ()


def _broader(meant: tuple[tuple[str, float], ...]) -> tuple[str, ...]:
    above = (topics()[code].parent for code, _ in meant)
    return tuple(dict.fromkeys(code for code in above if code is not None))

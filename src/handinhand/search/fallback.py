"""Search without an index: some entries by topic, place and word, straight from the database."""

from handinhand.search.candidates import (
    MOST_CANDIDATES,
    Candidate,
    Found,
    Wanted,
    distance_to,
)
from handinhand.search.documents import Document, Rough, sources
from handinhand.search.stored import deep_topics_of, stored_of

TOPIC_SCORE, SORT_SCORE = 10.0, 10.0


def find(wanted: Wanted) -> Found:
    """Return at most MOST_CANDIDATES entries that fit, the better topics first; no counts."""
    rough = Rough(
        topics=tuple(code for code, _ in wanted.topics),
        areas=wanted.place.area_keys if wanted.place else (),
        words=wanted.words,
        most=MOST_CANDIDATES,
    )
    documents = [
        document
        for source in sources().values()
        if source.roughly is not None
        for document in source.roughly(rough)
    ]
    found = [_candidate(document, wanted) for document in documents[:MOST_CANDIDATES]]
    found.sort(key=lambda one: -one.score)
    page = found if wanted.needs_a_closer_look else found[wanted.skip : wanted.skip + wanted.take]
    return Found(tuple(page), len(found))


def _candidate(document: Document, wanted: Wanted) -> Candidate:
    deep = deep_topics_of(document)
    best = max((share for code, share in wanted.topics if code in deep), default=0.0)
    _, _, key = document.id.partition(":")
    stored = stored_of(document, key, deep)
    named = SORT_SCORE if document.sort and document.sort in wanted.sorts else 0.0
    score = (1 + TOPIC_SCORE * best + named) * document.weight
    return Candidate(stored, score, distance_to(stored, wanted.place))

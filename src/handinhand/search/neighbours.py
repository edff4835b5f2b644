"""Known words near an unknown one: typing errors and longer forms, found through its first letters.

The words lie in one table under their beginnings, so that never all of them are looked at.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix

PREFIX_TRUST, TYPO_TRUST = 0.4, 0.7
MIN_PREFIX, MIN_TYPO, MIN_TYPO_TWO = 4, 5, 9
MOST = 8


def by_beginning(terms: Iterable[str]) -> dict[str, list[str]]:
    """Return the words under their two first letters, and under the first and third."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for term in terms:
        if len(term) >= MIN_PREFIX:
            found[term[:2]].append(term)
            found[_without_second(term)].append(term)
    return dict(found)


def near(term: str, beginnings: Mapping[str, Sequence[str]]) -> tuple[list[str], float]:
    """Return neighbours and how far to trust them."""
    if len(term) < MIN_PREFIX:
        return [], 0.0
    alike = beginnings.get(term[:2], ())
    typos = _typos(term, [*alike, *beginnings.get(_without_second(term), ())])
    return (typos, TYPO_TRUST) if typos else (_relatives(term, alike), PREFIX_TRUST)


def _without_second(term: str) -> str:
    return f"{term[0]}?{term[2]}"


def _typos(term: str, candidates: Iterable[str]) -> list[str]:
    if len(term) < MIN_TYPO:
        return []
    allowed = 2 if len(term) >= MIN_TYPO_TWO else 1
    found = process.extract(
        term, list(dict.fromkeys(candidates)), scorer=OSA.distance, score_cutoff=allowed, limit=None
    )
    nearest = [(one, distance) for one, distance, _ in found if distance > 0]
    return [one for one, distance in nearest if distance == nearest[0][1]]


def _relatives(term: str, candidates: Sequence[str]) -> list[str]:
    """Return those that begin alike the longest, by a good part of either word."""
    ordered = process.extract(
        term, candidates, scorer=Prefix.similarity, score_cutoff=MIN_PREFIX - 1, limit=None
    )
    alike = [
        (one, shared)
        for one, shared, _ in ordered
        if shared >= 0.7 * min(len(term), len(one)) and shared >= 0.55 * max(len(term), len(one))
    ]
    return [one for one, shared in alike if shared == alike[0][1]][:MOST]

"""The order of candidates: meaning first, then how near, then how fresh."""

from handinhand.search.candidates import Candidate, Found, Wanted

FULL_NEARNESS, HALF_NEARNESS_KM = 4.0, 12.0


def order(found: Found, wanted: Wanted) -> list[Candidate]:
    """Return the candidates, best first; equal ones by name, so that pages are stable.

    Where nothing but the index decides they stand in its order already.
    """
    if not wanted.needs_a_closer_look:
        return list(found.candidates)
    for candidate in found.candidates:
        candidate.score = _score(candidate, wanted)
    return sorted(found.candidates, key=_place_in_line)


def _score(candidate: Candidate, wanted: Wanted) -> float:
    """Return the index's score, which is weighted already, and what nearness adds to it."""
    if wanted.place is None:
        return candidate.score
    nearness = 0.0
    if candidate.distance_km is not None:
        nearness = FULL_NEARNESS / (1 + candidate.distance_km / HALF_NEARNESS_KM)
    elif candidate.serves_closely(wanted.place):
        nearness = FULL_NEARNESS / 2
    return candidate.score + nearness * candidate.document.weight


def _place_in_line(candidate: Candidate) -> tuple[float, str, str]:
    return (-candidate.score, candidate.document.name, candidate.document.id)

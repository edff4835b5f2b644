"""The order of candidates: meaning first, then how near, then how fresh."""

from handinhand.search.candidates import Candidate, Found, Wanted

NOTHING = Found()
FULL_NEARNESS, HALF_NEARNESS_KM = 4.0, 12.0


def order(found: Found, wanted: Wanted) -> list[Candidate]:
    """Return the candidates, best first; equal ones by name, so that pages are stable."""
    for candidate in found.candidates:
        candidate.score = _score(candidate, wanted)
    return sorted(found.candidates, key=lambda one: (-one.score, one.name, one.id))


def _score(candidate: Candidate, wanted: Wanted) -> float:
    score = candidate.score
    if wanted.place is not None:
        if candidate.distance_km is not None:
            score += FULL_NEARNESS / (1 + candidate.distance_km / HALF_NEARNESS_KM)
        elif candidate.serves_closely(wanted.place):
            score += FULL_NEARNESS / 2
    return score * candidate.weight

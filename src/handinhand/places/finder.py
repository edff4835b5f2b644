"""What place does a person mean? Names in any script, postal codes, villages, typing errors.

The work is bounded: long texts are cut, and near names are sought among those with the same
first letter only. A place inside a query: `spotting.py`.
"""

from dataclasses import dataclass
from datetime import date

from handinhand.places.distance import great_circle_km
from handinhand.places.gazetteer import Place, load
from handinhand.places.matching import (
    MOST,
    POSTCODE,
    by_postcode,
    by_sound,
    decided,
    exact,
    near,
    two_names,
    with_endings,
    without_prepositions,
)
from handinhand.places.naming import key

__all__ = ["MOST", "Found", "Place", "by_key", "find", "nearest_towns"]

LONGEST, MOST_WORDS = 120, 12


@dataclass(frozen=True, slots=True)
class Found:
    """The places a text may mean, best first: none, one, or several to ask back."""

    typed: str
    candidates: tuple[Place, ...] = ()

    @property
    def is_one(self) -> bool:
        return len(self.candidates) == 1


def find(text: str, *, on: date) -> Found:
    """Return the places meant. An unknown text gives none; nothing is ever guessed silently."""
    typed = text.strip()[:LONGEST]
    gazetteer = load(on)
    text_key = " ".join(key(typed).split()[:MOST_WORDS])
    if not text_key:
        return Found(typed)
    if typed in gazetteer.by_key:
        return Found(typed, (gazetteer.places[gazetteer.by_key[typed]],))
    code = POSTCODE.search(text_key)
    if code is not None:
        return Found(typed, by_postcode(gazetteer, code.group(), text_key))
    text_key = without_prepositions(text_key)
    for search in (exact, with_endings, two_names, near, by_sound):
        numbers = search(gazetteer, text_key)
        if numbers:
            return Found(typed, decided(gazetteer, numbers))
    return Found(typed)


def by_key(area_key: str, *, on: date) -> Place | None:
    gazetteer = load(on)
    number = gazetteer.by_key.get(area_key)
    return None if number is None else gazetteer.places[number]


def nearest_towns(place: Place, *, on: date, limit: int = 5) -> list[tuple[Place, float]]:
    """Return the next towns and their distance in kilometres, the place itself left out."""
    if place.lat is None or place.lon is None:
        return []
    towns = [
        (other, great_circle_km(place.lat, place.lon, other.lat, other.lon))
        for other in load(on).towns
        if other.ags != place.ags and other.lat is not None and other.lon is not None
    ]
    return sorted(towns, key=lambda pair: pair[1])[:limit]

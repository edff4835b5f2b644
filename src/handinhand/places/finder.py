"""What place does a person mean? Names in any script, postal codes, villages, typing errors.

The work is bounded: long texts are cut, and near names are sought among those with the same
first letter only.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handinhand.core.text import fold, script
from handinhand.places.ambiguous import AMBIGUOUS
from handinhand.places.distance import great_circle_km
from handinhand.places.enums import AreaKind
from handinhand.places.gazetteer import Gazetteer, Place, load
from handinhand.places.naming import PREPOSITIONS, key, skeleton, without_endings

__all__ = ["Found", "Place", "Spotted", "by_key", "find", "nearest_towns", "spot"]

MOST, MIN_SOUND = 20, 3
LONGEST, MOST_WORDS, MOST_NAME_WORDS = 120, 12, 4
ONE_ERROR_FROM, TWO_ERRORS_FROM = 5, 9
SURE_POPULATION, SPOT_FUZZY_FROM, SPOT_FUZZY_POPULATION = 10_000, 6, 3_000
_POSTCODE = re.compile(r"\d{5}")


@dataclass(frozen=True, slots=True)
class Found:
    """The places a text may mean, best first: none, one, or several to ask back."""

    typed: str
    candidates: tuple[Place, ...] = ()

    @property
    def is_one(self) -> bool:
        return len(self.candidates) == 1


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place inside a query; the words [start, end) named it. `several` is set when unsure."""

    place: Place | None
    start: int
    end: int
    several: tuple[Place, ...] = ()


def find(text: str, *, on: date) -> Found:
    """Return the places meant. An unknown text gives none; nothing is ever guessed silently."""
    typed = text.strip()[:LONGEST]
    gazetteer = load(on)
    text_key = " ".join(key(typed).split()[:MOST_WORDS])
    if not text_key:
        return Found(typed)
    if typed in gazetteer.by_key:
        return Found(typed, (gazetteer.places[gazetteer.by_key[typed]],))
    code = _POSTCODE.search(text_key)
    if code is not None:
        return Found(typed, _by_postcode(gazetteer, code.group(), text_key))
    text_key = _without_prepositions(text_key)
    for search in (_exact, _with_endings, _two_names, _near, _by_sound):
        numbers = search(gazetteer, text_key)
        if numbers:
            return Found(typed, _decided(gazetteer, numbers))
    return Found(typed)


def spot(
    words: Sequence[str], *, on: date, known: Callable[[str], bool] = lambda _: False
) -> Spotted | None:
    """Return the place named inside a query; `known` tells words that are no misspelt place."""
    gazetteer = load(on)
    words = list(words)[: 4 * MOST_WORDS]
    for position, word in enumerate(words):
        if _POSTCODE.fullmatch(word) and word in gazetteer.postcodes:
            return _spotted(_by_postcode(gazetteer, word, word), position, position + 1)
    for length in range(min(MOST_NAME_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            numbers = _named(gazetteer, words, start, length, known)
            if numbers:
                begin = start - 1 if start and fold(words[start - 1]) in PREPOSITIONS else start
                return _spotted(_decided(gazetteer, numbers), begin, start + length)
    return _spot_nearly(gazetteer, words, known)


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


def _by_postcode(gazetteer: Gazetteer, code: str, text_key: str) -> tuple[Place, ...]:
    places = [
        replace(gazetteer.places[n], postcode=code) for n in gazetteer.postcodes.get(code, ())
    ]
    rest = _without_prepositions(text_key.replace(code, " ").strip())
    named = [place for place in places if rest and key(place.name).startswith(rest)]
    return tuple(sorted(named or places, key=_rank))[:MOST]


def _without_prepositions(text_key: str) -> str:
    parts = text_key.split()
    while len(parts) > 1 and parts[0] in PREPOSITIONS - {"kreis"}:
        parts = parts[1:]
    return " ".join(parts)


def _exact(gazetteer: Gazetteer, text_key: str) -> list[int]:
    return list(gazetteer.names.get(text_key, ()))


def _with_endings(gazetteer: Gazetteer, text_key: str) -> list[int]:
    for bare in without_endings(text_key):
        if bare in gazetteer.names:
            return list(gazetteer.names[bare])
    return []


def _two_names(gazetteer: Gazetteer, text_key: str) -> list[int]:
    """A quarter and its town, in either order ("Neubrandenburg Oststadt")."""
    parts = text_key.split()
    for cut in range(1, len(parts)):
        one = _exact(gazetteer, " ".join(parts[:cut])) or _near(gazetteer, " ".join(parts[:cut]))
        other = _exact(gazetteer, " ".join(parts[cut:]))
        towns = {gazetteer.places[n].ags for n in [*one, *other] if _is_town(gazetteer.places[n])}
        quarters = [
            n
            for n in [*one, *other]
            if gazetteer.places[n].kind == "locality" and gazetteer.places[n].ags in towns
        ]
        if quarters or (one and not other):
            return quarters or one
    return []


def _is_town(place: Place) -> bool:
    return place.kind == AreaKind.MUNICIPALITY


def _near(gazetteer: Gazetteer, text_key: str) -> list[int]:
    if len(text_key) < ONE_ERROR_FROM:
        return []
    allowed = 2 if len(text_key) >= TWO_ERRORS_FROM else 1
    names = gazetteer.starts.get(text_key[:1], ())
    near = process.extract(
        text_key, names, scorer=OSA.distance, score_cutoff=allowed, limit=MOST, processor=None
    )
    errors = {name: int(distance) for name, distance, _ in near if distance}
    fewest = min(errors.values(), default=0)
    kept = [name for name, number in errors.items() if number == fewest]
    return list(dict.fromkeys(n for name in kept for n in gazetteer.names[name]))


def _by_sound(gazetteer: Gazetteer, text_key: str) -> list[int]:
    if script(text_key) == "latin":
        return []
    for form in (text_key, *without_endings(text_key)):
        sound = skeleton(form)
        if len(sound) >= MIN_SOUND and sound in gazetteer.skeletons:
            return list(gazetteer.skeletons[sound])
    return []


def _rank(place: Place) -> tuple[int, int, str]:
    return (place.kind == "locality", -place.population, place.name)


def _decided(gazetteer: Gazetteer, numbers: Iterable[int]) -> tuple[Place, ...]:
    """Return the places meant: one alone when it is clearly the bigger, otherwise all."""
    places = sorted((gazetteer.places[n] for n in dict.fromkeys(numbers)), key=_rank)
    if (
        len(places) > 1
        and places[0].population >= SURE_POPULATION
        and all(place.population * 10 <= places[0].population for place in places[1:])
    ):
        return (places[0],)
    return tuple(places[:MOST])


def _named(
    gazetteer: Gazetteer,
    words: Sequence[str],
    start: int,
    length: int,
    known: Callable[[str], bool],
) -> list[int]:
    text_key = " ".join(fold(word) for word in words[start : start + length])
    numbers = _exact(gazetteer, text_key)
    if not numbers and length > 1:
        numbers = [
            n for n in _two_names(gazetteer, text_key) if gazetteer.places[n].kind == "locality"
        ]
    if not numbers and length == 1 and not known(words[start]):
        numbers = _with_endings(gazetteer, text_key)
    if length > 1 or not numbers:
        return numbers
    after_preposition = start > 0 and fold(words[start - 1]) in PREPOSITIONS
    if text_key in AMBIGUOUS:
        return numbers if after_preposition or len(words) == 1 else []
    biggest = max(gazetteer.places[number].population for number in numbers)
    if after_preposition or biggest >= SURE_POPULATION or not known(words[start]):
        return numbers
    return []


def _spot_nearly(
    gazetteer: Gazetteer, words: Sequence[str], known: Callable[[str], bool]
) -> Spotted | None:
    for position, word in enumerate(words):
        text_key = fold(word)
        if len(text_key) < SPOT_FUZZY_FROM or known(word):
            continue
        numbers = _near(gazetteer, text_key) or _by_sound(gazetteer, text_key)
        towns = [n for n in numbers if gazetteer.places[n].population >= SPOT_FUZZY_POPULATION]
        if towns:
            return _spotted(_decided(gazetteer, towns), position, position + 1)
    return None


def _spotted(places: tuple[Place, ...], start: int, end: int) -> Spotted | None:
    if not places:
        return None
    if len(places) == 1:
        return Spotted(places[0], start, end)
    return Spotted(None, start, end, places)

"""Which places bear a name, or one like it? Numbers of the gazetteer, and who of them is meant."""

import re
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handinhand.core.text import script
from handinhand.places.enums import AreaKind
from handinhand.places.gazetteer import Gazetteer, Place
from handinhand.places.naming import PREPOSITIONS, TITLES, key, skeleton, without_endings

MOST, MIN_SOUND = 20, 3
ONE_ERROR_FROM, TWO_ERRORS_FROM = 5, 9
SURE_POPULATION = 10_000
POSTCODE = re.compile(r"\d{5}")
BEFORE_NAMES = PREPOSITIONS | TITLES


def exact(gazetteer: Gazetteer, text_key: str) -> list[int]:
    return list(gazetteer.names.get(text_key, ()))


def with_endings(gazetteer: Gazetteer, text_key: str) -> list[int]:
    for bare in without_endings(text_key):
        if bare in gazetteer.names:
            return list(gazetteer.names[bare])
    return []


def two_names(gazetteer: Gazetteer, text_key: str) -> list[int]:
    """A quarter and its town, in either order ("Neubrandenburg Oststadt")."""
    parts = text_key.split()
    for cut in range(1, len(parts)):
        one = exact(gazetteer, " ".join(parts[:cut])) or near(gazetteer, " ".join(parts[:cut]))
        other = exact(gazetteer, " ".join(parts[cut:]))
        quarters = [*_quarters(gazetteer, one, other), *_quarters(gazetteer, other, one)]
        if quarters or (one and not other):
            return quarters or one
    return []


def _quarters(gazetteer: Gazetteer, names: Iterable[int], of_towns: Iterable[int]) -> list[int]:
    """Return which of the names are quarters of one of these towns."""
    towns = {place.ags for place in map(gazetteer.places.__getitem__, of_towns) if _is_town(place)}
    return [
        number
        for number in names
        if gazetteer.places[number].kind == "locality" and gazetteer.places[number].ags in towns
    ]


def _is_town(place: Place) -> bool:
    return place.kind == AreaKind.MUNICIPALITY


def near(gazetteer: Gazetteer, text_key: str) -> list[int]:
    if len(text_key) < ONE_ERROR_FROM:
        return []
    allowed = 2 if len(text_key) >= TWO_ERRORS_FROM else 1
    names = gazetteer.starts.get(text_key[:1], ())
    alike = process.extract(
        text_key, names, scorer=OSA.distance, score_cutoff=allowed, limit=MOST, processor=None
    )
    errors = {name: int(distance) for name, distance, _ in alike if distance}
    fewest = min(errors.values(), default=0)
    kept = [name for name, number in errors.items() if number == fewest]
    return list(dict.fromkeys(n for name in kept for n in gazetteer.names[name]))


def by_sound(gazetteer: Gazetteer, text_key: str) -> list[int]:
    if script(text_key) == "latin":
        return []
    for form in (text_key, *without_endings(text_key)):
        sound = skeleton(form)
        if len(sound) >= MIN_SOUND and sound in gazetteer.skeletons:
            return list(gazetteer.skeletons[sound])
    return []


def by_postcode(gazetteer: Gazetteer, code: str, text_key: str) -> tuple[Place, ...]:
    places = [
        replace(gazetteer.places[n], postcode=code) for n in gazetteer.postcodes.get(code, ())
    ]
    rest = without_prepositions(text_key.replace(code, " ").strip())
    named = [place for place in places if rest and key(place.name).startswith(rest)]
    return tuple(sorted(named or places, key=_rank))[:MOST]


def without_prepositions(text_key: str) -> str:
    parts = text_key.split()
    while len(parts) > 1 and parts[0] in BEFORE_NAMES - {"kreis"}:
        parts = parts[1:]
    return " ".join(parts)


def _rank(place: Place) -> tuple[int, int, str]:
    return (place.kind == "locality", -place.population, place.name)


def decided(gazetteer: Gazetteer, numbers: Iterable[int]) -> tuple[Place, ...]:
    """Return the places meant: one alone when it is clearly the bigger, otherwise all.

    A village that bears the name of its own municipality is no other place.
    """
    named = [gazetteer.places[n] for n in dict.fromkeys(numbers)]
    whole = {place.ags for place in named if place.kind != "locality"}
    places = sorted(
        (one for one in named if one.kind != "locality" or one.ags not in whole), key=_rank
    )
    if (
        len(places) > 1
        and places[0].population >= SURE_POPULATION
        and all(place.population * 10 <= places[0].population for place in places[1:])
    ):
        return (places[0],)
    return tuple(places[:MOST])

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
from handinhand.places.naming import PREPOSITIONS, TITLES, key, skeleton, without_endings

__all__ = [
    "Found",
    "Place",
    "Spotted",
    "by_key",
    "find",
    "nearest_towns",
    "spot",
    "unknown_postcode",
]

MOST, MIN_SOUND = 20, 3
LONGEST, MOST_WORDS, MOST_NAME_WORDS = 120, 12, 4
ONE_ERROR_FROM, TWO_ERRORS_FROM = 5, 9
SURE_POPULATION, SPOT_FUZZY_FROM, SPOT_FUZZY_POPULATION = 10_000, 6, 3_000
# A word of the vocabulary is a place all the same where so many live there; in a short query fewer
# are enough. SURE_SOUND consonants alike in another script are no chance.
WELL_KNOWN_POPULATION, KNOWN_POPULATION, SHORT_QUERY, SURE_SOUND = 4_000, 1_000, 3, 5
_POSTCODE = re.compile(r"\d{5}")
_BEFORE_NAMES = PREPOSITIONS | TITLES


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
            places = _by_postcode(gazetteer, word, word)
            return _said_again(gazetteer, words, _spotted(places, position, position + 1))
    named = _spot_named(gazetteer, words, known)
    if named is not None:
        return _said_again(gazetteer, words, named)
    return _said_again(gazetteer, words, _spot_nearly(gazetteer, words, known))


def _spot_named(
    gazetteer: Gazetteer, words: Sequence[str], known: Callable[[str], bool]
) -> Spotted | None:
    """Return the longest name said; the whole state only where nothing smaller is said."""
    state: Spotted | None = None
    for length in range(min(MOST_NAME_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            numbers = _named(gazetteer, words, start, length, known)
            spotted = _spotted(_decided(gazetteer, numbers), start, start + length)
            if spotted and spotted.place and spotted.place.kind == AreaKind.STATE:
                state = state or spotted
            elif spotted:
                return spotted
    return state


def unknown_postcode(words: Iterable[str]) -> str | None:
    """Return what looks like a postal code among words in which no place was spotted."""
    numbers = [word for word in words if word.isdecimal()]
    is_one = len(numbers) == 1 and _POSTCODE.fullmatch(numbers[0]) and numbers[0][0] != "0"
    return numbers[0] if is_one else None


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
    while len(parts) > 1 and parts[0] in _BEFORE_NAMES - {"kreis"}:
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


def _said_again(
    gazetteer: Gazetteer, words: Sequence[str], spotted: Spotted | None
) -> Spotted | None:
    """Take in what names the same place once more: "18055 Rostock", "Hansestadt Stralsund",
    "Sanitz bei Rostock". Of several places the one that is named is meant.
    """
    if spotted is None:
        return None
    start, end = spotted.start, spotted.end
    several = spotted.several
    named = _name_from(gazetteer, words, end)
    while named is not None:
        several, end = _those_named(gazetteer, several, named[1]), named[0]
        named = _name_from(gazetteer, words, end)
    named = _name_until(gazetteer, words, start)
    while named is not None:
        several, start = _those_named(gazetteer, several, named[1]), named[0]
        named = _name_until(gazetteer, words, start)
    while start and fold(words[start - 1]) in _BEFORE_NAMES | {"d"}:
        start -= 1
    return _spotted((spotted.place,) if spotted.place else several, start, end)


def _name_from(
    gazetteer: Gazetteer, words: Sequence[str], end: int
) -> tuple[int, list[int]] | None:
    """Return where a place's name ends that begins here, after prepositions, and who bears it."""
    begin = end
    while begin < len(words) and fold(words[begin]) in _BEFORE_NAMES:
        begin += 1
    for length in range(min(MOST_NAME_WORDS, len(words) - begin), 0, -1):
        numbers = _only_a_name(gazetteer, words[begin : begin + length])
        if numbers:
            return begin + length, numbers
    return None


def _name_until(
    gazetteer: Gazetteer, words: Sequence[str], start: int
) -> tuple[int, list[int]] | None:
    """Return where a place's name begins that ends here, and who bears it."""
    for length in range(min(MOST_NAME_WORDS, start), 0, -1):
        numbers = _only_a_name(gazetteer, words[start - length : start])
        if numbers:
            return start - length, numbers
    return None


def _only_a_name(gazetteer: Gazetteer, words: Sequence[str]) -> list[int]:
    text_key = " ".join(fold(word) for word in words)
    if text_key in AMBIGUOUS:
        return []
    if _POSTCODE.fullmatch(text_key):
        return list(gazetteer.postcodes.get(text_key, ()))
    return _exact(gazetteer, text_key)


def _those_named(
    gazetteer: Gazetteer, several: tuple[Place, ...], numbers: Iterable[int]
) -> tuple[Place, ...]:
    """Return those of the places that bear the name or lie in what bears it; all if none does."""
    keys = {gazetteer.places[number].ags for number in numbers}
    meant = tuple(place for place in several if keys.intersection(place.area_keys))
    return meant or several


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


def _sounds_sure(text_key: str) -> bool:
    return len(skeleton(text_key)) >= SURE_SOUND


def _rank(place: Place) -> tuple[int, int, str]:
    return (place.kind == "locality", -place.population, place.name)


def _decided(gazetteer: Gazetteer, numbers: Iterable[int]) -> tuple[Place, ...]:
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
    biggest = max(
        gazetteer.places[number].population or WELL_KNOWN_POPULATION for number in numbers
    )
    if text_key in AMBIGUOUS:
        ends_two_words = len(words) == start + 1 == 2 and biggest >= SURE_POPULATION  # noqa: PLR2004
        return numbers if after_preposition or len(words) == 1 or ends_two_words else []
    least = KNOWN_POPULATION if len(words) <= SHORT_QUERY else WELL_KNOWN_POPULATION
    if after_preposition or biggest >= least or not known(words[start]):
        return numbers
    return []


def _spot_nearly(
    gazetteer: Gazetteer, words: Sequence[str], known: Callable[[str], bool]
) -> Spotted | None:
    for position, word in enumerate(words):
        text_key = fold(word)
        if len(text_key) < SPOT_FUZZY_FROM:
            continue
        least = SPOT_FUZZY_POPULATION
        if known(word):
            least = SURE_POPULATION
            numbers = _by_sound(gazetteer, text_key) if _sounds_sure(text_key) else []
        else:
            numbers = _near(gazetteer, text_key) or _by_sound(gazetteer, text_key)
        towns = [n for n in numbers if gazetteer.places[n].population >= least]
        if towns:
            return _spotted(_decided(gazetteer, towns), position, position + 1)
    return None


def _spotted(places: tuple[Place, ...], start: int, end: int) -> Spotted | None:
    if not places:
        return None
    if len(places) == 1:
        return Spotted(places[0], start, end)
    return Spotted(None, start, end, places)

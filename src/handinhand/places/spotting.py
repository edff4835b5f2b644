"""Which place does a query name, and with which of its words?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from handinhand.core.text import fold
from handinhand.places.ambiguous import AMBIGUOUS
from handinhand.places.enums import AreaKind
from handinhand.places.gazetteer import Gazetteer, Place, load
from handinhand.places.matching import (
    BEFORE_NAMES,
    POSTCODE,
    SURE_POPULATION,
    by_postcode,
    by_sound,
    decided,
    exact,
    near,
    two_names,
    with_endings,
)
from handinhand.places.naming import PREPOSITIONS, skeleton

LONGEST_QUERY, MOST_NAME_WORDS = 48, 4  # words
SPOT_FUZZY_FROM, SPOT_FUZZY_POPULATION = 6, 3_000
# A word of the vocabulary is a place all the same where so many live there; in a short query fewer
# are enough. SURE_SOUND consonants alike in another script are no chance.
WELL_KNOWN_POPULATION, KNOWN_POPULATION, SHORT_QUERY, SURE_SOUND = 4_000, 1_000, 3, 5


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place inside a query; the words [start, end) named it. `several` is set when unsure."""

    place: Place | None
    start: int
    end: int
    several: tuple[Place, ...] = ()


def spot(
    words: Sequence[str], *, on: date, known: Callable[[str], bool] = lambda _: False
) -> Spotted | None:
    """Return the place named inside a query; `known` tells words that are no misspelt place."""
    gazetteer = load(on)
    words = list(words)[:LONGEST_QUERY]
    for position, word in enumerate(words):
        if POSTCODE.fullmatch(word) and word in gazetteer.postcodes:
            places = by_postcode(gazetteer, word, word)
            return _said_again(gazetteer, words, _spotted(places, position, position + 1))
    named = _spot_named(gazetteer, words, known)
    if named is not None:
        return _said_again(gazetteer, words, named)
    return _said_again(gazetteer, words, _spot_nearly(gazetteer, words, known))


def unknown_postcode(words: Iterable[str]) -> str | None:
    """Return what looks like a postal code among words in which no place was spotted."""
    numbers = [word for word in words if word.isdecimal()]
    is_one = len(numbers) == 1 and POSTCODE.fullmatch(numbers[0]) and numbers[0][0] != "0"
    return numbers[0] if is_one else None


def _spot_named(
    gazetteer: Gazetteer, words: Sequence[str], known: Callable[[str], bool]
) -> Spotted | None:
    """Return the longest name said; the whole state only where nothing smaller is said."""
    state: Spotted | None = None
    for length in range(min(MOST_NAME_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            numbers = _named(gazetteer, words, start, length, known)
            spotted = _spotted(decided(gazetteer, numbers), start, start + length)
            if spotted and spotted.place and spotted.place.kind == AreaKind.STATE:
                state = state or spotted
            elif spotted:
                return spotted
    return state


def _named(
    gazetteer: Gazetteer,
    words: Sequence[str],
    start: int,
    length: int,
    known: Callable[[str], bool],
) -> list[int]:
    text_key = " ".join(fold(word) for word in words[start : start + length])
    numbers = exact(gazetteer, text_key)
    if not numbers and length > 1:
        numbers = [
            n for n in two_names(gazetteer, text_key) if gazetteer.places[n].kind == "locality"
        ]
    if not numbers and length == 1 and not known(words[start]):
        numbers = with_endings(gazetteer, text_key)
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
            numbers = by_sound(gazetteer, text_key) if _sounds_sure(text_key) else []
        else:
            numbers = near(gazetteer, text_key) or by_sound(gazetteer, text_key)
        towns = [n for n in numbers if gazetteer.places[n].population >= least]
        if towns:
            return _spotted(decided(gazetteer, towns), position, position + 1)
    return None


def _sounds_sure(text_key: str) -> bool:
    return len(skeleton(text_key)) >= SURE_SOUND


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
    while start and fold(words[start - 1]) in BEFORE_NAMES | {"d"}:
        start -= 1
    return _spotted((spotted.place,) if spotted.place else several, start, end)


def _name_from(
    gazetteer: Gazetteer, words: Sequence[str], end: int
) -> tuple[int, list[int]] | None:
    """Return where a place's name ends that begins here, after prepositions, and who bears it."""
    begin = end
    while begin < len(words) and fold(words[begin]) in BEFORE_NAMES:
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
    if POSTCODE.fullmatch(text_key):
        return list(gazetteer.postcodes.get(text_key, ()))
    return exact(gazetteer, text_key)


def _those_named(
    gazetteer: Gazetteer, several: tuple[Place, ...], numbers: Iterable[int]
) -> tuple[Place, ...]:
    """Return those of the places that bear the name or lie in what bears it; all if none does."""
    keys = {gazetteer.places[number].ags for number in numbers}
    meant = tuple(place for place in several if keys.intersection(place.area_keys))
    return meant or several


def _spotted(places: tuple[Place, ...], start: int, end: int) -> Spotted | None:
    if not places:
        return None
    if len(places) == 1:
        return Spotted(places[0], start, end)
    return Spotted(None, start, end, places)

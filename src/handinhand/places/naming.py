"""Names of places in every spelling: keys under which they are found, endings, sound skeletons."""

import re
from collections.abc import Iterator

from handinhand.core.text import fold, script, words

PREPOSITIONS = frozenset(
    fold(word)
    for word in (
        "in bei nach aus auf um nähe von zu at near from to around à a en près de chez в у во "
        "на из под возле около біля поблизу з із до в'яз في من الى إلى قرب عند بمدينة "
        "مدينة در به از نزدیک شهر په کې نږدې ته ښار kreis stadt gemeinde ort город місто "
        "місті городе yakınında "
    ).split()
)
TITLES = frozenset(
    fold(word)
    for word in (
        "hansestadt landeshauptstadt universitätsstadt kreisstadt ostseebad seebad ostseeheilbad "
        "seeheilbad heilbad insel stadt gemeinde ortsteil stadtteil"
    ).split()
)
_TURKISH_ENDINGS = frozenset("da de ta te dan den tan ten ya ye a e daki deki taki teki".split())
_CASE_ENDINGS = {
    "cyrillic": ("ом", "ем", "ами", "ові", "ою", "ах", "е", "і", "у", "а", "и", "ї"),
    "latin": ("daki", "deki", "dan", "den", "tan", "ten", "da", "de", "ta", "te", "s"),
}
_ARABIC_PREFIXES = ("بال", "وال", "ال", "ب", "ل", "و")
MIN_BARE = 4


def key(text: str) -> str:
    """Return the one spelling under which a name is looked up."""
    return " ".join(fold(word) for word in words(text))


def spellings(name: str) -> Iterator[str]:
    """Return the keys of a name: as it stands, without brackets, without titles, St. for Sankt."""
    bare = re.sub(r"\s*\(.*?\)", "", name)
    river = re.split(r"\s+(?:an der|am|auf|bei|i\.|a\.)\s+|/", bare)[0]
    for form in dict.fromkeys((name, name.replace("/", " "), bare, river)):
        folded = key(form)
        yield folded
        first, _, rest = folded.partition(" ")
        if rest and first in TITLES:
            yield rest
        if " sankt " in f" {folded} ":
            yield folded.replace("sankt", "st")


def without_endings(text_key: str) -> Iterator[str]:
    """Return what remains when a case ending or a prefix is taken off ("Ростоке", "Wismarda")."""
    head, _, last = text_key.rpartition(" ")
    if head and last in _TURKISH_ENDINGS:
        yield head
    kind = script(text_key)
    for ending in _CASE_ENDINGS.get(kind, ()):
        if text_key.endswith(ending) and len(text_key) - len(ending) >= MIN_BARE:
            yield text_key[: -len(ending)]
    if kind == "arabic":
        for prefix in _ARABIC_PREFIXES:
            if text_key.startswith(prefix) and len(text_key) - len(prefix) >= MIN_BARE - 1:
                yield text_key[len(prefix) :]


_SOUNDS = (
    ("sch", "s"), ("tsch", "s"), ("ch", "k"), ("ck", "k"), ("ph", "v"), ("th", "t"), ("tz", "s"),
    ("pf", "v"), ("x", "ks"),
)  # fmt: skip
_LETTERS = {
    **dict.fromkeys("aeiouyjhäöü", ""),
    **dict.fromkeys("ckqg", "k"),
    **dict.fromkeys("szßc", "s"),
    **dict.fromkeys("vwf", "v"),
    **dict.fromkeys("bp", "b"),
    **dict.fromkeys("dt", "t"),
    "l": "l", "m": "m", "n": "n", "r": "r",
    **dict.fromkeys("аеёиіїйоуыэюяєьъх", ""),
    **dict.fromkeys("кгґ", "k"),
    **dict.fromkeys("сзцшщжч", "s"),
    **dict.fromkeys("вф", "v"),
    **dict.fromkeys("бп", "b"),
    **dict.fromkeys("дт", "t"),
    "л": "l", "м": "m", "н": "n", "р": "r",
    **dict.fromkeys("اييهحعآ", ""),
    **dict.fromkeys("كقغجگخ", "k"),
    **dict.fromkeys("سشصزژذثضظچ", "s"),
    **dict.fromkeys("فڤو", "v"),
    **dict.fromkeys("بپ", "b"),
    **dict.fromkeys("دتط", "t"),
    "ل": "l", "م": "m", "ن": "n", "ر": "r",
}  # fmt: skip


def skeleton(text_key: str) -> str:
    """Return the consonants of a name as they sound, so that scripts can be compared.

    Waw is a vowel inside a word ("روستوك") and a consonant at its start ("ويسمار").
    """
    text = text_key.replace(" ", "")
    for letters, sound in _SOUNDS:
        text = text.replace(letters, sound)
    if script(text) == "arabic":
        text = text[:1] + text[1:].replace("و", "")
    sounds = [_LETTERS.get(letter, "") for letter in text]
    return re.sub(r"(.)\1+", r"\1", "".join(sounds))

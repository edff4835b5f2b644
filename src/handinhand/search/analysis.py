"""From words to terms: stems for every language, parts of German compounds."""

import re
from collections.abc import Callable, Container, Mapping
from functools import lru_cache

import Stemmer

from handinhand.core.text import fold, script

LANGUAGES_BY_SCRIPT: Mapping[str, tuple[str, ...]] = {
    "latin": ("de", "en", "fr", "tr"),
    "cyrillic": ("ru", "uk"),
    "arabic": ("ar", "fa", "ps"),
}
_SNOWBALL = {
    code: Stemmer.Stemmer(name, 0)  # without a cache of its own: `stem` keeps one
    for code, name in (
        ("de", "german"),
        ("en", "english"),
        ("fr", "french"),
        ("tr", "turkish"),
        ("ru", "russian"),
    )
}
_ZWNJ = "\u200c"
MIN_STEM = 3


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """Return the folded stem of a word in a language; "" as language only folds."""
    folded = fold(word).replace(_ZWNJ, "")
    if language == "de":
        return _german(folded)
    if language in _SNOWBALL and script(folded) == "latin" and language != "ru":
        return str(_SNOWBALL[language].stemWord(folded))
    if language == "ru" and script(folded) == "cyrillic":
        return str(_SNOWBALL["ru"].stemWord(folded))
    strip = _OWN.get(language)
    return strip(folded) if strip and script(folded) != "latin" else folded


def _german(folded: str) -> str:
    """Stem, and take off the -s that stays after an ending ("Kurse" → kurs, but "Kurs" → kur)."""
    stemmed = str(_SNOWBALL["de"].stemWord(folded))
    if len(stemmed) > MIN_STEM and stemmed[-1] == "s" and stemmed[-2] in "bdfghklmnrt":
        return stemmed[:-1]
    return stemmed


def parts(word: str) -> tuple[str, ...]:
    """Return the word and, for a word held together by ZWNJ, its parts beside the whole."""
    if _ZWNJ not in word:
        return (word,)
    return (word.replace(_ZWNJ, ""), *(part for part in word.split(_ZWNJ) if len(part) > 1))


def _stripper(prefixes: str, suffixes: str) -> Callable[[str], str]:
    """Return a light stemmer: one prefix, two suffixes at most, never below three letters."""
    before = sorted(prefixes.split(), key=len, reverse=True)
    after = sorted(suffixes.split(), key=len, reverse=True)

    def strip(word: str) -> str:
        for prefix in before:
            if word.startswith(prefix) and len(word) - len(prefix) >= MIN_STEM:
                word = word[len(prefix) :]
                break
        for _ in range(2):
            for suffix in after:
                if word.endswith(suffix) and len(word) - len(suffix) >= MIN_STEM:
                    word = word[: -len(suffix)]
                    break
            else:
                break
        return word

    return strip


# Letters are in their folded form here (see text._ARABIC).
_OWN: dict[str, Callable[[str], str]] = {
    "ar": _stripper(
        "وال بال فال كال لل ال وب ول ولل",
        "ها هم هن كم كن نا ني ات ون ين ان يه ته تي تك ه ي ك",
    ),
    "fa": _stripper("نمي مي", "هايم هايت هايش هايي هاي ها ترين تر ان م ت ش اند ام ايم ي"),
    "ps": _stripper("", "ونو ونه انو ان ونكي يو و ه ي ې ات تيا"),
    "uk": _stripper(
        "",
        "ннями ннях нням ння нню ттями ття ттю ями ами ого ому ими ій ої ою ею єю ів їв ах ях ам "
        "ям ові еві ість ості істю ати яти ити іти увати ювати ують юють ють ить ять али или ила "
        "ало ала ємо имо ете їть а я у ю і ї о е є и й ь",
    ),
}


class CompoundSplitter:
    """Splits German compounds into known stems ("Kindergartenplatz" → Kindergarten, Platz).

    Every part must be known and be written with at least four letters; linking letters between
    parts are allowed. Works on stems, so an inflected last part is found too ("Sprachkurse").
    """

    LINKS = ("", "s", "es", "n", "en", "er", "e")
    MIN_PART = 4
    MAX_LENGTH = 40

    def __init__(self, known: Container[str]) -> None:
        self._known = known
        self._cache: dict[str, tuple[str, ...]] = {}

    def split(self, stemmed: str) -> tuple[str, ...]:
        """Return the parts' stems, or nothing where the word is no compound of known ones."""
        if len(stemmed) < 2 * self.MIN_PART or len(stemmed) > self.MAX_LENGTH:
            return ()
        if stemmed not in self._cache:
            if len(self._cache) > 20_000:  # noqa: PLR2004 - a bound, whatever is asked
                self._cache.clear()
            found = self._search(stemmed, 0)
            self._cache[stemmed] = found if found and len(found) > 1 else ()
        return self._cache[stemmed]

    def _search(self, word: str, depth: int) -> tuple[str, ...] | None:
        whole = stem(word, "de")
        if len(whole) >= MIN_STEM and whole in self._known:
            return (whole,)
        if depth == 3:  # noqa: PLR2004 - four parts are enough for German offices
            return None
        for cut in range(len(word) - self.MIN_PART, self.MIN_PART - 1, -1):
            head = self._head(word[:cut])
            if head is None:
                continue
            rest = self._search(word[cut:], depth + 1)
            if rest is not None:
                return (head, *rest)
        return None

    def _head(self, word: str) -> str | None:
        for link in self.LINKS:
            if link and not word.endswith(link):
                continue
            bare = word[: len(word) - len(link)] if link else word
            for form in (bare, stem(bare, "de"), f"{bare}e"):
                if len(form) >= MIN_STEM and form in self._known:
                    return form
        return None


NUMBER = re.compile(r"^\d+$")

"""Folding and splitting of text in every script; the same for what is stored and what is asked."""

import re
import unicodedata
from collections.abc import Iterator

MAX_CHARACTERS = 400
MAX_WORDS = 40

# "ä" typed as "ae"; every following e goes too, so that folding twice changes nothing more.
_LATIN_PAIR = re.compile("([aou])e+")
_LATIN = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "a", "œ": "o", "ı": "i", "đ": "d", "ł": "l", "ə": "e"}
)
# One form for the letters that Arabic, Persian and Pashto keyboards write differently.
_ARABIC = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیېۍئې", "ي"),
        **dict.fromkeys("کڪګگ", "ك"),
        **dict.fromkeys("ةۀەۂھہ", "ه"),
        "ؤ": "و",
        "ۇ": "و",
        "ټ": "ت",
        "ډ": "د",
        "ړ": "ر",
        "ڼ": "ن",
        "ښ": "ش",
        "ږ": "ژ",
        "ځ": "ز",
        "څ": "س",
        "ء": None,
        "ـ": None,
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    }
)
_CYRILLIC = str.maketrans({"ё": "е", "ґ": "г"})
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_JOINERS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200b\u200d\u2060\u00ad]")
_WORD = re.compile(r"[^\W_]+(?:\u200c[^\W_]+)*")
_ARABIC_SCRIPT = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_CYRILLIC_SCRIPT = re.compile("[\u0400-\u052f]")


def script(word: str) -> str:
    """Return "arabic", "cyrillic" or "latin" (everything else counts as latin)."""
    if _ARABIC_SCRIPT.search(word):
        return "arabic"
    return "cyrillic" if _CYRILLIC_SCRIPT.search(word) else "latin"


def words(text: str) -> Iterator[str]:
    """Split into lower-case words, letters still as typed; bounded whatever is given.

    An apostrophe inside a word is dropped ("п'ять", "l'école" keeps its article apart).
    """
    text = unicodedata.normalize("NFKC", text[: MAX_CHARACTERS * 4])[:MAX_CHARACTERS].casefold()
    text = _JOINERS.sub("", text)
    text = _APOSTROPHES.sub(lambda match: _apostrophe(match, text), text)
    for number, match in enumerate(_WORD.finditer(text)):
        if number >= MAX_WORDS:
            return
        yield match.group()


def _apostrophe(match: re.Match[str], text: str) -> str:
    before = text[: match.start()].rsplit(None, 1)[-1]
    return "" if script(before[-1:]) == "cyrillic" else " "


def fold(word: str) -> str:
    """Return the form under which variants of spelling meet: umlauts, accents, Arabic letters."""
    kind = script(word)
    if kind == "arabic":
        return _strip_marks(word).translate(_ARABIC)
    if kind == "cyrillic":
        return word.translate(_CYRILLIC)
    return _LATIN_PAIR.sub(r"\1", _strip_marks(word.translate(_LATIN)))


def _strip_marks(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare)

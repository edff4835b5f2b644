"""Which parts of a text run against its direction, so that they are set apart (isolated).

Without it "0385 588-0" comes out as "588-0 0385" between Arabic words, and "§ 61 AsylG" loses
its sign to the other end.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

Direction = Literal["ltr", "rtl"]

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_WORD = rf"[^\W{_RTL}]"
# From a letter or digit to the last one before right-to-left text, with what belongs to it:
# "+49", "§ 61", "(AsylG)", "-5", "50 %", "1.234,00 €".
_LEFT_TO_RIGHT = re.compile(
    rf"(?:[§+#@(]\s?|[-−](?=\d))*{_WORD}(?:[^{_RTL}\n]*{_WORD})?(?:\s?[%€°]|\))*"
)
_LETTER = f"[{_RTL}]"
_RIGHT_TO_LEFT = re.compile(rf"{_LETTER}(?:(?:[^\w\n]|\d)*{_LETTER})*")
# Numbers in a row are one by one, each in its own place of the sentence.
_BETWEEN_NUMBERS = re.compile(r"([,;]\s+|\s+/\s+)")
_LETTERS = re.compile(r"[^\W\d_]")


def runs(text: str, base: Direction) -> Iterator[tuple[str, Direction]]:
    """Split into parts of one direction each; those against `base` are to be isolated."""
    other: Direction = "ltr" if base == "rtl" else "rtl"
    pattern = _LEFT_TO_RIGHT if base == "rtl" else _RIGHT_TO_LEFT
    shown = 0
    for match in pattern.finditer(text):
        for start, end in _pieces(match.group(), match.start()):
            if start > shown:
                yield text[shown:start], base
            shown = _after_marks(text, end)
            yield text[start:shown], other
    if shown < len(text):
        yield text[shown:], base


def _after_marks(text: str, end: int) -> int:
    """Return where the marks end that belong to the letter before `end`."""
    while end < len(text) and unicodedata.category(text[end]) in {"Mn", "Me", "Mc"}:
        end += 1
    return end


def _pieces(found: str, offset: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each isolate in what was found."""
    if _LETTERS.search(found):
        yield _balanced(found, offset)
        return
    position = offset
    for number, part in enumerate(_BETWEEN_NUMBERS.split(found)):
        if number % 2 == 0 and part:
            yield _balanced(part, position)
        position += len(part)


def _balanced(found: str, offset: int) -> tuple[int, int]:
    """Leave brackets at the ends to the sentence around, unless both are inside."""
    start, end = 0, len(found)
    while found[start] == "(" and found.count("(", start, end) > found.count(")", start, end):
        start += 1
    while found[end - 1] == ")" and found.count(")", start, end) > found.count("(", start, end):
        end -= 1
    return offset + start, offset + end

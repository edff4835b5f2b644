"""What of a text our fonts can draw; the rest is replaced, since PDF/UA allows no empty boxes.

Texts come from anybody: what would steer the setting (control characters, overrides of the
direction) is taken out, letters without a glyph become "�", emoji go.
"""

import json
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
MISSING = "\N{REPLACEMENT CHARACTER}"
NEW_LINE = "\n"

# Our runs say the direction (directions.py); signs in the text could turn what follows it.
_STEERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff")
# Signs that would need the letter after them in the same font.
_BEFORE_DIGITS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2")
_INSTEAD = str.maketrans(
    {"→": "›", "←": "‹", "⇒": "›", "➔": "›", "✓": "+", "✔": "+", "✗": "×", "✘": "×", "■": "▪"}
)
_LINE_ENDS = str.maketrans({"\r": NEW_LINE, "\u2028": NEW_LINE, "\u2029": NEW_LINE, "\v": NEW_LINE})
_SPACES = {"\t": " ", "\f": " "}


def drawable(text: str) -> str:
    """Return the text with every sign our fonts can draw; line ends are "\\n"."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", NEW_LINE)).translate(_LINE_ENDS)
    kept: list[str] = []
    fonts: frozenset[str] = frozenset()
    for sign in text.translate(_INSTEAD):
        shown = _SPACES.get(sign, sign)
        if shown == NEW_LINE:
            fonts = frozenset()
            kept.append(shown)
        elif _is_attached(shown):
            if fonts & _fonts_of(shown):
                fonts &= _fonts_of(shown)
                kept.append(shown)
        else:
            shown = _visible(shown)
            fonts = _fonts_of(shown) if shown else fonts
            kept.append(shown)
    return "".join(kept)


def _is_attached(sign: str) -> bool:
    """Tell whether a sign is drawn together with the one before it, so from the same font."""
    return unicodedata.category(sign) in {"Mn", "Me", "Mc"} or sign in "\u200c\u200d"


def _visible(sign: str) -> str:
    if sign in _STEERING or sign in _BEFORE_DIGITS:
        return ""
    if _fonts_of(sign):
        return sign
    is_letter_or_digit = unicodedata.category(sign)[0] in "LNPC" and sign.isprintable()
    return MISSING if is_letter_or_digit else ""


@lru_cache(maxsize=4_096)
def _fonts_of(sign: str) -> frozenset[str]:
    number = ord(sign)
    if number < ord(" ") or ord("\x7f") <= number < ord("\xa0"):
        return frozenset()
    return frozenset(
        family
        for family, rows in _coverage().items()
        if any(first <= number <= last for first, last in rows)
    )


@cache
def _coverage() -> dict[str, list[list[int]]]:
    found: dict[str, list[list[int]]] = json.loads((FONTS / "coverage.json").read_text("utf-8"))
    return found

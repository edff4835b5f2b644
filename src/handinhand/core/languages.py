"""Languages we speak; names of languages and days in a reader's language (CLDR, by Babel)."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError, localedata
from babel.dates import format_date
from django.conf import settings

# CLDR names Dari by its region.
_KNOWN = {"prs": "fa_AF"}
# Parts of CLDR that no text of ours reads, two thirds of a language's memory.
_UNREAD = (
    "unit_patterns unit_display_names compound_unit_patterns currency_names currency_names_plural"
    " meta_zones time_zones date_fields compact_decimal_formats interval_formats scripts"
).split()


def read_cldr(readers: Iterable[str]) -> None:
    """Read CLDR for these readers now, so that workers share it, without what nobody reads."""
    for reader in readers:
        data = localedata.load(reader)
        for part in _UNREAD:
            data.pop(part, None)


def known_language(tag: str | None) -> str | None:
    """Return the language if the platform speaks it, by its tag or the tag's first part."""
    codes = dict(settings.LANGUAGES)
    asked = (tag or "").lower()
    return next((one for one in (asked, asked.partition("-")[0]) if one in codes), None)


@lru_cache(maxsize=2_000)
def language_name(code: str, reader: str) -> str:
    """Return what a language is called for a reader of `reader`, a Babel locale like "de"."""
    name = Locale.parse(reader).languages.get(_KNOWN.get(code, code))
    if name is None:
        try:
            name = Locale.parse(code).display_name
        except (ValueError, UnknownLocaleError):
            name = code
    return name[:1].upper() + name[1:]


def long_day(value: date, reader: str) -> str:
    """Return "3. November 2026" for a reader of `reader`; Leichte Sprache reads as German."""
    return latin_digits(format_date(value, "long", locale=reader.partition("-")[0]))


def latin_digits(text: str) -> str:
    """Write digits as 0–9, which every reader here sees on letters, clocks and phones too."""
    return text.translate(
        {0x0660 + n: str(n) for n in range(10)} | {0x06F0 + n: str(n) for n in range(10)}
    )

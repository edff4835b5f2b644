"""What languages are called in other languages (Unicode CLDR, by Babel)."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

# CLDR names Dari by its region.
_KNOWN = {"prs": "fa_AF"}


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

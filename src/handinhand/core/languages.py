"""What languages are called in other languages (Unicode CLDR, by Babel)."""

from babel import Locale, UnknownLocaleError

# CLDR names Dari by its region.
_KNOWN = {"prs": "fa_AF"}


def language_name(code: str, reader: str) -> str:
    """Return what a language is called for a reader of `reader`, a Babel locale like "de"."""
    name = Locale.parse(reader).languages.get(_KNOWN.get(code, code))
    if name is None:
        try:
            name = Locale.parse(code).display_name
        except (ValueError, UnknownLocaleError):
            name = code
    return name[:1].upper() + name[1:]

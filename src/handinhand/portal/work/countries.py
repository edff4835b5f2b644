"""States by their names in the reader's language; the address keeps their group only."""

from collections.abc import Mapping
from functools import cache

from babel import Locale, localedata

GROUPS: Mapping[str, frozenset[str]] = {
    "safe_listed": frozenset({"AL", "BA", "GH", "XK", "ME", "MK", "SN", "RS"}),
    "ge_md": frozenset({"GE", "MD"}),
    "eu_list": frozenset({"EG", "BD", "IN", "CO", "MA", "TN", "TR"}),
}
"""Anlage II AsylG, with the two states of 2023, and the list of the European Union of 2026."""

LETTERS = 2  # of a state's code; continents have digits
# CLDR has codes for islands, unions and the whole world too: only these are states people flee.
_NO_STATES = frozenset(
    "AC AI AQ AS AW AX BL BQ BM BV CC CK CP CQ CW CX DE DG EA EH EU EZ FK FO GF GG GI GL GP GS"
    " GU HK HM IC IM IO JE KY MF MO MP MQ MS NC NF PF PM PN PR QO RE SH SJ SX TA TC TF TK UM UN"
    " VG VI WF XA XB YT ZZ".split()
)


def group_of(code: str) -> str:
    """Return the group a state belongs to, by its two letters (ISO 3166-1, XK for Kosovo)."""
    return next((group for group, codes in GROUPS.items() if code in codes), "other")


@cache
def states(language: str) -> tuple[tuple[str, str], ...]:
    """Return (code, name) of every state, sorted for a reader of this Babel locale."""
    german = Locale.parse("de").territories
    own = Locale.parse(language if localedata.exists(language) else "de").territories
    names = {str(code): str(own.get(code, name)) for code, name in german.items()}
    return tuple(
        sorted(
            ((code, name) for code, name in names.items() if _is_state(code)),
            key=lambda pair: pair[1].casefold(),
        )
    )


def _is_state(code: str) -> bool:
    return len(code) == LETTERS and code.isalpha() and code not in _NO_STATES

"""A short way to write many expressions that differ in a few places: "{he|she} {hit|beat} me"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

Lists = Mapping[str, Sequence[str]]

_SLOT = re.compile(r"\{([^{}]*)\}")
_BRACKETS = re.compile(r"[{}|…]")
_LIST = "…"


def spelled_out(expressions: Iterable[str], lists: Lists) -> Iterator[str]:
    """Return every expression the short ones stand for: one alternative of each bracket.

    An alternative may be empty, and a bracket may stand inside a word ("{|un}safe").
    "{he…}" stands for everything in the list named "he". What cannot be read stays as it is.
    """
    for expression in expressions:
        pieces = _SLOT.split(expression)  # text, alternatives, text, alternatives, … text
        choices = [
            [*_alternatives(piece, lists)] if number % 2 else [piece]
            for number, piece in enumerate(pieces)
        ]
        for chosen in product(*choices):
            yield " ".join("".join(chosen).split())


def is_unreadable(expression: str) -> bool:
    """Tell whether a spelled-out expression still has a bracket or the name of no list."""
    return bool(_BRACKETS.search(expression))


def _alternatives(slot: str, lists: Lists) -> Iterator[str]:
    for one in slot.split("|"):
        if one.endswith(_LIST) and one[:-1] in lists:
            yield from spelled_out(lists[one[:-1]], {})
        else:
            yield one

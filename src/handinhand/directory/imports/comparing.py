"""Compare what a source says with ours: what it changed, and where both changed the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from handinhand.directory.facts import Facts, difference

_EMPTY: tuple[Any, ...] = (None, "", [], {}, "unknown", "not_stated")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The names of facts the source changed, and of those somebody changed here too."""

    changes: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [*self.changes, *self.conflicts]


def compare(
    ours: Facts, theirs: Facts, delivered: Mapping[str, Any] | None, *, edited: bool
) -> Comparison:
    """Compare by what the source delivered last: what it says again does not undo our edits.

    What it never delivered and we know is asked for. When the source is new here (None), `edited`
    tells whether the entry was changed since the row was written down.
    """
    found = Comparison()
    for one in difference(ours, theirs):
        if delivered is not None and one.name in delivered:
            if delivered[one.name] == one.after:
                continue
            both = delivered[one.name] != one.before
        else:
            both = edited if delivered is None else one.before not in _EMPTY
        (found.conflicts if both else found.changes).append(one.name)
    return found


def compare_as_same(ours: Facts, theirs: Facts) -> Comparison:
    """Compare an entry with a row of which a person said that it is the same.

    What is not known here is filled; for everything else a person chooses.
    """
    found = Comparison()
    for one in difference(ours, theirs):
        (found.changes if one.before in _EMPTY else found.conflicts).append(one.name)
    return found

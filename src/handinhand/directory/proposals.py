"""How a proposal stands against the entry as it is now: rules only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handinhand.directory.facts import FIELDS, Facts

# What only stewards decide; the form of members does not show it and a proposal never names it.
STEWARDS_DECIDE = frozenset(
    {
        "organisation", "owner", "certainty", "stated_on", "checked_on", "checked_by",
        "check_again_by", "valid_from", "valid_until", "merged_into", "capacity_stated_on",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One fact of a proposal. In conflict: somebody changed it after the proposal was written."""

    name: str
    before: Any
    now: Any
    wanted: Any

    @property
    def is_conflict(self) -> bool:
        return bool(self.now != self.before)


def points(before: Mapping[str, Any], wanted: Mapping[str, Any], now: Facts) -> list[Point]:
    """Return what a proposal would still change, in the order of the form."""
    return [
        Point(name, before.get(name), now.get(name), wanted[name])
        for name in FIELDS
        if name in wanted and wanted[name] != now.get(name)
    ]


def of_members(facts: Facts) -> Facts:
    """Return the facts a member may state."""
    return {name: value for name, value in facts.items() if name not in STEWARDS_DECIDE}

"""What a rule may see: status, activity, the law of the day, and the facts it asks for.

A rule never gets a fact itself. It asks a test of one fact ("has this period been reached?"), so
everything that can change an answer is on record, and a fact that was not asked cannot matter.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from handinhand.work_access.words import Activity, Fact, Status

Value = bool | str | date | int | float


@dataclass(frozen=True, slots=True)
class Among:
    """Is the fact one of these values?"""

    fact: Fact
    values: frozenset[Value]


@dataclass(frozen=True, slots=True)
class Reached:
    """Have this many months passed since the day: on >= D(day, months)?"""

    fact: Fact
    months: int


@dataclass(frozen=True, slots=True)
class Until:
    """Is the day this one or an earlier one?"""

    fact: Fact
    day: date


@dataclass(frozen=True, slots=True)
class AtMost:
    """Is the number this or less?"""

    fact: Fact
    most: float


Test = Among | Reached | Until | AtMost


class Case(Protocol):
    """One person's question. `law_day` stands for every day on which the same law is in force."""

    status: Status
    activity: Activity
    law_day: date

    def reads(self, rule: object) -> None:
        """Hear which rule is read next."""
        ...

    def holds(self, test: Test) -> bool:
        """Answer a test; an unknown fact makes the outcome depend on it."""
        ...

    def surely(self, test: Test) -> bool:
        """Answer yes only if the fact is known; never asks for it. For details, not outcomes."""
        ...

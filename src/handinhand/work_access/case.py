"""What a rule may see: status, activity, the law of the day, and the facts it asks for.

A rule never gets a fact itself. It asks a test of one fact ("has this period been reached?"), so
everything that can change an answer is on record, and a fact that was not asked cannot matter.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date

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


@dataclass(slots=True)
class Setting:
    """What is known of every case. `law_day` stands for all days with the same law."""

    status: Status
    activity: Activity
    law_day: date


class Case(Setting, ABC):
    """One person's question, as the rules see it."""

    __slots__ = ()

    @abstractmethod
    def reads(self, rule: object) -> None:
        """Hear which rule is read next."""

    @abstractmethod
    def holds(self, test: Test) -> bool:
        """Answer a test; an unknown fact makes the outcome depend on it."""

    @abstractmethod
    def surely(self, test: Test) -> bool:
        """Answer yes only if the fact is known; never asks for it. For details, not outcomes."""

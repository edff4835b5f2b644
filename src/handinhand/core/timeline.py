"""Values of the law that change on named days; each with its source. Pure, knows no framework."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Certainty(StrEnum):
    """How sure we are of a value or a rule."""

    LOOKED_UP = "L"  # the text of the law or an official page was read
    KNOWN = "K"  # known well, not read word for word
    UNSURE = "U"  # contested or not found: the product sends people to counselling


class NotInForce(LookupError):  # noqa: N818 - the guide to our style names it so
    """There is no value for this day: it lies before the first or after the last one."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__(f"{name}: no value in force on {day.isoformat()}")
        self.name = name
        self.day = day


@dataclass(frozen=True, slots=True)
class Check:
    """Who has confirmed a value or a rule, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class InForce(Generic[T]):
    """A value from this day on, with the law that says so.

    `checked` stays empty until a lawyer has confirmed it. Raises ValueError without a source.
    """

    day: date
    value: T
    source: str
    sure: Certainty = Certainty.LOOKED_UP
    checked: Check | None = None

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise ValueError(f"the value from {self.day.isoformat()} has no source")


class Timeline(Generic[T]):
    """The values of one notion, one after the other; `until` is the last day of the last one.

    It never takes "the nearest": a day outside raises NotInForce. Two values for one day cannot
    be built (ValueError); the order in which the values are written does not matter.
    """

    __slots__ = ("_days", "_values", "name", "until")

    def __init__(self, name: str, *values: InForce[T], until: date | None = None) -> None:
        if not values:
            raise ValueError(f"{name}: a timeline needs a value")
        self.name = name
        self.until = until
        self._values = tuple(sorted(values, key=lambda value: value.day))
        self._days = tuple(value.day for value in self._values)
        if len(set(self._days)) < len(self._days):
            raise ValueError(f"{name}: two values for one day")
        if until is not None and until < self._days[-1]:
            raise ValueError(f"{name}: ends before its last value begins")

    def at(self, day: date) -> InForce[T]:
        """Return the value in force on this day. Raises NotInForce outside."""
        if not self.covers(day):
            raise NotInForce(self.name, day)
        return self._values[bisect_right(self._days, day) - 1]

    def covers(self, day: date) -> bool:
        return self._days[0] <= day and (self.until is None or day <= self.until)

    def changes(self) -> tuple[date, ...]:
        """Return the days on which something changes: each first day, and the day after the end."""
        end = () if self.until is None else (self.until + timedelta(days=1),)
        return (*self._days, *end)

    def __iter__(self) -> Iterator[InForce[T]]:
        return iter(self._values)

"""Is a reader's report worth a look? Rules only; never a riddle, never a third party."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

TOO_FAST = timedelta(seconds=3)
TOO_OLD = timedelta(hours=12)
MOST_AN_HOUR = 5
MOST_LINKS = 1
# Shorter texts ("falsch") are rightly written by many.
REPEATABLE = 20
MOST_REPEATS = 2
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


class Doubt(StrEnum):
    """Why a report is asked again; each has its sentence for the reader."""

    TRAP = "trap"
    FAST = "fast"
    OLD = "old"
    MANY = "many"
    LINKS = "links"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Sent:
    """What is known of a report that was sent. `age` is None when the form was not ours."""

    trap: str
    age: timedelta | None
    in_last_hour: int
    text: str
    repeats: int


def doubts(sent: Sent) -> Iterator[Doubt]:
    """Yield what stands against a report; nothing for nearly everybody."""
    if sent.trap:
        yield Doubt.TRAP
    if sent.age is None or sent.age > TOO_OLD:
        yield Doubt.OLD
    elif sent.age < TOO_FAST:
        yield Doubt.FAST
    if sent.in_last_hour >= MOST_AN_HOUR:
        yield Doubt.MANY
    if len(_LINK.findall(sent.text)) > MOST_LINKS:
        yield Doubt.LINKS
    if len(sent.text) >= REPEATABLE and sent.repeats >= MOST_REPEATS:
        yield Doubt.REPEATED

"""Which question comes next, and what can be answered? One question a page, at most seven."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from handinhand.work_access.decide import decide
from handinhand.work_access.domains import DATES, NUMBERS, in_order
from handinhand.work_access.facts import Facts, read_facts
from handinhand.work_access.statuses import exists_on
from handinhand.work_access.words import PREVIOUS_STATUSES, Activity, Fact, Status

MOST_QUESTIONS = 7


def next_question(data: Mapping[str, Any]) -> str | None:
    """Return the field to ask next, or None when the answer is there.

    `data` is the flat JSON of a call whose `status` and `activity` may still be missing. A fact
    is asked only while two of its values lead to different answers. Raises Refusal.
    """
    for field in ("status", "activity"):
        if data.get(field) is None:
            return field
    return next_fact(read_facts(data))


def next_fact(facts: Facts) -> Fact | None:
    return next(iter(decide(facts).missing_facts), None)


def choices(field: str, on: date) -> tuple[str | bool, ...]:
    """Return what can be answered on that day, in the order to show; none for days and numbers."""
    if field == "status":
        return tuple(status for status in Status if exists_on(status, on))
    if field == "activity":
        return tuple(Activity)
    fact = Fact(field)
    if fact is Fact.PREVIOUS_STATUS:
        return tuple(one for one in Status if one in PREVIOUS_STATUSES and exists_on(one, on))
    if fact in DATES | NUMBERS:
        return ()
    return in_order(fact)

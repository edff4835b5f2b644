"""Facts for the proofs: all values that can make a difference, by day, and chance ones."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import product
from random import Random
from typing import Any

from handinhand.work_access.arithmetic import latest_start
from handinhand.work_access.boundaries import boundary_days
from handinhand.work_access.facts import Facts, Refusal
from handinhand.work_access.rule import Verdict
from handinhand.work_access.statuses import exists_on
from handinhand.work_access.tree import tree_for, verdicts_in
from handinhand.work_access.words import (
    ASKED,
    ASSUMED,
    PREVIOUS_STATUSES,
    Activity,
    AppliedFor,
    AsylumHistory,
    BaExemption,
    DocumentNote,
    Fact,
    Origin,
    Status,
)

ONE_DAY = timedelta(days=1)
PERIODS = (3, 6, 9, 15, 36, 48)
KEY_DAYS = (date(2015, 8, 31), date(2019, 7, 31), date(2023, 8, 30))
DATES = (Fact.ASYLUM_APPLICATION_ON, Fact.DULDUNG_SINCE, Fact.STAY_SINCE)
WORDS: dict[Fact, tuple[Any, ...]] = {
    Fact.DOCUMENT_NOTE: tuple(DocumentNote),
    Fact.APPLIED_FOR: tuple(AppliedFor),
    Fact.ORIGIN: tuple(Origin),
    Fact.ASYLUM_HISTORY: tuple(AsylumHistory),
    Fact.BA_EXEMPTION: tuple(BaExemption),
    Fact.INSURED_WORK_MONTHS: (0, 23, 24),
    Fact.WEEKLY_HOURS: (10, 10.5, 20, 21),
    Fact.FULL_DAYS_THIS_YEAR: (120, 120.5, 140, 141),
}
# Those with many rules come more often.
COMMON_STATUSES = (*Status, Status.DULDUNG, Status.AUFENTHALTSGESTATTUNG)


@cache
def days_around_boundaries() -> tuple[date, ...]:
    """Return every day on which something changes, the day before and the day after."""
    days = {day + delta * ONE_DAY for day in boundary_days() for delta in (-1, 0, 1)}
    return tuple(sorted(day for day in days if day >= boundary_days()[0]))


def values_of(fact: Fact, on: date) -> tuple[Any, ...]:
    """Return values on both sides of everything that can matter about a fact on that day."""
    if fact in DATES:
        return dates_around(on)
    if fact is Fact.PREVIOUS_STATUS:
        return tuple(sorted(one for one in PREVIOUS_STATUSES if exists_on(one, on)))
    return WORDS.get(fact, (False, True))


@cache
def dates_around(on: date, periods: tuple[int, ...] = PERIODS) -> tuple[date, ...]:
    edges = {latest_start(on, months) for months in periods} | {d for d in KEY_DAYS if d < on}
    return tuple(sorted({day for edge in edges for day in (edge, edge + ONE_DAY)} | {on}))


def combinations(on: date, facts: Iterable[Fact]) -> Iterator[dict[Fact, Any]]:
    names = tuple(facts)
    for values in product(*(values_of(fact, on) for fact in names)):
        yield dict(zip(names, values, strict=True))


def complete(facts: Facts) -> dict[str, Any]:
    """Return all facts with the assumed ones filled in, as the oracle wants them."""
    return {
        **{fact: getattr(facts, fact) for fact in Fact},
        **{f: v for f, v in ASSUMED.items() if getattr(facts, f) is None},
        "on": facts.on,
        "status": facts.status,
        "activity": facts.activity,
    }


def make_facts(on: date, status: Status, activity: Activity, **known: Any) -> Facts | None:
    """Return facts, or None when they cannot be (the Duldung before the stay)."""
    try:
        return Facts(on=on, status=status, activity=activity, **known)
    except Refusal:
        return None


def by_chance(
    random: Random,
    *,
    share: float = 1,
    assumed: float = 0.15,
    statuses: Sequence[Status] = COMMON_STATUSES,
) -> Facts:
    """Return a person by chance: each asked fact known with this chance."""
    while True:
        on = random.choice(days_around_boundaries())
        if random.random() < 0.5:
            on = boundary_days()[0] + timedelta(days=random.randrange(4400))
        known = {f: random.choice(values_of(f, on)) for f in ASKED if random.random() < share}
        known |= {f: random.choice(values_of(f, on)) for f in ASSUMED if random.random() < assumed}
        status = random.choice(statuses)
        found = make_facts(on, status, random.choice(list(Activity)), **known)
        if found is not None:
            return found


@cache
def every_verdict() -> tuple[tuple[Status, Activity, date, Verdict], ...]:
    """Return every verdict of every tree: status, activity, first day of the law, verdict."""
    return tuple(
        (status, activity, day, verdict)
        for day in boundary_days()
        for status in Status
        if exists_on(status, day) and status is not Status.FIKTION_81_4
        for activity in Activity
        for verdict in verdicts_in(tree_for(status, activity, day))
    )

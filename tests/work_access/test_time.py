"""Proofs 3 and 4: the first day is right; earlier is never worse; time only on named days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from handinhand.work_access.answer import Answer
from handinhand.work_access.boundaries import boundary_days
from handinhand.work_access.decide import decide
from handinhand.work_access.domains import DATES
from handinhand.work_access.facts import Facts
from handinhand.work_access.plan import plan_for
from handinhand.work_access.words import Activity, Fact, Outcome, Status
from tests.work_access.people import (
    ONE_DAY,
    by_chance,
    make_facts,
    values_of,
)
from tests.work_access.test_every_combination import existing, people_on, with_open_facts_filled

ORDER = (
    Outcome.NOT_ALLOWED,
    Outcome.UNCLEAR_LAW,
    Outcome.NOT_YET,
    Outcome.NEEDS_BA_APPROVAL,
    Outcome.ALLOWED_WITH_PERMISSION,
    Outcome.ALLOWED,
)


def answer_on(day: date, facts: Facts) -> Answer:
    """Ask again on another day under the law of the first one."""
    plan = plan_for(facts.status, facts.activity, facts.on)
    return plan.answer(replace(facts, on=day))


@pytest.mark.parametrize("seed", range(4))
def test_on_the_first_day_it_is_possible_and_the_day_before_it_is_not(seed: int) -> None:
    random, checked = Random(seed), 0
    while checked < 250:
        facts = by_chance(random, assumed=0, statuses=WAITING)
        first = decide(facts).from_day
        if first is None:
            continue
        checked += 1
        assert answer_on(first, facts).outcome in ORDER[3:]
        before = answer_on(first - ONE_DAY, facts)
        assert (before.outcome, before.from_day) == (Outcome.NOT_YET, first)


WAITING = (Status.AUFENTHALTSGESTATTUNG, Status.ANKUNFTSNACHWEIS, Status.DULDUNG)


@pytest.mark.parametrize("seed", range(4))
def test_an_earlier_day_never_makes_it_worse(seed: int) -> None:
    random = Random(seed)
    for _ in range(4000):
        facts = by_chance(random)
        fact = random.choice(sorted(DATES))
        earlier = [day for day in values_of(fact, facts.on) if day <= getattr(facts, fact)]
        other = make_facts_like(facts, fact, random.choice(earlier))
        if other is not None:
            assert rank(other) >= rank(facts), (facts, fact, other)


def make_facts_like(facts: Facts, fact: Fact, value: Any) -> Facts | None:
    known = {name: getattr(facts, name) for name in Fact} | {fact: value}
    return make_facts(facts.on, facts.status, facts.activity, **known)


def rank(facts: Facts) -> tuple[int, int]:
    """Return how good an answer is; of two waits the shorter one is better."""
    answer = decide(facts)
    wait = -answer.from_day.toordinal() if answer.from_day else 0
    return ORDER.index(answer.outcome), wait


# Named by the spec; the last two follow from its words: what was unsettled before a rule began.
WORSE_FROM = {
    date(2020, 1, 1): "more histories banned with a Duldung",
    date(2023, 12, 23): "Georgia and Moldova are safe states",
    date(2024, 2, 27): "near removal",
    date(2026, 2, 9): "admissions to courses stopped",
    date(2026, 6, 12): "accelerated procedure, cooperation, EU list",
    date(2026, 8, 3): "EU list",
    date(2016, 7, 1): "job courses begin; before, the law is unclear",
    date(2016, 8, 6): "Ankunftsnachweis settled; before, the law is unclear",
}


@pytest.mark.parametrize("day", boundary_days()[1:], ids=str)
def test_time_makes_it_worse_on_the_named_days_only(day: date) -> None:
    got_worse = any(
        worse(decide(before), decide(after))
        for status in existing(day - ONE_DAY)
        for activity in Activity
        if rules_changed(status, activity, day)
        for before, after in on_both_sides(status, activity, day)
    )
    assert got_worse == (day in WORSE_FROM)


def rules_changed(status: Status, activity: Activity, day: date) -> bool:
    """Tell whether the rules say anything else from this day on; if not, time only helps."""
    return plan_for(status, activity, day) is not plan_for(status, activity, day - ONE_DAY)


def on_both_sides(status: Status, activity: Activity, day: date) -> Iterator[tuple[Facts, Facts]]:
    """Return one person for each path of the old and of the new rules, on both days."""
    eve = day - ONE_DAY
    for person in (*people_on(status, activity, eve), *people_on(status, activity, day)):
        known = with_open_facts_filled(person)
        known.pop("previous_status")
        for fact in DATES:
            given = getattr(person, fact) or person.stay_since or date(2012, 1, 1)
            known[fact] = min(given, eve)
        before, after = make_facts(**known | {"on": eve}), make_facts(**known | {"on": day})
        if before and after:
            yield before, after


def worse(before: Answer, after: Answer) -> bool:
    return ORDER.index(after.outcome) < ORDER.index(before.outcome)

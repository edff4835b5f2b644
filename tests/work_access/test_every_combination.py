"""Proofs 1, 2 and 7: every combination on every boundary day; every rule decides somewhere."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest

from handinhand.work_access import values
from handinhand.work_access.answer import Answer
from handinhand.work_access.boundaries import boundary_days
from handinhand.work_access.decide import decide
from handinhand.work_access.domains import DATES, NUMBERS, Domain, Range, everything, exactly
from handinhand.work_access.facts import Facts
from handinhand.work_access.knowledge import Known
from handinhand.work_access.plan import Plan, plan_for
from handinhand.work_access.rule import Decision, Wait
from handinhand.work_access.rules.choice import groups
from handinhand.work_access.statuses import exists_on
from handinhand.work_access.weighing import End, weigh
from handinhand.work_access.words import ASKED, ASSUMED, Activity, Fact, Outcome, Status
from tests.work_access import oracle
from tests.work_access.people import (
    ONE_DAY,
    by_chance,
    complete,
    days_around_boundaries,
    every_verdict,
    make_facts,
    values_of,
)


def check_shape(answer: Answer, on: date) -> None:
    """An answer has a source; a first day if it must wait; missing facts if it depends."""
    assert answer.reasons
    assert all(reason.source.strip() for reason in answer.reasons)
    assert (answer.from_day is not None) == (answer.outcome is Outcome.NOT_YET)
    assert answer.from_day is None or answer.from_day > on
    assert bool(answer.missing_facts) == (answer.outcome is Outcome.DEPENDS)
    assert answer.next_steps
    assert answer.is_after_check == (on > values.CHECKED_UNTIL)


def paths_on(plan: Plan, on: date) -> tuple[End, ...]:
    """Return every path of the rules, all facts being open: together all combinations there are.

    The paths part the values of every fact (`test_tree.py`), so one person for each is enough.
    """
    box = {fact: everything(fact, on) for fact in plan.facts}
    return weigh(plan.tree, Known(on, box, frozenset(plan.facts), frozenset())).reachable


def one_of(domain: Domain, *, last: bool) -> Any:
    """Return the first or the last value of a domain (with days: both edges get tried)."""
    if not isinstance(domain, Range):
        return sorted(domain, key=str)[-1 if last else 0]
    if isinstance(domain.above, date):
        return domain.last if last else max(domain.above + ONE_DAY, date(2000, 1, 1))
    return min(domain.last, domain.above + 1) if not last or domain.last > 999 else domain.last


def people_on(status: Status, activity: Activity, on: date) -> Iterator[Facts]:
    plan = plan_for(status, activity, on)
    for end in paths_on(plan, on):
        has_span = any(isinstance(domain, Range) for domain in end.box.values())
        for last in (True, False) if has_span else (True,):
            known = {fact: one_of(domain, last=last) for fact, domain in end.box.items()}
            facts = make_facts(on, status, activity, **known)
            if facts is not None:
                yield facts


@pytest.mark.parametrize("day", boundary_days(), ids=str)
def test_every_combination_on_a_boundary_day_and_its_neighbours_has_the_answer_of_the_spec(
    day: date,
) -> None:
    for on in (day - ONE_DAY, day, day + ONE_DAY):
        for status in existing(on):
            for activity in Activity:
                for facts in people_on(status, activity, on):
                    compare_with_oracle(facts)


def existing(on: date) -> list[Status]:
    """Return the statuses of a day that have rules of their own; none before the law begins."""
    if on < values.FIRST_DAY:
        return []
    return [one for one in Status if exists_on(one, on) and one is not Status.FIKTION_81_4]


def compare_with_oracle(facts: Facts) -> None:
    answer, told = decide(facts), oracle.tell(with_open_facts_filled(facts))
    check_shape(answer, facts.on)
    assert answer.outcome == told.outcome, facts
    assert answer.from_day == told.from_day, facts
    assert answer.permission_by == told.by, facts
    assert answer.priority_check == told.priority_check, facts
    assert answer.permission_kind == told.kind or facts.asylum_application_on is None, facts


def with_open_facts_filled(facts: Facts) -> dict[str, Any]:
    """Fill what no rule asked for: it must not matter, so anything will do."""
    known = complete(facts)
    return {
        name: value if value is not None else values_of(Fact(name), facts.on)[0]
        for name, value in known.items()
        if name in ASSUMED or name in ASKED
    } | {"on": facts.on, "status": facts.status, "activity": facts.activity}


def test_every_status_says_something_about_every_activity_when_nothing_is_known() -> None:
    for on in days_around_boundaries():
        for status in (*existing(on), Status.FIKTION_81_4):
            for activity in Activity:
                check_shape(decide(Facts(on=on, status=status, activity=activity)), on)


@pytest.mark.parametrize("seed", range(4))
def test_people_by_chance_get_the_answer_of_the_spec(seed: int) -> None:
    random = Random(seed)
    for _ in range(4000):
        facts = by_chance(random)
        answer, told = decide(facts), oracle.tell(complete(facts))
        found = (
            answer.outcome,
            answer.from_day,
            answer.permission_kind,
            answer.permission_by,
            answer.priority_check,
        )
        assert found == tuple(told), facts


def test_every_rule_is_the_deciding_one_at_least_once() -> None:
    deciding = Counter(verdict.reasons[0].code for *_, verdict in every_verdict())
    named = {reason.code for *_, verdict in every_verdict() for reason in verdict.reasons}
    for group in groups():
        for rule in group.all_rules():
            if isinstance(rule, Decision | Wait):
                assert deciding[rule.code], rule.code
            assert rule.code in named


def test_every_dated_value_of_the_engine_begins_with_the_law_or_later() -> None:
    for timeline in values.timelines():
        assert timeline.changes()[0] >= values.FIRST_DAY
        assert all(value.source for value in timeline)


def test_numbers_and_days_are_told_apart() -> None:
    assert not DATES & NUMBERS
    assert exactly(Fact.WEEKLY_HOURS, 20) != exactly(Fact.WEEKLY_HOURS, 20.5)

"""What would change a decided answer: the day, another value of a fact, or what one can do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from handinhand.work_access.answer import Answer
from handinhand.work_access.arithmetic import day_after
from handinhand.work_access.case import Reached
from handinhand.work_access.decide import decide, judged_as
from handinhand.work_access.domains import DATES
from handinhand.work_access.facts import Facts
from handinhand.work_access.knowledge import assumed_value
from handinhand.work_access.next_steps import WHAT_COULD_CHANGE
from handinhand.work_access.plan import Plan, plan_for
from handinhand.work_access.possible import Alternative, what_if
from handinhand.work_access.tree import tests_in
from handinhand.work_access.words import Fact, Outcome


@dataclass(frozen=True, slots=True)
class DayChange:
    """From this day on the outcome is another one, facts and law being the same."""

    day: date
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class FactChange:
    """With these values of this fact, everything else being the same, something else comes out.

    `from_day` is set when it is another first day of a not_yet.
    """

    fact: Fact
    alternative: Alternative
    from_day: date | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """`codes` name what a person can do about a ban (texts in texts/steps.py)."""

    days: tuple[DayChange, ...]
    facts: tuple[FactChange, ...]
    codes: tuple[str, ...]


def explain(facts: Facts) -> Explanation:
    """Return what would change the answer. A `depends` is explained by `alternatives` instead."""
    answer = decide(facts)
    return Explanation(
        tuple(_day_changes(facts, answer)),
        tuple(_fact_changes(facts, answer)),
        WHAT_COULD_CHANGE.get(answer.reasons[0].code, ()),
    )


def _plan(facts: Facts) -> Plan:
    status = judged_as(facts)[0]
    return plan_for(status, facts.activity, facts.on)


def _day_changes(facts: Facts, answer: Answer) -> Iterator[DayChange]:
    """Let time pass under the law in force on the day asked."""
    plan = _plan(facts)
    outcome = answer.outcome
    for day in sorted(_days_of_periods(facts, plan)):
        then = plan.answer(replace(facts, on=day)).outcome
        if then is not outcome:
            yield DayChange(day, then)
        outcome = then


def _days_of_periods(facts: Facts, plan: Plan) -> set[date]:
    days = set()
    for test in tests_in(plan.tree):
        start: Any = getattr(facts, test.fact)
        if start is None:
            start = assumed_value(facts, test.fact)
        if isinstance(test, Reached) and start is not None:
            days.add(day_after(start, test.months))
    return {day for day in days if day > facts.on}


def _fact_changes(facts: Facts, answer: Answer) -> Iterator[FactChange]:
    for fact in _plan(facts).facts:
        if fact in DATES:
            continue
        for alternative in what_if(facts, fact):
            if alternative.outcomes != (answer.outcome,):
                yield FactChange(fact, alternative)
            elif answer.from_day and alternative.value is not None:
                other = decide(facts.having(fact, alternative.value))
                if other.from_day != answer.from_day:
                    yield FactChange(fact, alternative, other.from_day)

"""What can still come out? All outcomes that some values of the open facts lead to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from handinhand.work_access.decide import decide, judged_as, previous_statuses
from handinhand.work_access.domains import DATES, NUMBERS, bound_of, in_order
from handinhand.work_access.facts import Facts, Refusal
from handinhand.work_access.plan import plan_for
from handinhand.work_access.tree import tests_in
from handinhand.work_access.weighing import End
from handinhand.work_access.words import Fact, Outcome


@dataclass(frozen=True, slots=True)
class Alternative:
    """What comes out for some values of one fact: one word, or a span of days or numbers.

    A span lies after `after` and reaches to `until` inclusive; None is open. `outcomes` has more
    than one word when other facts still decide.
    """

    outcomes: tuple[Outcome, ...]
    value: bool | str | None = None
    after: Any = None
    until: Any = None


def possible_ends(facts: Facts) -> tuple[End, ...]:
    """Return every end the open facts can lead to."""
    return tuple(
        end
        for status in judged_as(facts)
        for end in plan_for(status, facts.activity, facts.on).weighed(facts).reachable
    )


def possible_outcomes(facts: Facts) -> tuple[Outcome, ...]:
    """Return what can come out, best first."""
    return _ordered(end.verdict.outcome for end in possible_ends(facts))


def alternatives(facts: Facts) -> tuple[Alternative, ...]:
    """Return what each value of the next open fact leads to ("if yes ..., if no ...")."""
    missing = decide(facts).missing_facts
    return what_if(facts, missing[0]) if missing else ()


def what_if(facts: Facts, fact: Fact) -> tuple[Alternative, ...]:
    """Return what each value of one fact leads to, all others being as they are."""
    if fact in DATES | NUMBERS:
        return tuple(_spans(facts, fact))
    words = previous_statuses(facts) if fact is Fact.PREVIOUS_STATUS else in_order(fact)
    return tuple(
        Alternative(possible_outcomes(facts.having(fact, word)), value=word) for word in words
    )


def _spans(facts: Facts, fact: Fact) -> list[Alternative]:
    """Cut the days or numbers where a test changes, and join neighbours with the same outcomes."""
    found: list[Alternative] = []
    after = None
    for until in (*_bounds(facts, fact), None):
        outcomes = _outcomes_in_span(facts, fact, after, until)
        if not outcomes:
            continue
        if found and found[-1].outcomes == outcomes:
            found[-1] = replace(found[-1], until=until)
        else:
            found.append(Alternative(outcomes, after=after, until=until))
        after = until
    return found


def _bounds(facts: Facts, fact: Fact) -> list[Any]:
    """Return where tests change; a day that stands in for an unknown stay meets its tests too."""
    plans = [plan_for(status, facts.activity, facts.on) for status in judged_as(facts)]
    stands_in = fact in DATES and facts.stay_since is None
    meant = {fact, Fact.STAY_SINCE} if stands_in else {fact}
    tests = {test for plan in plans for test in tests_in(plan.tree) if test.fact in meant}
    return sorted({bound_of(test, facts.on) for test in tests})


def _outcomes_in_span(facts: Facts, fact: Fact, after: Any, until: Any) -> tuple[Outcome, ...]:
    """Try one value of the span; none comes out of a day that cannot be."""
    value = until
    if until is None:
        value = facts.on if fact in DATES else after + 1
    try:
        return possible_outcomes(facts.having(fact, value))
    except Refusal:
        return ()


def _ordered(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    found = set(outcomes)
    return tuple(outcome for outcome in Outcome if outcome in found)

"""Proof 6: what is not asked cannot matter; what was assumed and mattered is named."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from handinhand.work_access.answer import Answer
from handinhand.work_access.boundaries import boundary_days
from handinhand.work_access.decide import decide
from handinhand.work_access.domains import DATES
from handinhand.work_access.plan import plan_for
from handinhand.work_access.words import ASSUMED, Activity, Fact, Outcome, Status
from tests.work_access.people import (
    by_chance,
    make_facts,
    values_of,
)


@pytest.mark.parametrize("seed", range(4))
def test_a_fact_no_rule_asks_never_changes_the_answer(seed: int) -> None:
    random = Random(seed)
    for _ in range(2000):
        facts = by_chance(random, share=0.6)
        if facts.status is Status.FIKTION_81_4:
            continue
        plan = plan_for(facts.status, facts.activity, facts.on)
        # A day can stand in for an unknown stay, so the three days hang together.
        other = [f for f in Fact if f not in plan.facts and f not in DATES]
        changed = {f: random.choice((None, *values_of(f, facts.on))) for f in other}
        assert decide(replace(facts, **changed)) == decide(facts)


def test_free_access_asks_nothing_at_all() -> None:
    for status in (Status.AE_25_2_REFUGEE, Status.EU_CITIZEN, Status.NIEDERLASSUNGSERLAUBNIS):
        for day in boundary_days():
            assert plan_for(status, Activity.EMPLOYMENT, day).facts == ()


def essence(answer: Answer) -> tuple[object, ...]:
    if answer.missing_facts:
        return answer.missing_facts
    return (
        answer.outcome,
        answer.from_day,
        answer.permission_kind,
        answer.permission_by,
        answer.priority_check,
    )


@pytest.mark.parametrize("seed", range(4))
def test_exactly_the_assumptions_that_matter_are_named(seed: int) -> None:
    random = Random(seed)
    for _ in range(1500):
        facts = by_chance(random, share=random.choice((0.5, 0.9)), assumed=0.1)
        if facts.status is Status.FIKTION_81_4:
            continue
        answer = decide(facts)
        for fact, default in ASSUMED.items():
            if getattr(facts, fact) is not None:
                assert fact not in answer.assumptions
                continue
            others = [value for value in values_of(fact, facts.on) if value != default]
            flipped = [decide(facts.having(fact, value)) for value in others]
            changes = any(essence(one) != essence(answer) for one in flipped)
            assert changes == (fact in answer.assumptions), (facts, fact)


@pytest.mark.parametrize(
    ("on", "named"),
    [
        pytest.param("2024-02-29", [Fact.TRAINING_QUALIFIED, Fact.STUDENT_JOB], id="both"),
        pytest.param("2026-11-23", [Fact.STUDENT_JOB], id="training-need-not-be-qualified"),
    ],
)
def test_a_fiktion_names_what_is_assumed_of_any_permit(on: str, named: list[Fact]) -> None:
    """Without the previous permit an assumption matters if it matters for one it can have been."""
    facts = make_facts(date.fromisoformat(on), Status.FIKTION_81_4, Activity.EMPLOYMENT)
    assert facts
    answer = decide(facts)
    assert list(answer.assumptions) == named
    for fact in ASSUMED:
        flipped = [decide(facts.having(fact, value)) for value in values_of(fact, facts.on)]
        changes = any(essence(one) != essence(answer) for one in flipped)
        assert changes == (fact in named), fact


def test_a_fiktion_counts_an_assumed_stay_too() -> None:
    on = date(2026, 11, 23)
    known = {"asylum_application_on": date(2025, 1, 1)}
    facts = make_facts(on, Status.FIKTION_81_4, Activity.EMPLOYMENT, **known)
    assert facts
    assert Fact.STAY_SINCE in decide(facts).assumptions


def test_an_assumed_stay_is_named_when_a_longer_one_would_help() -> None:
    known = {"must_live_in_centre": False, "origin": "other", "self_caused_obstacle": False}
    facts = make_facts(
        date(2026, 11, 23),
        Status.DULDUNG,
        Activity.EMPLOYMENT,
        **known,
        duldung_since=date(2026, 1, 1),
    )
    assert facts
    answer = decide(facts)
    assert answer.outcome is Outcome.NEEDS_BA_APPROVAL
    assert Fact.STAY_SINCE in answer.assumptions
    training = decide(replace(facts, activity=Activity.COMPANY_TRAINING))
    assert training.outcome is Outcome.ALLOWED_WITH_PERMISSION
    assert Fact.STAY_SINCE not in training.assumptions

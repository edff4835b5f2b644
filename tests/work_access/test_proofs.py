"""The proofs of section 5 of the spec, over every state of the law and every path of its rules."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from handinhand.work_access import values
from handinhand.work_access.answer import Answer
from handinhand.work_access.decide import decide, previous_statuses
from handinhand.work_access.domains import DATES, NUMBERS, Domain, Range, everything, exactly
from handinhand.work_access.facts import Facts
from handinhand.work_access.knowledge import Known
from handinhand.work_access.plan import Plan, plan_for
from handinhand.work_access.rule import Decision, Wait
from handinhand.work_access.rules.choice import groups
from handinhand.work_access.statuses import exists_on
from handinhand.work_access.tree import boundary_days
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

ORDER = (
    Outcome.NOT_ALLOWED,
    Outcome.UNCLEAR_LAW,
    Outcome.NOT_YET,
    Outcome.NEEDS_BA_APPROVAL,
    Outcome.ALLOWED_WITH_PERMISSION,
    Outcome.ALLOWED,
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


# 5.1: every combination, on every boundary day, the day before and the day after -------------
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


# 5.2: every rule decides somewhere, and where two could decide the order is listed -----------
def test_every_rule_is_the_deciding_one_at_least_once() -> None:
    deciding = Counter(verdict.reasons[0].code for *_, verdict in every_verdict())
    named = {reason.code for *_, verdict in every_verdict() for reason in verdict.reasons}
    for group in groups():
        for rule in group.all_rules():
            if isinstance(rule, Decision | Wait):
                assert deciding[rule.code], rule.code
            assert rule.code in named


# 5.3: the first day is right -----------------------------------------------------------------
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


# 5.4: earlier is never worse; time makes it worse on named days only --------------------------
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


# 5.5: at most seven questions (that only those are asked which matter: test_unknown_facts.py) --
def questions_left(facts: Facts, tried: dict[object, int]) -> int:
    """Return the most questions one can still be asked, trying every kind of reply."""
    answer = decide(facts)
    if not answer.missing_facts:
        return 0
    known = tuple(getattr(facts, fact) for fact in ASKED)
    if known not in tried:
        replies = replies_to(answer.missing_facts[0], facts)
        tried[known] = 1 + max(questions_left(one, tried) for one in replies)
    return tried[known]


def replies_to(fact: Fact, facts: Facts) -> list[Facts]:
    replies = previous_statuses(facts) if fact is Fact.PREVIOUS_STATUS else None
    known = {name: getattr(facts, name) for name in Fact}
    found = [
        make_facts(facts.on, facts.status, facts.activity, **known | {fact: value})
        for value in replies or values_of(fact, facts.on)
    ]
    return [one for one in found if one is not None]


def test_nobody_is_asked_more_than_seven_questions() -> None:
    longest: dict[Status, int] = defaultdict(int)
    for on in (*boundary_days(), date(2026, 11, 23)):
        for status in Status:
            for activity in (
                Activity.EMPLOYMENT,
                Activity.TEMPORARY_AGENCY_WORK,
                Activity.COMPANY_TRAINING,
                Activity.INTERNSHIP_ORIENTATION,
                Activity.SELF_EMPLOYMENT,
                Activity.STUDY,
                Activity.INTEGRATION_COURSE,
                Activity.JOB_LANGUAGE_COURSE,
                Activity.ASYLBLG_WORK_OPPORTUNITY,
            ):
                if exists_on(status, on):
                    facts = Facts(on=on, status=status, activity=activity)
                    longest[status] = max(longest[status], 2 + questions_left(facts, {}))
    assert max(longest.values()) == 7
    assert longest[Status.DULDUNG] == 7
    assert longest[Status.AUFENTHALTSGESTATTUNG] == 6
    assert longest[Status.FIKTION_81_4] == 6


# 5.6: what is not asked cannot matter; what was assumed and mattered is named -----------------
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


# 5.7: values cannot be built without source (tests/core/test_timeline.py); here: the real ones -
def test_every_dated_value_of_the_engine_begins_with_the_law_or_later() -> None:
    for timeline in values.timelines():
        assert timeline.changes()[0] >= values.FIRST_DAY
        assert all(value.source for value in timeline)


def test_numbers_and_days_are_told_apart() -> None:
    assert not DATES & NUMBERS
    assert exactly(Fact.WEEKLY_HOURS, 20) != exactly(Fact.WEEKLY_HOURS, 20.5)

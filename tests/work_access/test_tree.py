"""The trees say what the rules say, and the rules are ordered on purpose."""

import csv
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path as File
from random import Random

import pytest

from handinhand.work_access.boundaries import boundary_days, law_day
from handinhand.work_access.case import Among, Case, Reached, Test
from handinhand.work_access.decide import decide
from handinhand.work_access.domains import exactly, overlap, split
from handinhand.work_access.facts import Facts
from handinhand.work_access.path import OpenTest, Path, implied
from handinhand.work_access.plan import plan_for
from handinhand.work_access.rule import Decision, Group, Verdict, judge
from handinhand.work_access.rules.choice import group_for, groups
from handinhand.work_access.statuses import exists_on
from handinhand.work_access.weighing import End
from handinhand.work_access.words import ASSUMED, Activity, Fact, Origin, Status
from tests.work_access.people import by_chance
from tests.work_access.test_every_combination import paths_on


def listed() -> set[tuple[str, str, str, str]]:
    """Return the pairs of rules of which the earlier one is meant to win."""
    with File(__file__).with_name("precedence.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return {(row["section"], row["group"], row["earlier"], row["later"]) for row in rows}


class Person(Case):
    """A case that answers the tests from known facts, without any tree."""

    def __init__(self, facts: Facts, status: Status) -> None:
        super().__init__(status, facts.activity, law_day(facts.on))
        self.facts = facts

    def reads(self, rule: object) -> None:
        pass

    def holds(self, test: Test) -> bool:
        value = getattr(self.facts, test.fact)
        known = ASSUMED[test.fact] if value is None else value
        holds, _ = split(exactly(test.fact, known), test, self.facts.on)
        return holds is not None

    surely = holds


@pytest.mark.parametrize("seed", range(4))
def test_a_tree_says_what_the_rules_say_when_read_one_after_the_other(seed: int) -> None:
    random = Random(seed)
    for _ in range(1500):
        facts = by_chance(random)
        if facts.status is Status.FIKTION_81_4:
            continue
        verdict: Verdict = judge(
            group_for(facts.status, facts.activity), Person(facts, facts.status)
        )
        answer = decide(facts)
        assert (answer.outcome, answer.reasons) == (verdict.outcome, verdict.reasons)
        assert answer.permission_kind == verdict.kind


@pytest.mark.parametrize("status", [Status.DULDUNG, Status.AUFENTHALTSGESTATTUNG, Status.AE_19D])
def test_the_paths_of_a_tree_part_all_people_among_them(status: Status) -> None:
    for on in boundary_days():
        paths = paths_on(plan_for(status, Activity.EMPLOYMENT, on), on)
        for one, other in combinations(paths, 2):
            assert any(overlap(one.box[fact], other.box[fact]) is None for fact in one.box)
    random = Random(1)
    for _ in range(500):
        facts = by_chance(random, statuses=[status])
        assert len(ends_of(facts)) == 1


def ends_of(facts: Facts) -> tuple[End, ...]:
    return plan_for(facts.status, facts.activity, facts.on).weighed(facts).reachable


def test_what_follows_from_an_answer_is_not_asked_again() -> None:
    stay = Fact.STAY_SINCE
    assert implied(Reached(stay, 3), {Reached(stay, 48): True}) is True
    assert implied(Reached(stay, 48), {Reached(stay, 3): False}) is False
    assert implied(Reached(stay, 48), {Reached(stay, 3): True}) is None
    safe = Among(Fact.ORIGIN, frozenset({Origin.SAFE_LISTED, Origin.GE_MD}))
    ge_md = Among(Fact.ORIGIN, frozenset({Origin.GE_MD}))
    assert implied(ge_md, {safe: False}) is False
    assert implied(ge_md, {safe: True}) is None
    assert implied(safe, {ge_md: True}) is True


# 5.2: where two rules could decide differently, their order is listed -------------------------
def both_can_apply(one: Decision, other: Decision, path: Path) -> bool:
    """Tell whether there are facts for which both rules apply, order aside."""
    try:
        path.reads(one)
        return one.applies(path) and other.applies(path)
    except OpenTest as found:
        yes = both_can_apply(one, other, path.with_answer(found, answer=True))
        return yes or both_can_apply(one, other, path.with_answer(found, answer=False))


def settings_of(group: Group) -> Iterator[Path]:
    for day in boundary_days():
        for status in Status:
            if status is Status.FIKTION_81_4 or not exists_on(status, day):
                continue
            for activity in Activity:
                if group_for(status, activity) is group:
                    yield Path(status, activity, day)


def overlapping(group: Group) -> set[tuple[str, str, str, str]]:
    rules = [
        rule for rule in group.all_rules() if isinstance(rule, Decision) and not rule.otherwise
    ]
    return {
        (group.section, group.title, one.code, other.code)
        for one, other in combinations(rules, 2)
        if one.outcome is not other.outcome
        and any(both_can_apply(one, other, path) for path in settings_of(group))
    }


def test_rules_that_could_decide_differently_are_exactly_the_listed_ones() -> None:
    found = {pair for group in groups() for pair in overlapping(group)}
    assert found == listed()


def test_only_the_last_rule_of_a_group_is_marked_as_the_one_for_everybody_else() -> None:
    for group in groups():
        *others, last = (rule for rule in group.all_rules() if isinstance(rule, Decision))
        assert last.otherwise, last.code
        assert not any(rule.otherwise for rule in others), group.title


def test_the_groups_stand_in_the_order_of_their_sections_and_titles() -> None:
    read = [(group.section, group.title) for group in groups()]
    assert read == sorted(read)


def test_the_days_of_the_law_are_in_order_and_begin_with_the_first() -> None:
    days = boundary_days()
    assert days[0] == date(2015, 10, 24)
    assert all(one < other for one, other in pairwise(days))
    assert law_day(date(2024, 2, 26)) == date(2023, 12, 23)
    assert law_day(date(2024, 2, 27)) == date(2024, 2, 27)
    assert law_day(date(2099, 1, 1)) == days[-1]

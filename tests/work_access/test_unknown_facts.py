"""Unknown facts, proved against the bare definition: try every value of every open fact."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import product
from random import Random
from typing import Any

import pytest

from handinhand.work_access.decide import decide
from handinhand.work_access.facts import Facts
from handinhand.work_access.plan import plan_for
from handinhand.work_access.words import ASKED, Activity, Fact, Outcome, Status
from tests.work_access import oracle
from tests.work_access.people import ONE_DAY, by_chance, complete, make_facts, values_of

STAY, DULDUNG = Fact.STAY_SINCE, Fact.DULDUNG_SINCE
MOST_TRIED = 3_000


def open_facts(facts: Facts) -> list[Fact]:
    """Return the asked facts that are unknown and that the rules can ask at all."""
    asked = plan_for(facts.status, facts.activity, facts.on).facts
    return [fact for fact in asked if fact in ASKED and getattr(facts, fact) is None]


def with_stay_assumed(facts: Facts) -> dict[str, Any]:
    known = complete(facts)
    days = [day for day in (facts.asylum_application_on, facts.duldung_since) if day]
    if facts.stay_since is None and days:
        known["stay_since"] = min(days)
    return known


def candidates(fact: Fact, facts: Facts) -> tuple[Any, ...]:
    values = values_of(fact, facts.on)
    if fact is DULDUNG and facts.stay_since:
        near = {facts.stay_since, facts.stay_since + ONE_DAY}
        values = tuple(day for day in {*values, *near} if facts.stay_since <= day <= facts.on)
    return values


def completions(facts: Facts, still_open: list[Fact]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    known = with_stay_assumed(facts)
    for values in product(*(candidates(fact, facts) for fact in still_open)):
        one = {**known, **dict(zip(still_open, values, strict=True))}
        both_open = STAY in still_open and DULDUNG in still_open
        if both_open and one["stay_since"] > one["duldung_since"]:
            continue
        told = oracle.tell(one)
        yield values, (told.outcome, told.from_day)


def facts_that_matter(facts: Facts) -> tuple[list[Fact], set[Any]]:
    """Return, by trying, which facts can change the answer, and every answer there is."""
    still_open = open_facts(facts)
    if STAY in still_open and with_stay_assumed(facts)["stay_since"]:
        still_open.remove(STAY)
    tried = list(completions(facts, still_open))
    found = []
    for place, fact in enumerate(still_open):
        by_others = defaultdict(set)
        for values, told in tried:
            by_others[values[:place] + values[place + 1 :]].add(told)
        if any(len(told) > 1 for told in by_others.values()):
            found.append(fact)
    return found, {told for _, told in tried}


def size(facts: Facts) -> int:
    total = 1
    for fact in open_facts(facts):
        total *= len(candidates(fact, facts))
    return total


def check(facts: Facts) -> None:
    expected, told = facts_that_matter(facts)
    answer = decide(facts)
    assert list(answer.missing_facts) == expected, facts
    if expected:
        assert answer.outcome is Outcome.DEPENDS
    else:
        assert told == {(answer.outcome, answer.from_day)}, facts


@pytest.mark.parametrize("seed", range(8))
def test_what_is_asked_is_exactly_what_can_change_the_answer(seed: int) -> None:
    random = Random(seed)
    checked = 0
    while checked < 150:
        facts = by_chance(random, share=random.choice((0.5, 0.7, 0.9)))
        if facts.status is Status.FIKTION_81_4 or not 1 < size(facts) <= MOST_TRIED:
            continue
        check(facts)
        checked += 1


def test_a_duldung_that_can_only_have_begun_today_is_not_asked() -> None:
    today = date(2026, 8, 31)
    known = {
        "must_live_in_centre": True,
        "origin": "other",
        "self_caused_obstacle": False,
        "stay_since": today,
    }
    facts = make_facts(today, Status.DULDUNG, Activity.EMPLOYMENT, **known)
    assert facts
    answer = decide(facts)
    assert (answer.outcome, answer.from_day) == (Outcome.NOT_YET, date(2027, 3, 1))

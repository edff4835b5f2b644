"""Proof 5: at most seven questions. That only those are asked which matter: test_unknown_facts."""

from collections import defaultdict
from datetime import date

from handinhand.work_access.boundaries import boundary_days
from handinhand.work_access.decide import decide, previous_statuses
from handinhand.work_access.facts import Facts
from handinhand.work_access.statuses import exists_on
from handinhand.work_access.words import ASKED, Activity, Fact, Status
from tests.work_access.people import (
    make_facts,
    values_of,
)


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

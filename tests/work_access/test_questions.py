"""Proof 5: at most seven questions. That only those are asked which matter: test_unknown_facts."""

from collections import defaultdict
from datetime import date
from typing import Any

import pytest

from handinhand.work_access.boundaries import boundary_days
from handinhand.work_access.decide import decide, previous_statuses
from handinhand.work_access.facts import Facts
from handinhand.work_access.questions import MOST_QUESTIONS, choices, next_question
from handinhand.work_access.statuses import exists_on
from handinhand.work_access.words import ASKED, Activity, Fact, Origin, Status
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
    assert max(longest.values()) == MOST_QUESTIONS == 7
    assert longest[Status.DULDUNG] == 7
    assert longest[Status.AUFENTHALTSGESTATTUNG] == 6
    assert longest[Status.FIKTION_81_4] == 6


# What is asked next ---------------------------------------------------------------------------
def test_document_and_activity_come_first() -> None:
    assert next_question({"on": "2026-11-23"}) == "status"
    assert next_question({"on": "2026-11-23", "status": "duldung"}) == "activity"
    asked = {"on": "2026-11-23", "status": "eu_citizen", "activity": "employment"}
    assert next_question(asked) is None


@pytest.mark.parametrize(
    ("status", "activity", "replies", "questions"),
    [
        pytest.param(
            "aufenthaltsgestattung",
            "employment",
            {"accelerated_procedure": False, "must_live_in_centre": True},
            "accelerated_procedure must_live_in_centre asylum_application_on",
            id="gestattung-in-centre",
        ),
        pytest.param(
            "aufenthaltsgestattung",
            "employment",
            {"accelerated_procedure": False, "must_live_in_centre": False, "origin": "safe_listed"},
            "accelerated_procedure must_live_in_centre origin asylum_application_on",
            id="gestattung-from-a-safe-state",
        ),
        pytest.param(
            "aufenthaltsgestattung",
            "employment",
            {"accelerated_procedure": False, "must_live_in_centre": False, "origin": "other"},
            "accelerated_procedure must_live_in_centre origin stay_since",
            id="gestattung-outside",
        ),
        pytest.param(
            "aufenthaltsgestattung",
            "employment",
            {"accelerated_procedure": True},
            "accelerated_procedure",
            id="accelerated-needs-nothing-else",
        ),
        pytest.param(
            "duldung",
            "employment",
            {
                "must_live_in_centre": False,
                "origin": "ge_md",
                "asylum_history": "withdrawn_after_advice",
                "self_caused_obstacle": False,
            },
            "must_live_in_centre origin asylum_history self_caused_obstacle stay_since",
            id="duldung-the-longest",
        ),
        pytest.param(
            "duldung",
            "employment",
            {"must_live_in_centre": True, "origin": "other", "self_caused_obstacle": False},
            "must_live_in_centre origin self_caused_obstacle duldung_since",
            id="duldung-in-centre",
        ),
        pytest.param(
            "duldung",
            "bfd_fsj",
            {"must_live_in_centre": False, "origin": "other", "self_caused_obstacle": False},
            "must_live_in_centre origin self_caused_obstacle",
            id="duldung-training-needs-no-day",
        ),
        pytest.param(
            "fiktion_81_3",
            "employment",
            {"document_note": "none", "applied_for": "other"},
            "document_note applied_for",
            id="fiktion",
        ),
        pytest.param(
            "fiktion_81_4",
            "employment",
            {"previous_status": "chancenkarte_20a", "weekly_hours": 10},
            "previous_status weekly_hours",
            id="fiktion-of-an-old-permit",
        ),
    ],
)
def test_questions_come_in_the_order_of_the_spec(
    status: str, activity: str, replies: dict[str, Any], questions: str
) -> None:
    asked: dict[str, Any] = {"on": "2026-11-23", "status": status, "activity": activity}
    days = {"stay_since": "2025-05-01", "duldung_since": "2026-01-01"}
    known = {"asylum_application_on": "2026-01-01", **days, **replies}
    found: list[str] = []
    while (question := next_question(asked)) is not None:
        found.append(question)
        asked[question] = known[question]
    assert found == questions.split()


def test_choices_are_those_of_the_day_in_the_order_of_the_spec() -> None:
    day = date(2019, 8, 20)
    assert Status.DULDUNG_60B not in choices("status", day)
    assert Status.DULDUNG_60B in choices("status", date(2019, 8, 21))
    assert choices("activity", day) == tuple(Activity)
    assert choices("origin", day) == tuple(Origin)
    assert choices("must_live_in_centre", day) == (True, False)
    assert choices("stay_since", day) == choices("weekly_hours", day) == ()
    assert Status.AE_104C not in choices("previous_status", day)
    assert Status.DULDUNG not in choices("previous_status", day)

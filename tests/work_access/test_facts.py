"""Reading a question: every way it can be wrong names its field and a stable code."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from handinhand.work_access.facts import LAST_DAY, Facts, Refusal, read_facts
from handinhand.work_access.words import Activity, Fact, Origin, Status

QUESTION = {"on": "2026-11-23", "status": "duldung", "activity": "employment"}


def test_a_question_is_read_into_typed_facts() -> None:
    facts = read_facts(
        {
            **QUESTION,
            "origin": "ge_md",
            "must_live_in_centre": False,
            "stay_since": "2024-01-31",
            "weekly_hours": 19.5,
            "insured_work_months": 12.0,
            "duldung_since": None,
        }
    )
    assert facts.on == date(2026, 11, 23)
    assert facts.status is Status.DULDUNG
    assert facts.activity is Activity.EMPLOYMENT
    assert facts.origin is Origin.GE_MD
    assert facts.must_live_in_centre is False
    assert facts.stay_since == date(2024, 1, 31)
    assert facts.weekly_hours == 19.5
    assert facts.insured_work_months == 12
    assert facts.duldung_since is None
    assert facts.self_caused_obstacle is None


def test_days_may_come_as_days() -> None:
    assert read_facts({**QUESTION, "on": date(2026, 1, 1)}).on == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        pytest.param({"on": None}, "on", "missing", id="no-day"),
        pytest.param({"status": None}, "status", "missing", id="no-status"),
        pytest.param({"activity": None}, "activity", "missing", id="no-activity"),
        pytest.param({"on": "23.11.2026"}, "on", "not_a_day", id="german-day"),
        pytest.param({"on": "20261123"}, "on", "not_a_day", id="day-without-dashes"),
        pytest.param({"on": "2026-02-29"}, "on", "not_a_day", id="no-leap-year"),
        pytest.param({"on": 2026}, "on", "wrong_type", id="number-for-day"),
        pytest.param({"on": datetime(2026, 1, 1, tzinfo=UTC)}, "on", "wrong_type", id="moment"),
        pytest.param({"on": "2015-10-23"}, "on", "before_first_day", id="day-before-the-law"),
        pytest.param({"on": "9901-01-01"}, "on", "not_a_day", id="no-room-to-count"),
        pytest.param({"status": "DULDUNG"}, "status", "unknown_value", id="unknown-status"),
        pytest.param({"status": 1}, "status", "wrong_type", id="number-for-status"),
        pytest.param({"activity": "job"}, "activity", "unknown_value", id="unknown-activity"),
        pytest.param({"origin": "XK"}, "origin", "unknown_value", id="state-for-group"),
        pytest.param({"origin": True}, "origin", "wrong_type", id="bool-for-word"),
        pytest.param({"same_job": "yes"}, "same_job", "wrong_type", id="word-for-bool"),
        pytest.param({"same_job": 1}, "same_job", "wrong_type", id="number-for-bool"),
        pytest.param({"weekly_hours": "20"}, "weekly_hours", "wrong_type", id="word-for-number"),
        pytest.param({"weekly_hours": True}, "weekly_hours", "wrong_type", id="bool-for-number"),
        pytest.param({"weekly_hours": -0.5}, "weekly_hours", "unknown_value", id="below-zero"),
        pytest.param({"weekly_hours": 168.5}, "weekly_hours", "unknown_value", id="long-week"),
        pytest.param(
            {"full_days_this_year": 367}, "full_days_this_year", "unknown_value", id="long-year"
        ),
        pytest.param(
            {"insured_work_months": 1201}, "insured_work_months", "unknown_value", id="long-life"
        ),
        pytest.param(
            {"insured_work_months": 0.5}, "insured_work_months", "unknown_value", id="half-month"
        ),
        pytest.param(
            {"weekly_hours": float("nan")}, "weekly_hours", "unknown_value", id="not-a-number"
        ),
        pytest.param({"weekly_hours": float("inf")}, "weekly_hours", "unknown_value", id="endless"),
        pytest.param({"colour": "blue"}, "colour", "unknown_field", id="unknown-field"),
        pytest.param({"colour": None}, "colour", "unknown_field", id="unknown-empty-field"),
        pytest.param(
            {"status": "chancenkarte_20a", "on": "2024-05-31"},
            "status",
            "status_not_in_force",
            id="status-to-come",
        ),
        pytest.param(
            {"asylum_application_on": "2026-11-24"},
            "asylum_application_on",
            "day_after_on",
            id="application-after-on",
        ),
        pytest.param(
            {"duldung_since": "2026-11-24"}, "duldung_since", "day_after_on", id="duldung-after-on"
        ),
        pytest.param(
            {"stay_since": "2026-11-24"}, "stay_since", "day_after_on", id="stay-after-on"
        ),
        pytest.param(
            {"duldung_since": "2026-01-01", "stay_since": "2026-01-02"},
            "stay_since",
            "duldung_before_stay",
            id="duldung-before-stay",
        ),
        pytest.param(
            {"previous_status": "duldung"}, "previous_status", "unknown_value", id="no-permit"
        ),
        pytest.param(
            {"status": "fiktion_81_4", "on": "2024-05-31", "previous_status": "chancenkarte_20a"},
            "previous_status",
            "status_not_in_force",
            id="previous-permit-to-come",
        ),
    ],
)
def test_a_wrong_question_names_the_field_and_why(
    wrong: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        read_facts({**QUESTION, **wrong})
    assert (refused.value.field, refused.value.code) == (field, code)
    assert str(refused.value) == f"{field}: {code}"


def test_the_edges_of_what_can_be_asked_are_let_in() -> None:
    on = "2026-11-23"
    edges = {
        "asylum_application_on": on,
        "duldung_since": on,
        "stay_since": on,
        "weekly_hours": 168,
        "full_days_this_year": 366,
        "insured_work_months": 1200,
    }
    assert read_facts({**QUESTION, **edges}).weekly_hours == 168
    assert read_facts({**QUESTION, "weekly_hours": 0}).weekly_hours == 0
    assert read_facts({**QUESTION, "on": "2015-10-24"}).on == date(2015, 10, 24)
    assert read_facts({**QUESTION, "on": LAST_DAY.isoformat()}).on == LAST_DAY


def test_a_previous_permit_that_decides_nothing_need_not_exist_yet() -> None:
    early = {"on": "2024-05-31", "previous_status": "chancenkarte_20a"}
    assert read_facts({**QUESTION, **early}).status is Status.DULDUNG


def test_the_facts_stand_in_the_order_of_the_spec() -> None:
    names = [name for name in Facts.__slots__ if name not in {"on", "status", "activity"}]
    assert names == list(Fact)


def test_a_fact_can_be_changed_into_another_question() -> None:
    facts = read_facts(QUESTION)
    assert facts.having(Fact.ORIGIN, Origin.OTHER).origin is Origin.OTHER
    with pytest.raises(Refusal):
        facts.having(Fact.STAY_SINCE, date(2027, 1, 1))

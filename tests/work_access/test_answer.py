"""What an answer carries besides its outcome, and that answers kept are answers given."""

from datetime import date
from random import Random
from typing import Any

import pytest

from handinhand.work_access.answer import Answer
from handinhand.work_access.decide import decide, decide_data
from handinhand.work_access.facts import Refusal, read_facts
from handinhand.work_access.plan import Plan, plan_for
from handinhand.work_access.words import Activity, Fact, Status
from tests.work_access.people import by_chance


def ask(on: str, status: str, activity: str = "employment", **facts: Any) -> Answer:
    return decide(read_facts({"on": on, "status": status, "activity": activity, **facts}))


def sources(answer: Answer) -> str:
    return " | ".join(reason.source for reason in answer.reasons)


def test_an_answer_is_flat_json_with_a_source_for_each_reason() -> None:
    data = decide_data(
        {
            "on": "2024-02-26",
            "status": "aufenthaltsgestattung",
            "activity": "employment",
            "must_live_in_centre": True,
            "origin": "other",
            "asylum_application_on": "2023-08-01",
        }
    )
    assert data["outcome"] == "not_yet"
    assert data["from_day"] == "2024-05-02"
    assert data["permission_kind"] == "entitlement"
    assert data["permission_by"] == "auslaenderbehoerde"
    assert data["priority_check"] is False
    assert data["missing_facts"] == []
    assert data["assumptions"] == ["rejected_no_effect"]
    assert data["reasons"][:2] == [
        {
            "code": "months_in_centre_run",
            "source": "§ 61 Abs. 1 S. 2 AsylG idF 21.08.2019 (BGBl. I 2019 S. 1294)",
        },
        {
            "code": "months_are_counted_in_full",
            "source": "§ 31 VwVfG, §§ 187 Abs. 1, 188 BGB",
        },
    ]
    assert data["next_steps"][0] == "remember_first_day"
    assert data["checked_until"] == "2026-08-19"
    assert "notice" not in data


@pytest.mark.parametrize(
    ("on", "late"), [("2026-08-19", False), ("2026-08-20", True), ("2030-01-01", True)]
)
def test_after_the_last_check_of_the_law_the_answer_says_so(on: str, late: bool) -> None:
    for answer in (ask(on, "eu_citizen"), ask(on, "duldung"), ask(on, "fiktion_81_4")):
        assert answer.is_after_check is late
        assert answer.as_data().get("notice") == ("law_checked_until" if late else None)


def test_the_old_rights_of_a_fiktion_are_among_the_reasons() -> None:
    answer = ask("2026-11-23", "fiktion_81_4", previous_status="ae_familie")
    assert "§ 81 Abs. 4 AufenthG" in sources(answer)
    assert "§ 4a Abs. 1 AufenthG" in sources(answer)


def test_a_fiktion_is_answered_at_once_where_every_permit_leads_to_the_same() -> None:
    answer = ask("2026-11-23", "fiktion_81_4", "job_language_course")
    assert answer.outcome == "allowed_with_permission"
    assert answer.reasons[-1].source == "§ 81 Abs. 4 AufenthG"


def test_a_fiktion_names_every_fact_that_can_matter_for_some_permit() -> None:
    answer = ask("2026-11-23", "fiktion_81_4")
    assert list(answer.missing_facts) == [
        "previous_status",
        "document_note",
        "stay_since",
        "same_job",
        "insured_work_months",
        "weekly_hours",
        "full_days_this_year",
    ]
    assert answer.reasons[0].code == "depends_on_previous_status"


def test_a_question_names_the_law_of_the_rules_that_ask_it() -> None:
    known: dict[str, Any] = {"accelerated_procedure": False, "must_live_in_centre": False}
    answer = ask("2026-11-23", "aufenthaltsgestattung", **known, origin="other")
    assert {reason.code for reason in answer.reasons} == {"depends_on_stay_since"}
    assert sources(answer).startswith("§ 61 Abs. 2 AsylG")


CENTRE: dict[str, Any] = {
    "must_live_in_centre": True,
    "origin": "other",
    "self_caused_obstacle": False,
}
OUTSIDE = {**CENTRE, "must_live_in_centre": False, "stay_since": "2015-01-01"}


@pytest.mark.parametrize(
    ("on", "kind"),
    [("2024-02-26", "discretion"), ("2024-02-27", "should"), ("2026-11-23", "should")],
)
def test_an_office_should_permit_with_a_duldung_since_2024(on: str, kind: str) -> None:
    assert ask(on, "duldung", **OUTSIDE).permission_kind == kind


def test_a_permission_of_the_asylum_time_is_a_right_in_the_centre() -> None:
    known: dict[str, Any] = {**CENTRE, "duldung_since": "2026-01-01", "permission_in_asylum": True}
    answer = ask("2026-11-23", "duldung", **known)
    assert answer.permission_kind == "entitlement"
    assert "go_to_state_authority" in answer.next_steps


def test_one_law_tells_how_far_the_office_is_bound() -> None:
    """Where it must permit, it is not said as well that it should."""
    known: dict[str, Any] = {**CENTRE, "duldung_since": "2026-01-01", "permission_in_asylum": True}
    assert [one.code for one in ask("2026-11-23", "duldung", **known).reasons] == [
        "ba_approval",
        "centre_is_no_longer_a_ban",
        "permission_of_asylum_time_continues",
    ]


@pytest.mark.parametrize("status", ["ausbildungsduldung", "beschaeftigungsduldung"])
@pytest.mark.parametrize(("on", "kind"), [("2024-02-26", "discretion"), ("2024-02-27", "should")])
def test_near_removal_takes_the_should_from_every_duldung(status: str, on: str, kind: str) -> None:
    """Section 2: "should; not if removal_steps_pending"; the training itself stays a right."""
    answer = ask(on, status, stay_since="2015-01-01")
    assert answer.permission_kind == kind
    assert (Fact.REMOVAL_STEPS_PENDING in answer.assumptions) is (kind == "should")
    near = ask(on, status, stay_since="2015-01-01", removal_steps_pending=True)
    assert (near.outcome, near.permission_kind) == ("allowed_with_permission", "discretion")
    training = ask(on, status, "company_training", removal_steps_pending=True)
    assert training.permission_kind == "entitlement"


@pytest.mark.parametrize(
    ("on", "applied", "kind"),
    [
        pytest.param("2019-08-20", "2015-01-01", "discretion", id="before-there-was-a-right"),
        pytest.param("2019-08-21", "2018-11-20", "entitlement", id="nine-months"),
        pytest.param("2019-08-21", "2018-11-21", "discretion", id="not-yet-nine-months"),
        pytest.param("2024-02-27", "2023-08-26", "entitlement", id="six-months"),
        pytest.param("2024-02-27", "2023-08-27", "discretion", id="not-yet-six-months"),
        pytest.param("2024-02-27", None, "discretion", id="nothing-promised-without-the-day"),
        pytest.param("2026-06-12", None, "entitlement", id="a-right-at-once"),
    ],
)
def test_outside_the_centre_the_right_comes_with_the_months(
    on: str, applied: str | None, kind: str
) -> None:
    known: dict[str, Any] = {
        "must_live_in_centre": False,
        "origin": "other",
        "accelerated_procedure": False,
        "stay_since": "2015-01-01",
        "asylum_application_on": applied,
    }
    answer = ask(on, "aufenthaltsgestattung", **known)
    assert answer.outcome == "allowed_with_permission"
    assert answer.permission_kind == kind


@pytest.mark.parametrize(
    ("status", "form"),
    [
        pytest.param("studium_16b", "apply_for_training_permit", id="another-purpose"),
        pytest.param("chancenkarte_20a", "apply_for_training_permit", id="another-purpose-too"),
        pytest.param("duldung", "fill_in_application", id="permission-to-work"),
    ],
)
def test_a_change_of_purpose_has_a_form_of_its_own(status: str, form: str) -> None:
    """Who wants to change to § 16a applies for another permit, not for a permission to work."""
    answer = ask("2026-11-23", status, "company_training", **OUTSIDE)
    assert answer.next_steps[1:4] == (form, "employer_fills_in_form", "bring_training_contract")


@pytest.mark.parametrize(
    ("status", "activity", "told"),
    [
        pytest.param("duldung", "internship_mandatory", "ask_how_long", id="office-alone"),
        pytest.param("studium_16b", "self_employment", "ask_how_long", id="own-business"),
        pytest.param("studium_16b", "company_training", "expect_some_weeks", id="with-ba"),
    ],
)
def test_every_permission_says_how_long_it_may_take(status: str, activity: str, told: str) -> None:
    assert told in ask("2026-11-23", status, activity, **OUTSIDE).next_steps


def test_the_same_facts_get_the_same_answer_whoever_asked_before() -> None:
    random = Random(11)
    for _ in range(2500):
        facts = by_chance(random, share=random.choice((0.3, 0.6, 1)))
        if facts.status is Status.FIKTION_81_4:
            continue
        plan = plan_for(facts.status, facts.activity, facts.on)
        assert plan.answer(facts) == Plan(plan.tree, facts.activity).answer(facts)


def test_a_plan_forgets_rather_than_grows_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handinhand.work_access.plan._MOST_KEYS", 5)
    monkeypatch.setattr("handinhand.work_access.plan._MOST_DAYS", 5)
    random = Random(3)
    kept = plan_for(Status.DULDUNG, Activity.EMPLOYMENT, date(2026, 11, 23))
    plan = Plan(kept.tree, kept.activity)
    for _ in range(200):
        facts = by_chance(random, share=0.5, statuses=[Status.DULDUNG])
        plan.answer(facts)
        assert max(plan.size()) <= 5


def test_a_refusal_comes_out_of_flat_data_too() -> None:
    with pytest.raises(Refusal):
        decide_data({"on": "2026-11-23", "status": "duldung"})

"""The law at a glance, its changes, and the rows a lawyer reviews."""

from datetime import date

import pytest

from handinhand.core.timeline import Certainty, Check, InForce, Timeline
from handinhand.work_access import values
from handinhand.work_access.boundaries import boundary_days
from handinhand.work_access.facts import Refusal
from handinhand.work_access.matrix import cell_timeline, differences, matrix
from handinhand.work_access.review import rule_rows, value_rows
from handinhand.work_access.rule import decides, notes, waits
from handinhand.work_access.texts import REASONS
from handinhand.work_access.words import Activity, Fact, Outcome, Status

CHECK = Check("Rechtsanwältin Beispiel", date(2026, 9, 1))


def test_the_matrix_has_a_cell_for_every_status_of_the_day_and_every_activity() -> None:
    cells = matrix(date(2026, 11, 23))
    assert len(cells) == len(Status) * len(Activity)
    early = matrix(date(2015, 10, 24))
    assert (Status.CHANCENKARTE_20A, Activity.EMPLOYMENT) not in early
    assert len(early) == (len(Status) - 8) * len(Activity)


def test_a_cell_says_what_can_come_out_and_what_it_depends_on() -> None:
    cell = matrix(date(2026, 11, 23))[Status.DULDUNG, Activity.COMPANY_TRAINING]
    assert cell.outcome is Outcome.DEPENDS
    assert cell.outcomes == (
        Outcome.ALLOWED_WITH_PERMISSION,
        Outcome.NOT_YET,
        Outcome.NOT_ALLOWED,
    )
    assert Fact.DULDUNG_SINCE in cell.missing_facts
    assert {reason.code for reason in cell.reasons} == {
        "self_caused_obstacle_bans_work",
        "safe_state_bans_work_with_duldung",
        "months_of_duldung_in_centre_run",
        "training_needs_no_ba",
    }
    assert "near_removal_is_unclear" in {reason.code for reason in cell.law}
    free = matrix(date(2026, 11, 23))[Status.EU_CITIZEN, Activity.EMPLOYMENT]
    assert (free.outcome, free.outcomes) == (Outcome.ALLOWED, (Outcome.ALLOWED,))


def test_a_day_before_the_law_has_no_matrix() -> None:
    with pytest.raises(Refusal):
        matrix(date(2015, 10, 23))


def test_differences_name_the_rule_and_the_law_that_changed() -> None:
    changed = differences(date(2022, 5, 31), date(2022, 6, 1))
    assert {one.status for one in changed} == {Status.AE_24, Status.FIKTION_81_4}
    one = next(c for c in changed if c.activity is Activity.EMPLOYMENT)
    assert one.before
    assert one.after
    assert one.before.outcome is Outcome.DEPENDS
    assert one.after.outcome is Outcome.ALLOWED
    assert [reason.code for reason in one.reasons_new] == ["protection_allows_work_by_law"]
    assert {reason.code for reason in one.reasons_gone} == {
        "note_allows_work_with_protection",
        "protection_needs_entry_in_card",
    }


def test_a_new_status_is_a_difference_with_nothing_before() -> None:
    changed = differences(date(2019, 12, 31), date(2020, 1, 1))
    new = [one for one in changed if one.status is Status.BESCHAEFTIGUNGSDULDUNG]
    assert len(new) == len(Activity)
    assert all(one.before is None and one.reasons_new for one in new)
    gone = differences(date(2020, 1, 1), date(2019, 12, 31))
    assert all(
        one.after is None and one.reasons_gone
        for one in gone
        if one.status is Status.BESCHAEFTIGUNGSDULDUNG
    )


def test_within_one_state_of_the_law_nothing_differs() -> None:
    assert differences(date(2021, 5, 1), date(2022, 5, 31)) == ()


def test_every_boundary_day_changes_something() -> None:
    for before, day in zip(boundary_days(), boundary_days()[1:], strict=False):
        assert differences(before, day), day


def test_the_time_of_a_cell_is_cut_where_the_outcomes_change() -> None:
    periods = cell_timeline(Status.AE_25_3, Activity.EMPLOYMENT)
    assert [(one.since, one.until, one.outcomes) for one in periods] == [
        (
            date(2015, 10, 24),
            date(2020, 2, 29),
            (Outcome.ALLOWED, Outcome.ALLOWED_WITH_PERMISSION),
        ),
        (date(2020, 3, 1), None, (Outcome.ALLOWED,)),
    ]
    assert [reason.code for reason in periods[1].reasons] == ["permit_allows_work_by_law"]


def test_law_that_changes_within_a_period_is_among_its_reasons() -> None:
    (period,) = cell_timeline(Status.STUDIUM_16B, Activity.EMPLOYMENT)
    sources = [one.source for one in period.reasons if one.code == "days_beside_studies"]
    assert len(sources) == 2
    (late,) = cell_timeline(Status.CHANCENKARTE_20A, Activity.STUDY)
    assert late.since == date(2024, 6, 1)


# Rows to review -------------------------------------------------------------------------------
def test_every_rule_is_a_row_with_its_place_text_and_law() -> None:
    rows = rule_rows()
    assert {row.code for row in rows} < set(REASONS)
    assert all(row.text and row.sources and row.checked is None for row in rows)
    first = [row for row in rows if row.group == "Duldung (§ 60a AufenthG)"][:4]
    assert [(row.order, row.code) for row in first] == [
        (1, "entry_for_benefits_bans_work"),
        (2, "self_caused_obstacle_bans_work"),
        (3, "eu_list_is_not_settled"),
        (4, "safe_state_bans_work_with_duldung"),
    ]
    assert {row.part for row in rows} == {"decides", "waits", "notes"}
    assert all((row.outcome is None) == (row.part != "decides") for row in rows)
    assert {row.section for row in rows} == {
        "3.0", "3.1", "3.2/3.3", "3.4", "3.5", "3.6", "3.7", "3.9",
    }  # fmt: skip


def test_a_rule_whose_law_changed_names_every_source() -> None:
    rows = {row.code: row for row in rule_rows()}
    assert len(rows["months_in_centre_run"].sources) == 3
    assert len(rows["document_allows_all_work"].sources) >= 10
    assert rows["near_removal_is_unclear"].sure is Certainty.UNSURE


def test_every_value_is_a_row_with_its_days() -> None:
    rows = [row for row in value_rows() if row.notion.startswith("full working days")]
    assert [(row.since, row.until, row.value) for row in rows] == [
        (date(2015, 10, 24), date(2024, 2, 29), 120),
        (date(2024, 3, 1), None, 140),
    ]
    assert all(row.source for row in value_rows())
    assert sum(row.notion.startswith("status ") for row in value_rows()) == len(Status)


def test_a_value_with_an_end_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = Timeline("ban", InForce(date(2020, 1, 1), 1, "§ 1"), until=date(2020, 6, 30))
    monkeypatch.setattr(values, "timelines", lambda: (ended,))
    assert value_rows()[0].until == date(2020, 6, 30)


def test_a_confirmed_rule_carries_who_confirmed_it() -> None:
    decision = decides(Outcome.ALLOWED, "§ 1", checked=CHECK)(lambda _: True)
    assert decision.checked == CHECK
    assert waits("§ 1", checked=CHECK)(lambda _: None).checked == CHECK
    assert notes("§ 1", checked=CHECK)(lambda _: True).checked == CHECK
    assert InForce(date(2020, 1, 1), 1, "§ 1", checked=CHECK).checked == CHECK

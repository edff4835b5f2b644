"""What could change an answer, and what each reply to the next question leads to."""

from datetime import date
from random import Random
from typing import Any

import pytest

from handinhand.work_access.decide import decide
from handinhand.work_access.explain import DayChange, explain
from handinhand.work_access.facts import Facts, read_facts
from handinhand.work_access.possible import Alternative, alternatives, possible_outcomes, what_if
from handinhand.work_access.words import ASKED, Fact, Origin, Outcome, Status
from tests.work_access.people import by_chance

IN_CENTRE: dict[str, Any] = {
    "must_live_in_centre": True,
    "origin": "other",
    "self_caused_obstacle": False,
}


def facts(status: str, on: str = "2026-11-23", **known: Any) -> Facts:
    return read_facts({"on": on, "status": status, "activity": "employment", **known})


def test_a_wait_is_explained_by_its_day_and_by_what_would_shorten_it() -> None:
    told = explain(facts("duldung", **IN_CENTRE, duldung_since="2026-08-01"))
    assert told.days == (
        DayChange(date(2027, 2, 2), Outcome.NEEDS_BA_APPROVAL),
        DayChange(date(2030, 8, 2), Outcome.ALLOWED_WITH_PERMISSION),
    )
    passport = next(one for one in told.facts if one.fact is Fact.PASSPORT_SHOWN)
    assert passport.alternative == Alternative((Outcome.NEEDS_BA_APPROVAL,), value=True)
    assert told.codes == ()


def test_a_shorter_wait_is_a_change_too() -> None:
    told = explain(facts("duldung", **IN_CENTRE, duldung_since="2026-11-01"))
    passport = next(one for one in told.facts if one.fact is Fact.PASSPORT_SHOWN)
    assert passport.alternative.outcomes == (Outcome.NOT_YET,)
    assert passport.from_day == date(2027, 2, 2)
    assert all(change.fact is not Fact.STAY_SINCE for change in told.facts)


def test_a_ban_says_what_a_person_can_do() -> None:
    assert explain(facts("duldung_60b")).codes == (
        "show_passport_effort",
        "ask_removal_of_60b_note",
    )
    told = explain(facts("duldung", self_caused_obstacle=True))
    assert told.codes == ("show_passport_effort",)
    assert [change.fact for change in told.facts] == [Fact.SELF_CAUSED_OBSTACLE]


def test_numbers_are_explained_by_their_limit() -> None:
    told = explain(facts("chancenkarte_20a", weekly_hours=30))
    assert [change.alternative for change in told.facts] == [
        Alternative((Outcome.ALLOWED,), after=None, until=20)
    ]
    told = explain(facts("studium_16b", full_days_this_year=10))
    assert [change.alternative for change in told.facts] == [
        Alternative((Outcome.NEEDS_BA_APPROVAL,), after=140, until=None)
    ]


def test_a_fiktion_is_explained_by_its_previous_permit() -> None:
    told = explain(facts("fiktion_81_4", previous_status="chancenkarte_20a", weekly_hours=30))
    assert told.codes == ("work_fewer_hours", "ask_about_change_of_purpose")
    assert told.facts[0].fact is Fact.WEEKLY_HOURS


def test_each_reply_shows_what_it_leads_to() -> None:
    in_centre = facts(
        "duldung", origin="other", self_caused_obstacle=False, stay_since="2023-01-01"
    )
    assert alternatives(in_centre) == (
        Alternative((Outcome.NEEDS_BA_APPROVAL, Outcome.NOT_YET), value=True),
        Alternative((Outcome.NEEDS_BA_APPROVAL,), value=False),
    )
    assert alternatives(facts("eu_citizen")) == ()


def test_days_and_numbers_are_cut_where_the_outcome_changes() -> None:
    since = facts("duldung", **IN_CENTRE)
    assert alternatives(since) == (
        Alternative((Outcome.ALLOWED_WITH_PERMISSION,), until=date(2022, 11, 22)),
        Alternative((Outcome.NEEDS_BA_APPROVAL,), None, date(2022, 11, 22), date(2026, 5, 22)),
        Alternative((Outcome.NOT_YET,), after=date(2026, 5, 22)),
    )
    assert alternatives(facts("chancenkarte_20a")) == (
        Alternative((Outcome.ALLOWED,), until=20),
        Alternative((Outcome.NOT_ALLOWED,), after=20),
    )


def test_a_day_that_cannot_be_is_no_alternative() -> None:
    known = {**IN_CENTRE, "stay_since": "2026-10-01"}
    assert alternatives(facts("duldung", **known)) == (Alternative((Outcome.NOT_YET,)),)


def test_origins_come_in_the_order_of_the_spec() -> None:
    told = what_if(
        facts("duldung", must_live_in_centre=False, stay_since="2025-01-01"), Fact.ORIGIN
    )
    assert [one.value for one in told] == list(Origin)


def test_a_fiktion_can_lead_to_whatever_its_permits_can() -> None:
    told = alternatives(facts("fiktion_81_4"))
    assert Alternative((Outcome.ALLOWED,), value="ae_familie") in told
    assert len(told) == 23
    assert possible_outcomes(facts("fiktion_81_4"))[0] is Outcome.ALLOWED


@pytest.mark.parametrize("seed", range(3))
def test_what_is_shown_for_a_reply_is_what_comes_out_of_it(seed: int) -> None:
    random, checked = Random(seed), 0
    while checked < 80:
        person = by_chance(random, share=0.6)
        told = alternatives(person)
        if not told or person.status is Status.FIKTION_81_4:
            continue
        checked += 1
        asked = decide(person).missing_facts[0]
        assert asked in ASKED
        for one in told:
            if one.value is not None:
                after = decide(person.having(asked, one.value))
                assert after.outcome in one.outcomes or after.outcome is Outcome.DEPENDS

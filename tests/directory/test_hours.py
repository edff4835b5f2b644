"""Opening hours: the examples of the field, read at three moments each."""

import csv
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from handinhand.core.errors import DomainError
from handinhand.directory import hours
from handinhand.directory.hours import OpenState

BERLIN = ZoneInfo("Europe/Berlin")
EXAMPLES = list(
    csv.DictReader(
        (Path(__file__).parent / "opening_hours_examples.csv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize("row", EXAMPLES, ids=[row["id"] for row in EXAMPLES])
def test_an_example_of_the_field_is_read_right_at_three_moments(row: dict[str, str]) -> None:
    hours.require_hours(row["osm"])
    answers = [
        hours.now(row["osm"], moment(row[f"at{number}"]), holidays_stated=True).state
        for number in (1, 2, 3)
    ]
    assert answers == [row[f"state{number}"] for number in (1, 2, 3)]


def test_on_a_holiday_nobody_spoke_of_the_answer_is_not_open() -> None:
    womens_day = moment("2027-03-08T10:00")
    assert hours.now("Mo-Fr 09:00-12:00", womens_day).state == OpenState.HOLIDAY_NOT_STATED
    assert hours.now("Mo-Fr 09:00-12:00; PH off", womens_day).state == OpenState.CLOSED
    assert hours.now("24/7", womens_day).state == OpenState.OPEN


def test_the_reformation_day_is_a_holiday_here_and_three_kings_is_not() -> None:
    text = "Mo-Sa 09:00-18:00; PH off"
    assert hours.now(text, moment("2026-10-31T10:00")).state == OpenState.CLOSED
    assert hours.now(text, moment("2027-01-06T10:00")).state == OpenState.OPEN


def test_open_says_until_when_and_closed_says_when_it_opens() -> None:
    text = "Mo-Fr 09:00-12:00"
    assert hours.now(text, moment("2026-11-24T10:00")).until == datetime(2026, 11, 24, 12)  # noqa: DTZ001 - local time, as on a door
    assert hours.now(text, moment("2026-11-27T13:00")).opens_at == datetime(2026, 11, 30, 9)  # noqa: DTZ001 - local time, as on a door


@pytest.mark.parametrize(
    "text",
    ["Mo-Do 9-12", 'Mo-Fr 09:00-12:00 || "nach Vereinbarung"', 'Mo 09:00-12:00 "Termin"', "x"],
)
def test_doubtful_hours_are_refused_with_what_to_change(text: str) -> None:
    with pytest.raises(DomainError, match=r"lassen sich nicht lesen|open oder unknown|Termine"):
        hours.require_hours(text)


def test_a_night_shelter_belongs_to_the_evening_it_opens() -> None:
    days = hours.week("Fr 20:00-02:00", datetime(2026, 12, 4).date())  # noqa: DTZ001 - local time, as on a door
    assert [len(day.spans) for day in days] == [1, 0, 0, 0, 0, 0, 0]
    assert (days[0].spans[0].start.hour, days[0].spans[0].end.hour) == (20, 2)

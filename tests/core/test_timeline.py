"""A value of the law cannot exist without its day and its source."""

from datetime import date, timedelta

import pytest

from handinhand.core.timeline import Certainty, InForce, NotInForce, Timeline

FIRST, SECOND = date(2019, 8, 21), date(2024, 2, 27)
MONTHS = Timeline("months", InForce(SECOND, 6, "§ 61 neu"), InForce(FIRST, 9, "§ 61 alt"))


@pytest.mark.parametrize(
    ("day", "months"),
    [
        pytest.param(FIRST, 9, id="first-day"),
        pytest.param(SECOND - timedelta(days=1), 9, id="day-before-the-change"),
        pytest.param(SECOND, 6, id="day-of-the-change"),
        pytest.param(date(2099, 1, 1), 6, id="long-after"),
    ],
)
def test_a_value_holds_from_its_day_to_the_day_before_the_next(day: date, months: int) -> None:
    assert MONTHS.at(day).value == months
    assert MONTHS.covers(day)


def test_days_before_the_first_value_refuse() -> None:
    with pytest.raises(NotInForce, match="months: no value in force on 2019-08-20") as refused:
        MONTHS.at(FIRST - timedelta(days=1))
    assert (refused.value.name, refused.value.day) == ("months", date(2019, 8, 20))


def test_days_after_the_end_refuse() -> None:
    ended = Timeline("ban", InForce(FIRST, True, "§ 61"), until=SECOND)
    assert ended.at(SECOND).value
    assert not ended.covers(SECOND + timedelta(days=1))
    with pytest.raises(NotInForce):
        ended.at(SECOND + timedelta(days=1))


def test_changes_are_the_first_days_and_the_day_after_the_end() -> None:
    assert MONTHS.changes() == (FIRST, SECOND)
    ended = Timeline("ban", InForce(FIRST, True, "§ 61"), until=SECOND)
    assert ended.changes() == (FIRST, date(2024, 2, 28))
    assert [one.value for one in MONTHS] == [9, 6]


@pytest.mark.parametrize("source", ["", "  "])
def test_a_value_without_source_cannot_be_built(source: str) -> None:
    with pytest.raises(ValueError, match="the value from 2019-08-21 has no source"):
        InForce(FIRST, 9, source)


def test_two_values_for_one_day_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="months: two values for one day"):
        Timeline("months", InForce(FIRST, 9, "§ 61"), InForce(FIRST, 6, "§ 61"))


def test_a_timeline_needs_a_value_and_cannot_end_before_its_last() -> None:
    with pytest.raises(ValueError, match="months: a timeline needs a value"):
        Timeline("months")
    with pytest.raises(ValueError, match="months: ends before its last value begins"):
        Timeline("months", InForce(SECOND, 6, "§ 61"), until=FIRST)


def test_a_value_says_how_sure_it_is_and_is_not_checked_until_somebody_has() -> None:
    value = InForce(FIRST, 9, "§ 61 AsylG")
    assert (value.sure, value.checked) == (Certainty.LOOKED_UP, None)

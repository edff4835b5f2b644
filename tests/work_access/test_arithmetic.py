"""Months are counted as §§ 187, 188 BGB say; compared with a calendar for many days."""

from datetime import date, timedelta

import pytest

from handinhand.work_access.arithmetic import day_after, latest_start
from tests.work_access import oracle


@pytest.mark.parametrize(
    ("start", "months", "first"),
    [
        pytest.param(date(2024, 5, 31), 6, date(2024, 12, 1), id="the-example-of-the-spec"),
        pytest.param(date(2026, 2, 20), 3, date(2026, 5, 21), id="plain"),
        pytest.param(date(2023, 11, 30), 3, date(2024, 3, 1), id="leap-year"),
        pytest.param(date(2022, 11, 30), 3, date(2023, 3, 1), id="no-leap-year"),
        pytest.param(date(2016, 2, 29), 48, date(2020, 3, 1), id="29-february-to-29-february"),
        pytest.param(date(2019, 12, 31), 48, date(2024, 1, 1), id="over-new-year"),
        pytest.param(date(2019, 12, 15), 0, date(2019, 12, 16), id="no-month"),
    ],
)
def test_a_period_is_over_on_the_day_after_its_last_month(
    start: date, months: int, first: date
) -> None:
    assert day_after(start, months) == first


@pytest.mark.parametrize("months", [3, 6, 9, 15, 24, 36, 48])
def test_every_start_of_five_years_is_counted_as_on_a_calendar(months: int) -> None:
    for number in range(5 * 366):
        start = date(2019, 1, 1) + timedelta(days=number)
        first = day_after(start, months)
        assert first == oracle.day_after(start, months)
        assert latest_start(first, months) >= start
        assert latest_start(first - timedelta(days=1), months) < start


def test_the_latest_start_is_the_last_whose_period_is_over() -> None:
    assert latest_start(date(2024, 12, 1), 6) == date(2024, 5, 31)
    assert latest_start(date(2024, 11, 30), 6) == date(2024, 5, 29)

"""The holidays of the state: those of its file are those of the law as the package knows it."""

from datetime import date

import holidays
import pytest
from django.conf import settings

from handinhand.directory import calendar


@pytest.mark.parametrize("year", range(2024, 2051))
def test_the_file_says_what_the_package_says(year: int) -> None:
    country, region = settings.HOLIDAY_REGION
    known = holidays.country_holidays(country, subdiv=region, years=year)
    assert calendar.public_holidays(year) == frozenset(known)


@pytest.mark.parametrize("year", [1999, 2077])
def test_a_year_that_stands_in_no_file_is_worked_out(year: int) -> None:
    assert date(year, 10, 3) in calendar.public_holidays(year)


def test_the_women_s_day_is_free_in_mecklenburg_vorpommern() -> None:
    assert calendar.is_public_holiday(date(2027, 3, 8))

"""Public and school holidays of the state."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

import holidays
from django.conf import settings


@cache
def public_holidays(year: int) -> frozenset[date]:
    """Return the state's public holidays of a year (M-V: with 8 March and 31 October)."""
    country, region = settings.HOLIDAY_REGION
    return frozenset(holidays.country_holidays(country, subdiv=region, years=year))


@cache
def school_holidays() -> tuple[tuple[date, date], ...]:
    """Return the known school holidays, both days included; source in the file."""
    path = Path(settings.STATE_DATA_DIR) / "calendar" / "school_holidays.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return tuple(
        (date.fromisoformat(row["first"]), date.fromisoformat(row["last"])) for row in rows
    )


def is_public_holiday(day: date) -> bool:
    return day in public_holidays(day.year)

"""Public and school holidays of the state."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings


def public_holidays(year: int) -> frozenset[date]:
    """Return the state's public holidays of a year (M-V: with 8 March and 31 October)."""
    return _written().get(year) or _worked_out(year)


@cache
def _written() -> Mapping[int, frozenset[date]]:
    """Return the years that stand in the state's file (tools/public_holidays.py writes it)."""
    found: defaultdict[int, set[date]] = defaultdict(set)
    for row in _rows("public_holidays.csv"):
        day = date.fromisoformat(row["day"])
        found[day.year].add(day)
    return {year: frozenset(days) for year, days in found.items()}


@cache
def _worked_out(year: int) -> frozenset[date]:
    import holidays  # 8 MB for a year that stands in no file

    country, region = settings.HOLIDAY_REGION
    return frozenset(holidays.country_holidays(country, subdiv=region, years=year))


@cache
def school_holidays() -> tuple[tuple[date, date], ...]:
    """Return the known school holidays, both days included; source in the file."""
    return tuple(
        (date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))
        for row in _rows("school_holidays.csv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    path = Path(settings.STATE_DATA_DIR) / "calendar" / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def is_public_holiday(day: date) -> bool:
    return day in public_holidays(day.year)

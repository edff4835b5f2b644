"""On which days does the law change? Exactly those of the dated values and of the statuses."""

from bisect import bisect_right
from datetime import date
from functools import cache

from handinhand.work_access import statuses, values


@cache
def boundary_days() -> tuple[date, ...]:
    """Return every day on which any value or status changes, from the first day of the law on."""
    timelines = (*values.timelines(), *statuses.IN_FORCE.values())
    return tuple(sorted({day for timeline in timelines for day in timeline.changes()}))


def law_day(on: date) -> date:
    """Return the day since which the law has been what it is on this day."""
    days = boundary_days()
    return days[bisect_right(days, on) - 1]

"""When is a period of months over? § 31 VwVfG with §§ 187 (1), 188 (2), (3) BGB."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

SOURCE = "§ 31 VwVfG, §§ 187 Abs. 1, 188 BGB"
_ONE_DAY = timedelta(days=1)
# No month is longer: so many days around a day decide whether its period is over.
_LONGEST_MONTH = 31


def day_after(start: date, months: int) -> date:
    """Return D(start, n): the first day after n full months.

    The period ends on the same day number n months later, or on the last day of that month when
    it has no such day: 31 May 2024 + 6 months ends on 30 November, so this is 1 December.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)) + _ONE_DAY


@lru_cache(maxsize=4096)
def latest_start(on: date, months: int) -> date:
    """Return the latest start whose n months are over on this day: D(start, n) <= on."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    start = date(year, month + 1, 1) + timedelta(days=_LONGEST_MONTH)
    while day_after(start, months) > on:
        start -= _ONE_DAY
    return start

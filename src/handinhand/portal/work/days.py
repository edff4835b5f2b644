"""A day typed in three fields. Without the day of the month the last possible one counts."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from django.http import QueryDict
from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError

FIRST_YEAR, MONTHS = 1990, 12
LONGEST = 10


@dataclass(frozen=True, slots=True)
class TypedDay:
    """What stands in the three fields, as typed."""

    day: str = ""
    month: str = ""
    year: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.day or self.month or self.year)

    def value(self, latest: date) -> date:
        """Return the day; raise DomainError with what to write instead.

        A later day never gives more rights than an earlier one, so an unknown day of the month is
        taken as its last, and nobody is promised too much.
        """
        last = self._last_of_month(latest)
        if not self.day:
            return min(last, latest) if last.replace(day=1) <= latest else _not_yet()
        day = _number(self.day)
        if day is None or not 1 <= day <= last.day:
            text = _("Dieser Monat hat %(last)d Tage. Bitte prüfen Sie den Tag.")
            raise DomainError(text % {"last": last.day})
        found = last.replace(day=day)
        return found if found <= latest else _not_yet()

    def _last_of_month(self, latest: date) -> date:
        month, year = _number(self.month), _number(self.year)
        if month is None or year is None:
            text = _("Bitte schreiben Sie Monat und Jahr als Zahl: 5 und 2024.")
            raise DomainError(text)
        if not 1 <= month <= MONTHS:
            raise DomainError(_("Der Monat ist eine Zahl von 1 bis 12."))
        if not FIRST_YEAR <= year <= latest.year:
            text = _("Das Jahr muss zwischen %(first)d und %(last)d liegen.")
            raise DomainError(text % {"first": FIRST_YEAR, "last": latest.year})
        return date(year, month, calendar.monthrange(year, month)[1])


def typed(data: QueryDict, part: str) -> TypedDay:
    """Return what was typed for a part of the address: `part_t`, `part_m`, `part_j`."""
    return TypedDay(*(data.get(f"{part}_{name}", "").strip()[:LONGEST] for name in "tmj"))


def fields_of(value: str) -> TypedDay:
    """Return the fields for a day that the address holds already."""
    try:
        known = date.fromisoformat(value)
    except ValueError:
        return TypedDay()
    return TypedDay(str(known.day), str(known.month), str(known.year))


def _not_yet() -> NoReturn:
    raise DomainError(_("Dieser Tag liegt noch vor uns. Bitte prüfen Sie das Jahr."))


def _number(text: str) -> int | None:
    """Read digits of any script."""
    return int(text) if text.isdecimal() else None

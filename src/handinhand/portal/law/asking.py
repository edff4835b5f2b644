"""What the address of a page about the law asks for: a day, a paper, an aim."""

import re
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError
from handinhand.portal.templatetags.hih import day as in_words
from handinhand.work_access.facts import LAST_DAY
from handinhand.work_access.values import CHECKED_UNTIL, FIRST_DAY
from handinhand.work_access.words import Activity, Status

DAY, STATUS, ACTIVITY, FIRST, SECOND = "tag", "papier", "ziel", "von", "bis"
LONGEST = 40
_GERMAN_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


@dataclass(frozen=True, slots=True)
class Asked:
    """A day, and one paper or aim where the reader wants no others.

    `typed` is what stood in the field for the day; nothing where today is meant.
    """

    day: date
    typed: str = ""
    status: Status | None = None
    activity: Activity | None = None

    @property
    def is_after_check(self) -> bool:
        return self.day > CHECKED_UNTIL

    def query(self) -> str:
        parts = {STATUS: self.status, ACTIVITY: self.activity}
        return query(self.day_part(), **{name: one for name, one in parts.items() if one})

    def day_part(self) -> date | None:
        """Return the day for other addresses; None leaves it out, so that it stays today."""
        return self.day if self.typed else None


def query(day: date | None, **parts: str) -> str:
    """Return "?…", or nothing where there is nothing to say."""
    all_parts = ({DAY: day.isoformat()} if day else {}) | parts
    return f"?{urlencode(all_parts)}" if all_parts else ""


def read(data: QueryDict, today: date) -> Asked:
    """Read an address. Raises DomainError with the field that cannot be meant."""
    typed = typed_in(data, DAY)
    status, activity = typed_in(data, STATUS), typed_in(data, ACTIVITY)
    if status and status not in list(Status):
        text = _("Dieses Papier kennen wir nicht. Bitte wählen Sie eines aus der Liste.")
        raise DomainError(text, field=STATUS)
    if activity and activity not in list(Activity):
        text = _("Dieses Ziel kennen wir nicht. Bitte wählen Sie eines aus der Liste.")
        raise DomainError(text, field=ACTIVITY)
    return Asked(
        read_day(typed, DAY) if typed else today,
        typed,
        Status(status) if status else None,
        Activity(activity) if activity else None,
    )


def typed_in(data: QueryDict, name: str) -> str:
    return data.get(name, "").strip()[:LONGEST]


def read_day(typed: str, field: str) -> date:
    """Return the day written as 2026-06-12 or 12.06.2026. Raises DomainError for all else."""
    found = _day(typed)
    if found is None:
        text = _("„%(typed)s“ ist kein Tag. Bitte schreiben Sie zum Beispiel: 12.06.2026.")
        raise DomainError(text % {"typed": typed}, field=field)
    if found < FIRST_DAY:
        text = _("Wir kennen das Recht erst ab dem %(day)s. Bitte nehmen Sie einen späteren Tag.")
        raise DomainError(text % {"day": in_words(FIRST_DAY)}, field=field)
    return min(found, LAST_DAY)


def _day(typed: str) -> date | None:
    german = _GERMAN_DAY.fullmatch(typed)
    try:
        if german:
            return date(int(german[3]), int(german[2]), int(german[1]))
        return date.fromisoformat(typed)
    except ValueError:
        return None

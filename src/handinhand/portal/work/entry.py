"""What was typed into the fields of one question, made into a part of the address."""

from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError
from handinhand.portal.work import days
from handinhand.portal.work.address import DAY, LONGEST, PARTS
from handinhand.portal.work.countries import group_of
from handinhand.portal.work.days import TypedDay
from handinhand.portal.work.questions import CONTROLS, Control

DAYS_OF_A_YEAR = 366


@dataclass(frozen=True, slots=True)
class Entry:
    """The fact and its word, or what to write instead. `day`, `whole`, `half`: as typed."""

    fact: str
    word: str = ""
    error: str = ""
    day: TypedDay = field(default_factory=TypedDay)
    whole: str = ""
    half: str = ""


def entry_in(data: QueryDict, latest: date) -> Entry | None:
    """Return what was typed; nothing when the address holds finished parts only."""
    for fact, control in CONTROLS.items():
        part = PARTS.get(fact, DAY)
        if control is Control.DAY and f"{part}_j" in data:
            return _day(fact, days.typed(data, part), latest)
        if control is Control.STATE and f"{part}_staat" in data:
            return _state(fact, data.get(f"{part}_staat", ""))
        if control is Control.DAYS and f"{part}_ganz" in data:
            return _days(fact, data.get(f"{part}_ganz", ""), data.get(f"{part}_halb", ""))
    return None


def _day(fact: str, typed: TypedDay, latest: date) -> Entry:
    try:
        return Entry(fact, typed.value(latest).isoformat(), day=typed)
    except DomainError as error:
        return Entry(fact, error=str(error.message), day=typed)


def _state(fact: str, code: str) -> Entry:
    if not code:
        return Entry(fact, error=_("Bitte wählen Sie Ihr Land."))
    return Entry(fact, group_of(code.strip()[:LONGEST]))


def _days(fact: str, whole: str, half: str) -> Entry:
    """Two half days are one day (§ 16b (3) AufenthG)."""
    typed = [text.strip()[:LONGEST] or "0" for text in (whole, half)]
    if not all(text.isdecimal() for text in typed):
        error = _("Bitte schreiben Sie eine Zahl, zum Beispiel 40.")
        return Entry(fact, error=error, whole=whole, half=half)
    halves = 2 * int(typed[0]) + int(typed[1])
    if halves > 2 * DAYS_OF_A_YEAR:
        error = _("Ein Jahr hat nicht so viele Tage. Bitte prüfen Sie die Zahlen.")
        return Entry(fact, error=error, whole=whole, half=half)
    return Entry(fact, f"{halves / 2:g}", whole=whole, half=half)

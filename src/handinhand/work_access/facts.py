"""What is known of a person: typed, checked once, None for unknown; and how it is read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar

from handinhand.work_access import statuses
from handinhand.work_access.values import FIRST_DAY
from handinhand.work_access.words import (
    PREVIOUS_STATUSES,
    Activity,
    AppliedFor,
    AsylumHistory,
    BaExemption,
    DocumentNote,
    Fact,
    Origin,
    Status,
)

# A date further in the future leaves no room for counting months; it is a typing error.
LAST_DAY = date(9900, 12, 31)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
HIGHEST = {
    Fact.INSURED_WORK_MONTHS: 1200,
    Fact.WEEKLY_HOURS: 168,
    Fact.FULL_DAYS_THIS_YEAR: 366,
}
Word = TypeVar("Word", bound=StrEnum)


class Refusal(Exception):  # noqa: N818 - an answer of its own: these facts cannot be
    """The question cannot be answered as it stands: which field, and a stable reason code."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{field}: {code}")
        self.field = field
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One question. Raises Refusal for what cannot be; see `read_facts` for the codes."""

    on: date
    status: Status
    activity: Activity
    previous_status: Status | None = None
    document_note: DocumentNote | None = None
    applied_for: AppliedFor | None = None
    accelerated_procedure: bool | None = None
    must_live_in_centre: bool | None = None
    origin: Origin | None = None
    asylum_history: AsylumHistory | None = None
    self_caused_obstacle: bool | None = None
    asylum_application_on: date | None = None
    duldung_since: date | None = None
    stay_since: date | None = None
    same_job: bool | None = None
    insured_work_months: int | None = None
    weekly_hours: float | None = None
    full_days_this_year: float | None = None
    good_prospects: bool | None = None
    registered_or_employed: bool | None = None
    course_obligation: bool | None = None
    asylblg_benefits: bool | None = None
    ba_exemption: BaExemption | None = None
    entered_for_benefits: bool | None = None
    removal_steps_pending: bool | None = None
    rejected_no_effect: bool | None = None
    six_month_group: bool | None = None
    cooperation_breached: bool | None = None
    passport_shown: bool | None = None
    permission_in_asylum: bool | None = None
    training_qualified: bool | None = None
    student_job: bool | None = None
    permit_ready: bool | None = None
    discretionary_duldung: bool | None = None

    def __post_init__(self) -> None:
        if self.on < FIRST_DAY:
            raise Refusal("on", "before_first_day")
        if self.on > LAST_DAY:
            raise Refusal("on", "not_a_day")
        if not statuses.exists_on(self.status, self.on):
            raise Refusal("status", "status_not_in_force")
        if self.previous_status is not None:
            self._check_previous_status(self.previous_status)
        self._check_days()

    def having(self, fact: Fact, value: Any) -> "Facts":
        """Return the same facts but for one. Raises Refusal."""
        return replace(self, **{fact: value})

    def _check_previous_status(self, previous: Status) -> None:
        if previous not in PREVIOUS_STATUSES:
            raise Refusal(Fact.PREVIOUS_STATUS, "unknown_value")
        if self.status is Status.FIKTION_81_4 and not statuses.exists_on(previous, self.on):
            raise Refusal(Fact.PREVIOUS_STATUS, "status_not_in_force")

    def _check_days(self) -> None:
        for fact, day in (
            (Fact.ASYLUM_APPLICATION_ON, self.asylum_application_on),
            (Fact.DULDUNG_SINCE, self.duldung_since),
            (Fact.STAY_SINCE, self.stay_since),
        ):
            if day is not None and day > self.on:
                raise Refusal(fact, "day_after_on")
        if self.duldung_since and self.stay_since and self.duldung_since < self.stay_since:
            raise Refusal(Fact.STAY_SINCE, "duldung_before_stay")


def read_facts(data: Mapping[str, Any]) -> Facts:
    """Read a flat JSON object; missing or null facts are unknown.

    Raises Refusal(field, code) with one of the codes: missing, unknown_field, wrong_type,
    unknown_value, not_a_day, before_first_day, status_not_in_force, day_after_on,
    duldung_before_stay. The first wrong field counts: on, status, activity, then as given.
    """
    read: dict[str, Any] = {}
    for name in ("on", "status", "activity"):
        if data.get(name) is None:
            raise Refusal(name, "missing")
        read[name] = _READERS[name](name, data[name])
        if read["on"] < FIRST_DAY:
            raise Refusal("on", "before_first_day")
    for name, value in data.items():
        reader = _READERS.get(name)
        if reader is None:
            raise Refusal(str(name), "unknown_field")
        if value is not None and name not in read:
            read[name] = reader(name, value)
    return Facts(**read)


def _day(name: str, value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise Refusal(name, "wrong_type")
    if not _ISO_DAY.fullmatch(value):
        raise Refusal(name, "not_a_day")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise Refusal(name, "not_a_day") from error


def _yes_or_no(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise Refusal(name, "wrong_type")
    return value


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refusal(name, "wrong_type")
    if not isfinite(value) or not 0 <= value <= HIGHEST[Fact(name)]:
        raise Refusal(name, "unknown_value")
    return value


def _whole_number(name: str, value: Any) -> int:
    number = _number(name, value)
    if number != int(number):
        raise Refusal(name, "unknown_value")
    return int(number)


def _word(words: type[Word]) -> Callable[[str, Any], Word]:
    def read(name: str, value: Any) -> Word:
        if not isinstance(value, str):
            raise Refusal(name, "wrong_type")
        try:
            return words(value)
        except ValueError as error:
            raise Refusal(name, "unknown_value") from error

    return read


_READERS: Mapping[str, Callable[[str, Any], Any]] = {
    "on": _day,
    "status": _word(Status),
    "activity": _word(Activity),
    **dict.fromkeys((field.name for field in fields(Facts)[3:]), _yes_or_no),
    Fact.PREVIOUS_STATUS: _word(Status),
    Fact.DOCUMENT_NOTE: _word(DocumentNote),
    Fact.APPLIED_FOR: _word(AppliedFor),
    Fact.ORIGIN: _word(Origin),
    Fact.ASYLUM_HISTORY: _word(AsylumHistory),
    Fact.BA_EXEMPTION: _word(BaExemption),
    Fact.ASYLUM_APPLICATION_ON: _day,
    Fact.DULDUNG_SINCE: _day,
    Fact.STAY_SINCE: _day,
    Fact.INSURED_WORK_MONTHS: _whole_number,
    Fact.WEEKLY_HOURS: _number,
    Fact.FULL_DAYS_THIS_YEAR: _number,
}

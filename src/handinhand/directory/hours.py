"""Opening hours in OSM syntax: open now, until when, and the table of a week.

Four answers (EXCHANGE.md section 3): open, closed, not known, and "it is a public holiday, and
nothing is said about holidays". PH and SH are replaced by the state's dates before the library
reads the text, because it knows holidays by country only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import gettext as _
from opening_hours import (  # type: ignore[attr-defined]  # ParserError: missing in the stubs only
    OpeningHours,
    ParserError,
    State,
)

from handinhand.core.errors import DomainError
from handinhand.directory import calendar

LOOK_AHEAD = timedelta(days=8)
_QUOTED = re.compile(r'"[^"]*"')
_HOLIDAY_WORD = re.compile(r"\b(PH|SH)\b")
_BARE_COMMENT = re.compile(r'(?<!open )(?<!unknown )(?<!off )(?<!closed )""')
_OPEN_END = re.compile(r"(\d{2}:\d{2})\+")


class OpenState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    HOLIDAY_NOT_STATED = "holiday_not_stated"


@dataclass(frozen=True, slots=True)
class Now:
    """The state at a moment; `until` is the next change, `opens_at` the next opening if closed."""

    state: OpenState
    until: datetime | None = None
    opens_at: datetime | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A time of a day, open or (by appointment, without times) not known; end 00:00 is midnight."""

    start: time
    end: time
    known: bool
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    spans: tuple[Span, ...]
    is_holiday: bool = False


def require_hours(text: str, field: str = "opening_hours") -> str:
    """Return the text if it can be read without doubt. Raises DomainError with what to change."""
    if not text:
        return ""
    bare = _QUOTED.sub('""', text)
    if "||" in bare:
        message = _("Bitte „||“ nicht verwenden: Termine stehen im Feld „Termin“.")
        raise DomainError(message, field=field)
    if _BARE_COMMENT.search(bare):
        message = _("Vor einen Kommentar in Anführungszeichen gehört open oder unknown.")
        raise DomainError(message, field=field)
    try:
        _parsed(text, date.today().year)  # noqa: DTZ011 - only to see whether it can be read
    except ParserError as error:
        message = _("Diese Öffnungszeiten lassen sich nicht lesen. Beispiel: Mo-Fr 09:00-12:00")
        raise DomainError(message, field=field) from error
    return text


def now(text: str, moment: datetime, *, holidays_stated: bool = False) -> Now:
    """Return the state at a moment (local time). An empty text is not known."""
    if not text:
        return Now(OpenState.UNKNOWN)
    local = moment.replace(tzinfo=None)
    hours = _parsed(text, local.year)
    state, comment = hours.state(local)
    if state == State.OPEN and _says_nothing_of(text, local.date(), stated=holidays_stated):
        return Now(OpenState.HOLIDAY_NOT_STATED, comment=comment)
    until = hours.next_change(local)
    if until is not None and until - local > timedelta(days=366):
        until = None
    found = {State.OPEN: OpenState.OPEN, State.CLOSED: OpenState.CLOSED}
    answer = found.get(state, OpenState.UNKNOWN)
    opens = _next_opening(hours, local) if answer == OpenState.CLOSED else None
    return Now(answer, until, opens, comment)


def is_open(text: str, moment: datetime) -> bool:
    return now(text, moment).state == OpenState.OPEN


VARIES = ("varies",)
# A week without any holiday: what is open there is open in every ordinary week.
_ORDINARY_MONDAY = datetime(2026, 9, 7)  # noqa: DTZ001 - local time, as the library reads it
_DATED = re.compile(r"\b(PH|SH|week|easter|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\[")


@lru_cache(maxsize=4096)
def open_hours(text: str) -> tuple[str, ...]:
    """Return the hours of a week in which it may be open ("0-9": Monday from 9 to 10).

    Hours that differ by date are not spelled out: then the answer is VARIES.
    """
    if not text or _DATED.search(_QUOTED.sub("", text)):
        return VARIES if text else ()
    hours = _parsed(text, _ORDINARY_MONDAY.year)
    found: dict[str, None] = {}
    week_long = hours.intervals(_ORDINARY_MONDAY, _ORDINARY_MONDAY + timedelta(days=7))
    for begins, ends, state, _comment in week_long:
        hour = begins.replace(minute=0)
        while state == State.OPEN and hour < ends:
            found[f"{hour.weekday()}-{hour.hour}"] = None
            hour += timedelta(hours=1)
    return tuple(found)


def week(text: str, on: date) -> tuple[Day, ...]:
    """Return the seven days from this one on, as they will really be."""
    if not text:
        return ()
    hours = _parsed(text, on.year)
    days = [on + timedelta(days=number) for number in range(7)]
    return tuple(
        Day(day, tuple(_spans(hours, day)), calendar.is_public_holiday(day)) for day in days
    )


def has_times(text: str) -> bool:
    """Tell whether the text names any time at all ("unknown" alone does not)."""
    return bool(re.search(r"\d{2}:\d{2}|24/7", _QUOTED.sub("", text)))


def _spans(hours: OpeningHours, day: date) -> Iterator[Span]:
    start = datetime.combine(day, time.min)
    for begins, ends, state, comment in hours.intervals(start, start + timedelta(days=1)):
        if state == State.CLOSED or (begins == start and _began_before(hours, start)):
            continue
        natural_end = hours.next_change(begins) or ends
        whole_day = natural_end - begins > timedelta(days=1)
        end = ends if whole_day else natural_end
        yield Span(begins.time(), end.time(), state == State.OPEN, comment)


def _began_before(hours: OpeningHours, midnight: datetime) -> bool:
    """Tell whether a span at midnight belongs to the evening before ("Fr 20:00-02:00")."""
    before = hours.state(midnight - timedelta(minutes=1))[0]
    ends = hours.next_change(midnight)
    same = before == hours.state(midnight)[0]
    return same and ends is not None and ends - midnight < timedelta(hours=12)


def _next_opening(hours: OpeningHours, moment: datetime) -> datetime | None:
    for begins, _end, state, _comment in hours.intervals(moment, moment + LOOK_AHEAD):
        if state == State.OPEN:
            return begins
    return None


def _says_nothing_of(text: str, day: date, *, stated: bool) -> bool:
    return (
        calendar.is_public_holiday(day)
        and not stated
        and not _HOLIDAY_WORD.search(_QUOTED.sub("", text))
        and text != "24/7"
        and f"{day:%b} {day.day}" not in text
    )


@lru_cache(maxsize=4096)
def _parsed(text: str, year: int) -> OpeningHours:
    rules = [_open_ended(part) for rule in _rules(text) for part in _with_dates(rule, year)]
    return OpeningHours("; ".join(rules))


def _rules(text: str) -> list[str]:
    """Split at semicolons outside quotes."""
    return [rule.strip() for rule in re.findall(r'(?:[^;"]|"[^"]*")+', text) if rule.strip()]


def _open_ended(rule: str) -> str:
    """Read "14:00+" as not known after its start: nobody said until when."""
    if _OPEN_END.search(_QUOTED.sub("", rule)) and '"' not in rule:
        return _OPEN_END.sub(r"\1-24:00", rule) + ' unknown "ohne Ende angegeben"'
    return rule


def _with_dates(rule: str, year: int) -> list[str]:
    """Return the rule with PH and SH written as dates, as rules of their own after the rest."""
    match = re.match(
        r"^((?:[A-Z][a-z](?:-[A-Z][a-z])?,)*)((?:PH|SH)(?:,(?:PH|SH))*)(,[A-Z][a-z].*?)?(\s.*)?$",
        rule,
    )
    if match is None:
        return [rule]
    before, names, after, rest = (part or "" for part in match.groups())
    weekdays = ",".join(filter(None, (before.strip(","), after.strip(","))))
    written = [f"{weekdays}{rest}"] if weekdays else []
    return [*written, *(f"{_dates(name, year)}{rest}" for name in names.split(","))]


@lru_cache(maxsize=64)
def _dates(name: str, year: int) -> str:
    if name == "PH":
        days = sorted(
            day for one in (year - 1, year, year + 1) for day in calendar.public_holidays(one)
        )
        return ",".join(_osm(day) for day in days)
    return ",".join(f"{_osm(first)}-{_osm(last)}" for first, last in calendar.school_holidays())


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _osm(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02d}"

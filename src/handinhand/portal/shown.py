"""An offer as a page shows it: the directory's card, and what depends on the moment and reader."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handinhand.directory import hours
from handinhand.directory.enums import Access, Gender, HolidayRule
from handinhand.directory.queries import OfferCard, sentence
from handinhand.portal.templatetags.hih import short_clock, weekday


@dataclass(frozen=True, slots=True)
class Shown(OfferCard):
    """`sentence` says what this kind of help does, `now` whether it is open at this moment."""

    sentence: str
    now: hours.Now | None


@dataclass(frozen=True, slots=True)
class Row:
    """Consecutive days with the same hours."""

    label: str
    spans: tuple[hours.Span, ...]
    is_holiday: bool


def show(cards: Iterable[OfferCard], moment: datetime) -> list[Shown]:
    return [shown(card, moment) for card in cards]


def shown(card: OfferCard, moment: datetime) -> Shown:
    values = {field.name: getattr(card, field.name) for field in fields(OfferCard)}
    return Shown(**values, sentence=sentence(card.kind), now=_now(card, moment))


def _now(card: OfferCard, moment: datetime) -> hours.Now | None:
    """Return the state of the site, or nothing where no hours are known or they name no time."""
    if not card.opening_hours or not hours.has_times(card.opening_hours):
        return None
    stated = card.offer.holiday_rule != HolidayRule.NOT_STATED
    return hours.now(card.opening_hours, moment, holidays_stated=stated)


def week(card: OfferCard, on: date) -> list[Row]:
    """Return the coming seven days, equal neighbours joined ("Montag bis Donnerstag")."""
    if not hours.has_times(card.opening_hours):
        return []
    joined: list[list[hours.Day]] = []
    for day in sorted(hours.week(card.opening_hours, on), key=lambda one: one.on.weekday()):
        last = joined[-1][-1] if joined else None
        if last and last.spans == day.spans and last.is_holiday == day.is_holiday:
            joined[-1].append(day)
        else:
            joined.append([day])
    return [Row(_label(days), days[0].spans, days[0].is_holiday) for days in joined]


def hours_line(card: OfferCard, on: date) -> str:
    """Return the hours of the coming seven days in one line, for a hand-out; empty if not known."""
    rows = [f"{row.label} {_times(row)}" for row in week(card, on) if row.spans]
    said = ["; ".join(rows) or card.hours_text]
    if card.takes_appointments:
        said.append(card.offer.get_by_appointment_display())
    return "; ".join(filter(None, said))


def _times(row: Row) -> str:
    """Return "08:00–12:00, 13:00–16:00", kept in its order inside right-to-left text."""
    return ", ".join(
        f"\u2066{short_clock(span.start)}–{short_clock(span.end)}\u2069"
        if span.known
        else span.comment
        for span in row.spans
    )


def _label(days: list[hours.Day]) -> str:
    if len(days) == 1:
        return weekday(days[0].on)
    first, last = weekday(days[0].on), weekday(days[-1].on)
    return _("%(first)s bis %(last)s") % {"first": first, "last": last}


def for_whom(card: OfferCard) -> str:
    """Say who may come, when not everybody may."""
    parts = []
    if card.offer.gender != Gender.ANY:
        parts.append(str(Gender(card.offer.gender).label))
    low, high = card.offer.min_age, card.offer.max_age
    if low is not None and high is not None:
        parts.append(_("von %(low)d bis %(high)d Jahren") % {"low": low, "high": high})
    elif low is not None:
        parts.append(ngettext("ab %(low)d Jahr", "ab %(low)d Jahren", low) % {"low": low})
    elif high is not None:
        parts.append(ngettext("bis %(high)d Jahr", "bis %(high)d Jahre", high) % {"high": high})
    parts += [str(status) for status in card.offer.residence_statuses]
    return ", ".join(parts)


def access_labels(card: OfferCard) -> list[str]:
    return [str(Access(way).label) for way in card.access if way in Access.values]


def source_link(card: OfferCard) -> str:
    """Return the first address of its sources that can be opened."""
    for record in card.offer.sources.all():
        for part in record.url.split(";"):
            address = part.strip()
            if urlsplit(address).scheme in {"http", "https"}:
                return address
    return ""

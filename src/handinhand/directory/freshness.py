"""How old are the facts, and what does that mean for a reader and for the order of results?"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handinhand.directory.enums import Certainty

# Facts are to be checked once a year; C ("partial or old") within half a year.
CHECK_WITHIN = {Certainty.A: timedelta(days=365), Certainty.B: timedelta(days=365)}
CHECK_SOON = timedelta(days=183)
OLD_AFTER = timedelta(days=3 * 365)
WEEK, MONTH = 7, 30


class Level(StrEnum):
    """FRESH: within its period. AGEING: past it. OLD: past three years. UNDATED, OPEN: as said."""

    FRESH = "fresh"
    AGEING = "ageing"
    OLD = "old"
    UNDATED = "undated"
    OPEN = "open"


LEAST_WEIGHT, LOST_PER_YEAR, YEAR = 0.4, 0.02, 365.25
WEIGHTS = {
    Level.FRESH: 1.0,
    Level.AGEING: 0.9,
    Level.OLD: 0.75,
    Level.UNDATED: 0.8,
    Level.OPEN: 0.45,
}


@dataclass(frozen=True, slots=True)
class Freshness:
    """The state of an entry's facts; `since` is the day they were last known to be true."""

    level: Level
    since: date | None
    checked: bool

    @property
    def is_good(self) -> bool:
        return self.level == Level.FRESH

    def weight(self, on: date) -> float:
        """Return the share of its score an entry keeps: the older the facts, the less."""
        years = (on - self.since).days / YEAR if self.since else 0.0
        return max(LEAST_WEIGHT, WEIGHTS[self.level] - LOST_PER_YEAR * years)


def check_again_by(certainty: str, since: date | None) -> date | None:
    """Return the day by which facts have to be checked again; None when they have no date."""
    if since is None:
        return None
    return since + CHECK_WITHIN.get(Certainty(certainty), CHECK_SOON)


def freshness(
    *, certainty: str, stated_on: date | None, checked_on: date | None, due: date | None, on: date
) -> Freshness:
    """Judge facts on a day: from the day they were checked, else from the day they were stated."""
    since = max((day for day in (stated_on, checked_on) if day is not None), default=None)
    checked = checked_on is not None and checked_on == since
    if certainty == Certainty.OPEN:
        return Freshness(Level.OPEN, since, checked)
    if since is None:
        return Freshness(Level.UNDATED, None, checked=False)
    if on <= (due or since):
        return Freshness(Level.FRESH, since, checked)
    return Freshness(Level.OLD if on - since > OLD_AFTER else Level.AGEING, since, checked)


def in_words(state: Freshness, on: date) -> str:
    """Say it to a reader, in the active language."""
    if state.level == Level.OPEN:
        return _("Kontakt noch nicht bekannt")
    if state.since is None:
        return _("Stand nicht bekannt, bitte vorher anrufen")
    if state.level == Level.FRESH:
        return _ago(state, on)
    return _("Angaben von %(year)s, bitte vorher anrufen") % {"year": state.since.year}


def _ago(state: Freshness, on: date) -> str:
    days = (on - state.since).days if state.since else 0
    if days < WEEK:
        return _("geprüft in dieser Woche") if state.checked else _("Stand: diese Woche")
    if days < 2 * MONTH:
        weeks = days // WEEK
        text = ngettext("vor %(number)d Woche", "vor %(number)d Wochen", weeks)
        return _framed(state, text % {"number": weeks})
    months = days // MONTH
    text = ngettext("vor %(number)d Monat", "vor %(number)d Monaten", months)
    return _framed(state, text % {"number": months})


def _framed(state: Freshness, when: str) -> str:
    if state.checked:
        return _("geprüft %(when)s") % {"when": when}
    return _("Stand %(when)s") % {"when": when}

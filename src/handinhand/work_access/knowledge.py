"""What is known of the facts a tree asks: a box of domains, the open facts, the assumed ones."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handinhand.work_access.domains import Domain, Range, everything, exactly
from handinhand.work_access.facts import Facts
from handinhand.work_access.words import ASSUMED, Fact

Box = dict[Fact, Domain]
_STAY, _DULDUNG = Fact.STAY_SINCE, Fact.DULDUNG_SINCE
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Known:
    """A known fact has one value in the box, an open one all it can have on that day."""

    on: date
    box: Box
    unknown: frozenset[Fact]
    assumed: frozenset[Fact]

    def having(self, fact: Fact, domain: Domain) -> "Known":
        return replace(self, box={**self.box, fact: domain})

    def opened(self, fact: Fact, domain: Domain) -> "Known":
        return replace(self.having(fact, domain), unknown=self.unknown | {fact})


def known_of(facts: Facts, asked: Iterable[Fact]) -> Known:
    """Fill a box for these facts.

    A stay that is not known began at the latest with the earlier of application and Duldung; that
    is assumed. A Duldung that is not known began no earlier than a known stay.
    """
    box: Box = {}
    unknown: set[Fact] = set()
    assumed: set[Fact] = set()
    for fact in asked:
        value = getattr(facts, fact)
        if value is None:
            value = assumed_value(facts, fact)
            (unknown if value is None else assumed).add(fact)
        box[fact] = everything(fact, facts.on) if value is None else exactly(fact, value)
    if _DULDUNG in unknown and facts.stay_since is not None:
        box[_DULDUNG] = Range(facts.stay_since - _ONE_DAY, facts.on)
    return Known(facts.on, box, frozenset(unknown), frozenset(assumed))


def assumed_value(facts: Facts, fact: Fact) -> object:
    """Return what is assumed of a fact nobody gave, or None: then it is open."""
    return assumed_stay(facts) if fact is _STAY else ASSUMED.get(fact)


def assumed_stay(facts: Facts) -> date | None:
    days = [day for day in (facts.asylum_application_on, facts.duldung_since) if day]
    return min(days, default=None)


def latest_stay(facts: Facts) -> date:
    """Return the last day on which an unknown stay can have begun."""
    return facts.duldung_since or facts.on

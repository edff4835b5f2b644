"""What a fact can still be: a set of words, or a range of days or numbers; and how tests split it.

A known fact is a domain with one value, so known and unknown facts are treated alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import inf
from typing import Any

from handinhand.work_access.arithmetic import latest_start
from handinhand.work_access.case import Among, AtMost, Reached, Test, Until
from handinhand.work_access.words import (
    AppliedFor,
    AsylumHistory,
    BaExemption,
    DocumentNote,
    Fact,
    Origin,
)


@dataclass(frozen=True, slots=True)
class Range:
    """All values above `above` up to and including `last` (days, or numbers)."""

    above: Any
    last: Any


Words = frozenset[Any]
Domain = Words | Range

DATES = frozenset({Fact.ASYLUM_APPLICATION_ON, Fact.DULDUNG_SINCE, Fact.STAY_SINCE})
NUMBERS = frozenset({Fact.INSURED_WORK_MONTHS, Fact.WEEKLY_HOURS, Fact.FULL_DAYS_THIS_YEAR})
_WORDS: Mapping[Fact, tuple[str, ...]] = {
    Fact.DOCUMENT_NOTE: tuple(DocumentNote),
    Fact.APPLIED_FOR: tuple(AppliedFor),
    Fact.ORIGIN: tuple(Origin),
    Fact.ASYLUM_HISTORY: tuple(AsylumHistory),
    Fact.BA_EXEMPTION: tuple(BaExemption),
}
_ONE_DAY = timedelta(days=1)
_NO_NUMBER_BELOW_ZERO = -1.0
# No number of a fact lies this close above another one that counts.
_A_BIT = 0.25


def in_order(fact: Fact) -> tuple[str | bool, ...]:
    """Return the values of a fact with words or yes and no, in the order of the spec."""
    return _WORDS.get(fact, (True, False))


@cache
def words_of(fact: Fact) -> Words:
    return frozenset(in_order(fact))


def everything(fact: Fact, on: date) -> Domain:
    """Return what an unknown fact can be on this day: no day lies after it."""
    if fact in DATES:
        return Range(date.min, on)
    if fact in NUMBERS:
        return Range(_NO_NUMBER_BELOW_ZERO, inf)
    return words_of(fact)


def exactly(fact: Fact, value: Any) -> Domain:
    """Return the domain of a known fact."""
    if fact in DATES:
        return Range(value - _ONE_DAY, value)
    if fact in NUMBERS:
        return Range(value - _A_BIT, value)
    return frozenset({value})


def split(domain: Domain, test: Test, on: date) -> tuple[Domain | None, Domain | None]:
    """Return the parts where the test holds and where it does not; None for an empty part."""
    if isinstance(test, Among):
        assert isinstance(domain, frozenset)  # nosec B101  # noqa: S101 - tests of words are asked of words
        return domain & test.values or None, domain - test.values or None
    assert isinstance(domain, Range)  # nosec B101  # noqa: S101
    bound = bound_of(test, on)
    if domain.last <= bound:
        return domain, None
    if domain.above >= bound:
        return None, domain
    return Range(domain.above, bound), Range(bound, domain.last)


def bound_of(test: Test, on: date) -> Any:
    """Return the last day or number for which a test of days or numbers holds."""
    if isinstance(test, Reached):
        return latest_start(on, test.months)
    if isinstance(test, Until):
        return test.day
    assert isinstance(test, AtMost)  # nosec B101  # noqa: S101
    return test.most


def overlap(one: Domain, other: Domain) -> Domain | None:
    """Return what two domains of one fact share; None when they share nothing."""
    if isinstance(one, Range):
        assert isinstance(other, Range)  # nosec B101  # noqa: S101 - both are about one fact
        above, last = max(one.above, other.above), min(one.last, other.last)
        return Range(above, last) if above < last else None
    assert isinstance(other, frozenset)  # nosec B101  # noqa: S101
    return one & other or None

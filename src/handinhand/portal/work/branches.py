"""What would follow from each possible answer to one question, told side by side."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from handinhand.portal.work.address import NO, YES
from handinhand.portal.work.questions import Control, choices, control
from handinhand.work_access.arithmetic import latest_start
from handinhand.work_access.decide import decide
from handinhand.work_access.domains import DATES
from handinhand.work_access.facts import Facts, Refusal
from handinhand.work_access.possible import possible_outcomes
from handinhand.work_access.words import Fact, Outcome, Status

# Full months after which an answer can change, and bounds of hours, months and days in the law.
MONTHS = (0, 3, 6, 9, 15, 36, 48)
BOUNDS = {
    Fact.WEEKLY_HOURS: (10, 20),
    Fact.INSURED_WORK_MONTHS: (23,),
    Fact.FULL_DAYS_THIS_YEAR: (120, 140),
}


@dataclass(frozen=True, slots=True)
class Branch:
    """An outcome and what leads to it: one word of a choice, or a range of months, hours, days.

    `possible` are the outcomes that can still come where other facts decide too.
    """

    outcome: Outcome
    possible: tuple[Outcome, ...] = ()
    word: str = ""
    least: int | None = None
    most: int | None = None


def branches(facts: Facts, fact: Fact) -> list[Branch]:
    """Return every answer that could follow; equal neighbours of a range are one."""
    if fact in DATES:
        return list(_joined(_by_months(facts, fact)))
    if control(fact) is Control.CHOICE or fact is Fact.ORIGIN:
        return list(_by_words(facts, fact))
    return list(_joined(_by_numbers(facts, fact)))


def _by_words(facts: Facts, fact: Fact) -> Iterator[Branch]:
    words = ("safe_listed", "ge_md", "eu_list", "other") if fact is Fact.ORIGIN else ()
    for _title, group in choices(fact):
        for word in words or group:
            value: Any = {YES: True, NO: False}.get(word, word)
            if fact is Fact.PREVIOUS_STATUS:
                value = Status(word)
            if (told := _told(facts, fact, value)) is not None:
                yield replace(told, word=str(word))


def _by_months(facts: Facts, fact: Fact) -> Iterator[Branch]:
    """Ask for the latest day on which each number of months is just over."""
    for least, following in zip(MONTHS, (*MONTHS[1:], None), strict=True):
        day = facts.on if least == 0 else latest_start(facts.on, least)
        if (told := _told(facts, fact, day)) is not None:
            yield replace(told, least=least or None, most=following)


def _by_numbers(facts: Facts, fact: Fact) -> Iterator[Branch]:
    bounds = BOUNDS[fact]
    for least, most in zip((None, *bounds), (*bounds, None), strict=True):
        told = _told(facts, fact, least + 1 if least is not None else most)
        if told is not None:
            yield replace(told, least=None if least is None else least + 1, most=most)


def _joined(parts: Iterator[Branch]) -> Iterator[Branch]:
    for _same, group in groupby(parts, key=lambda one: (one.outcome, one.possible)):
        same = list(group)
        yield replace(same[0], most=same[-1].most)


def _told(facts: Facts, fact: Fact, value: Any) -> Branch | None:
    """Return what comes of this value, or nothing where the other facts rule it out."""
    try:
        changed = facts.having(fact, value)
    except Refusal:
        return None
    outcome = decide(changed).outcome
    return Branch(outcome, possible_outcomes(changed) if outcome is Outcome.DEPENDS else ())

"""One tree, read for many people: who meets the same tests gets the same answer.

All that counts about a fact is which tests of the tree it meets, so the answer is kept under
these ("key") and a decision becomes a look-up. Only the first day is reckoned each time.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from handinhand.core.timeline import Certainty
from handinhand.work_access.answer import Answer
from handinhand.work_access.arithmetic import day_after
from handinhand.work_access.boundaries import law_day
from handinhand.work_access.case import Reached
from handinhand.work_access.domains import DATES, NUMBERS, bound_of
from handinhand.work_access.facts import Facts
from handinhand.work_access.knowledge import Known, assumed_stay, known_of, latest_stay
from handinhand.work_access.next_steps import steps_after
from handinhand.work_access.rule import Reason
from handinhand.work_access.tree import Tree, tests_in, tree_for
from handinhand.work_access.values import CHECKED_UNTIL
from handinhand.work_access.weighing import (
    End,
    Weighed,
    asking,
    assumptions_that_matter,
    weigh,
)
from handinhand.work_access.words import Activity, Fact, Outcome, Status

_STAY, _DULDUNG = Fact.STAY_SINCE, Fact.DULDUNG_SINCE
# Starts so close to the day asked can have one first day (30 and 31 August): the days count.
_TOO_CLOSE = timedelta(days=62)
# The keys of a plan are finite but many; beyond these it begins to remember anew.
_MOST_KEYS = 2_000
_MOST_DAYS = 1_000

Key = tuple[object, ...]
Bounds = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An answer but for its first day, the latest of its waits."""

    answer: Answer
    waits: tuple[Reached, ...]

    def on_day_of(self, facts: Facts) -> Answer:
        if not self.waits:
            return self.answer
        days = [day_after(_start(facts, wait.fact), wait.months) for wait in self.waits]
        return replace(self.answer, from_day=max(days))


class Plan:
    """The tree of one status and activity under one state of the law, with what it said so far."""

    def __init__(self, tree: Tree, activity: Activity) -> None:
        self.tree = tree
        self.activity = activity
        asked = {test.fact for test in tests_in(tree)}
        self.facts = tuple(fact for fact in Fact if fact in asked)
        self._words = tuple(str(fact) for fact in self.facts if fact not in DATES | NUMBERS)
        self._ordered = tuple(fact for fact in self.facts if fact in DATES | NUMBERS)
        self._tests = {
            fact: tuple(test for test in tests_in(tree) if test.fact is fact)
            for fact in self._ordered
        }
        self._bounds: dict[date, tuple[Bounds, Key]] = {}
        self._kept: dict[Key, Outline] = {}

    def answer(self, facts: Facts) -> Answer:
        """Return the answer; kept under its key where the key says it all."""
        key = self.key(facts)
        outline = self._kept.get(key)
        if outline is None:
            outline = self._keep(key, facts)
        return outline.on_day_of(facts)

    def size(self) -> tuple[int, int]:
        """Return how many answers and how many days are kept."""
        return len(self._kept), len(self._bounds)

    def key(self, facts: Facts) -> Key:
        """Return which tests these facts meet, as far as known."""
        words = tuple([getattr(facts, name) for name in self._words])
        if not self._ordered:
            return words, facts.on > CHECKED_UNTIL
        bounds, order = self._bounds_on(facts.on)
        places = [
            self._place(fact, of_fact, facts)
            for fact, of_fact in zip(self._ordered, bounds, strict=True)
        ]
        return words, facts.on > CHECKED_UNTIL, order, *places

    def known(self, facts: Facts) -> Known:
        return known_of(facts, self.facts)

    def weighed(self, facts: Facts) -> Weighed:
        """Return every end these facts leave open."""
        return weigh(self.tree, self.known(facts))

    def _place(self, fact: Fact, bounds: tuple[Any, ...], facts: Facts) -> object:
        """Return how many bounds the value has passed; for an open day what limits it."""
        value = getattr(facts, fact)
        if value is not None:
            return bisect_left(bounds, value)
        if fact is _STAY and (stay := assumed_stay(facts)):
            return bisect_left(bounds, stay), bisect_left(bounds, latest_stay(facts))
        if fact is _DULDUNG and facts.stay_since:
            if facts.on - facts.stay_since <= _TOO_CLOSE:
                return facts.on, facts.stay_since
            return "since", bisect_left(bounds, facts.stay_since)
        return None

    def _bounds_on(self, on: date) -> tuple[Bounds, Key]:
        """Return the bounds of each ordered fact on this day, and in which order the tests are."""
        found = self._bounds.get(on)
        if found is None:
            bounds, order = [], []
            for fact in self._ordered:
                values = [bound_of(test, on) for test in self._tests[fact]]
                bounds.append(tuple(sorted(set(values))))
                order.append(tuple(bounds[-1].index(value) for value in values))
            found = tuple(bounds), tuple(order)
            if len(self._bounds) >= _MOST_DAYS:
                self._bounds.clear()
            self._bounds[on] = found
        return found

    def _keep(self, key: Key, facts: Facts) -> Outline:
        known = self.known(facts)
        weighed = weigh(self.tree, known)
        assumptions, seen = assumptions_that_matter(self.tree, known, facts, weighed)
        outline = self._outline(known, weighed, assumptions)
        if _says_it_all(known, (*weighed.reachable, *seen)):
            if len(self._kept) >= _MOST_KEYS:
                self._kept.clear()
            self._kept[key] = outline
        return outline

    def _outline(self, known: Known, weighed: Weighed, assumptions: tuple[Fact, ...]) -> Outline:
        late = known.on > CHECKED_UNTIL
        if weighed.missing:
            reasons = self._reasons_to_ask(weighed.missing[0], known)
            steps = steps_after(Outcome.DEPENDS, (), None, self.activity)
            depends = Answer(
                Outcome.DEPENDS,
                reasons,
                missing_facts=weighed.missing,
                assumptions=assumptions,
                next_steps=steps,
                is_after_check=late,
            )
            return Outline(depends, ())
        verdict = weighed.end.verdict
        steps = steps_after(verdict.outcome, verdict.codes(), verdict.by, self.activity)
        answer = Answer(
            verdict.outcome,
            verdict.reasons,
            verdict.kind,
            verdict.by,
            verdict.priority_check,
            assumptions=assumptions,
            next_steps=steps,
            is_after_check=late,
        )
        return Outline(answer, weighed.end.waits)

    def _reasons_to_ask(self, fact: Fact, known: Known) -> tuple[Reason, ...]:
        sources = dict.fromkeys(asking(self.tree, fact, known.box, known.on))
        return tuple(Reason(depends_on(fact), one, Certainty.LOOKED_UP) for one in sources)


def depends_on(fact: Fact) -> str:
    """Return the reason code of an answer that waits for this fact."""
    return f"depends_on_{fact}"


def _says_it_all(known: Known, seen: Iterable[End]) -> bool:
    """Tell whether the key decides: no two known days had to be compared with each other."""
    waits = {wait for end in seen for wait in end.waits}
    days_known = {wait.fact for wait in waits} - known.unknown
    together = any(len(end.waits) > 1 for end in seen)
    return len(days_known) + together <= 1


@cache
def _plan(tree: Tree, activity: Activity) -> Plan:
    """Share one plan among all states of the law in which the rules say the same."""
    return Plan(tree, activity)


@cache
def _plan_since(status: Status, activity: Activity, since: date) -> Plan:
    return _plan(tree_for(status, activity, since), activity)


def plan_for(status: Status, activity: Activity, on: date) -> Plan:
    """Return the plan of this day."""
    return _plan_since(status, activity, law_day(on))


def _start(facts: Facts, fact: Fact) -> date:
    """Return the day a wait begins: known, else assumed, else the last one possible.

    An unknown day is left only where every day it can be has one and the same first day.
    """
    day: date | None = getattr(facts, fact) or (assumed_stay(facts) if fact is _STAY else None)
    return day or facts.on

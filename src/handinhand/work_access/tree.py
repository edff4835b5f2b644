"""All questions the rules can ask of one status and activity under one state of the law.

The rules are run again and again with every possible answer to their tests; what they ask and
say becomes a tree. Since a rule sees nothing but its tests, the tree says exactly what the rules
say (proved in tests/work_access/test_tree.py), only faster and for unknown facts too.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from handinhand.work_access import statuses, values
from handinhand.work_access.case import Among, AtMost, Case, Reached, Test, Until
from handinhand.work_access.domains import words_of
from handinhand.work_access.rule import Rule, Verdict, judge
from handinhand.work_access.rules.choice import group_for
from handinhand.work_access.words import Activity, Status


@dataclass(frozen=True, slots=True)
class Leaf:
    """What the rules say at the end of one path."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Node:
    """One test a rule asks. `only_if_known`: an unknown fact counts as no, and is not asked."""

    test: Test
    yes: "Tree"
    no: "Tree"
    source: str
    only_if_known: bool = False


Tree = Leaf | Node


class _OpenTest(Exception):  # noqa: N818 - a signal, not an error
    def __init__(self, test: Test, rule: Rule, *, only_if_known: bool) -> None:
        super().__init__(test)
        self.test = test
        self.rule = rule
        self.only_if_known = only_if_known


@dataclass(slots=True)
class _Path(Case):
    """A case whose tests have the answers of one path; the first open test stops the rules."""

    answers: dict[Test, bool]
    answers_if_known: dict[Test, bool]
    rule: Rule | None = None

    def reads(self, rule: object) -> None:
        assert isinstance(rule, Rule)  # noqa: S101 - only rules are read
        self.rule = rule

    def holds(self, test: Test) -> bool:
        answer = implied(test, self.answers)
        if answer is None:
            raise self._open(test, only_if_known=False)
        return answer

    def surely(self, test: Test) -> bool:
        answer = implied(test, self.answers)
        if answer is None:
            answer = self.answers_if_known.get(test)
        if answer is None:
            raise self._open(test, only_if_known=True)
        return answer

    def _open(self, test: Test, *, only_if_known: bool) -> _OpenTest:
        assert self.rule is not None  # noqa: S101 - no test without a rule that asks it
        return _OpenTest(test, self.rule, only_if_known=only_if_known)

    def with_answer(self, open_test: _OpenTest, answer: bool) -> "_Path":
        answers, if_known = dict(self.answers), dict(self.answers_if_known)
        (if_known if open_test.only_if_known else answers)[open_test.test] = answer
        return _Path(self.status, self.activity, self.law_day, answers, if_known)


def implied(test: Test, answers: Mapping[Test, bool]) -> bool | None:
    """Return the answer that follows from those given, or None when it is open."""
    if isinstance(test, Among):
        return _implied_word(test, answers)
    for given, answer in answers.items():
        if given.fact is test.fact and type(given) is type(test):
            if answer and _width(test) >= _width(given):
                return True
            if not answer and _width(test) <= _width(given):
                return False
    return None


def _implied_word(test: Among, answers: Mapping[Test, bool]) -> bool | None:
    left = words_of(test.fact)
    for given, answer in answers.items():
        if isinstance(given, Among) and given.fact is test.fact:
            left = left & given.values if answer else left - given.values
    if left <= test.values:
        return True
    return None if left & test.values else False


def _width(test: Test) -> float:
    """Return how much a test lets through: a later day, a higher number, fewer months."""
    if isinstance(test, Until):
        return test.day.toordinal()
    if isinstance(test, Reached):
        return -test.months
    assert isinstance(test, AtMost)  # noqa: S101
    return test.most


def grow(path: _Path) -> Tree:
    """Run the rules along every path from here."""
    try:
        return Leaf(judge(group_for(path.status, path.activity), path))
    except _OpenTest as found:
        source = found.rule.source_on(path)
        yes = grow(path.with_answer(found, answer=True))
        no = grow(path.with_answer(found, answer=False))
        return yes if yes == no else Node(found.test, yes, no, source, found.only_if_known)


def verdicts_in(tree: Tree) -> Iterator[Verdict]:
    """Return what stands at the end of every path."""
    if isinstance(tree, Leaf):
        yield tree.verdict
        return
    yield from verdicts_in(tree.yes)
    yield from verdicts_in(tree.no)


def tests_in(tree: Tree) -> tuple[Test, ...]:
    """Return every test of a tree once, in the order of its first place."""
    if isinstance(tree, Leaf):
        return ()
    return tuple(dict.fromkeys((tree.test, *tests_in(tree.yes), *tests_in(tree.no))))


@cache
def boundary_days() -> tuple[date, ...]:
    """Return every day on which any value or status changes, from the first day of the law on."""
    timelines = (*values.timelines(), *statuses.IN_FORCE.values())
    return tuple(sorted({day for timeline in timelines for day in timeline.changes()}))


def law_day(on: date) -> date:
    """Return the day since which the law has been what it is on this day."""
    days = boundary_days()
    return days[bisect_right(days, on) - 1]


@cache  # statuses x activities x states of the law: some ten thousand small trees
def tree_for(status: Status, activity: Activity, since: date) -> Tree:
    """Return the tree of a status and activity under the law that began on `since`."""
    return grow(_Path(status, activity, since, {}, {}))

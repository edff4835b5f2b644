"""One path through the rules: which tests are answered how, and what follows from that."""

from collections.abc import Mapping
from dataclasses import dataclass

from handinhand.work_access.case import Among, AtMost, Case, Reached, Test, Until
from handinhand.work_access.domains import words_of
from handinhand.work_access.rule import Rule


class OpenTest(Exception):  # noqa: N818 - a signal, not an error
    def __init__(self, test: Test, rule: Rule, *, only_if_known: bool) -> None:
        super().__init__(test)
        self.test = test
        self.rule = rule
        self.only_if_known = only_if_known


@dataclass(slots=True)
class Path(Case):
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

    def _open(self, test: Test, *, only_if_known: bool) -> OpenTest:
        assert self.rule is not None  # noqa: S101 - no test without a rule that asks it
        return OpenTest(test, self.rule, only_if_known=only_if_known)

    def with_answer(self, open_test: OpenTest, answer: bool) -> "Path":
        answers, if_known = dict(self.answers), dict(self.answers_if_known)
        (if_known if open_test.only_if_known else answers)[open_test.test] = answer
        return Path(self.status, self.activity, self.law_day, answers, if_known)


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

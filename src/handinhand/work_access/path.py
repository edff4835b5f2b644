"""One path through the rules: which tests are answered how, and what follows from that."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

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

    answers: Mapping[Test, bool] = field(default_factory=dict)
    answers_if_known: Mapping[Test, bool] = field(default_factory=dict)
    rule: Rule | None = None

    def reads(self, rule: object) -> None:
        assert isinstance(rule, Rule)  # nosec B101  # noqa: S101 - only rules are read
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
        assert self.rule is not None  # nosec B101  # noqa: S101 - no test without a rule that asks it
        return OpenTest(test, self.rule, only_if_known=only_if_known)

    def with_answer(self, open_test: OpenTest, answer: bool) -> "Path":
        given = {open_test.test: answer}
        if open_test.only_if_known:
            return replace(self, answers_if_known={**self.answers_if_known, **given})
        return replace(self, answers={**self.answers, **given})


def implied(test: Test, answers: Mapping[Test, bool]) -> bool | None:
    """Return the answer that follows from those given, or None when it is open."""
    given = answers.get(test)
    if given is not None:
        return given
    if isinstance(test, Among):
        return _implied_word(test, answers)
    for other, answer in answers.items():
        if other.fact is test.fact and type(other) is type(test):
            if answer and _width(test) >= _width(other):
                return True
            if not answer and _width(test) <= _width(other):
                return False
    return None


def _implied_word(test: Among, answers: Mapping[Test, bool]) -> bool | None:
    left = words_of(test.fact)
    for other, answer in answers.items():
        if other.fact is test.fact and isinstance(other, Among):
            left = left & other.values if answer else left - other.values
    if left <= test.values:
        return True
    return None if left & test.values else False


def _width(test: Test) -> float:
    """Return how much a test lets through: a later day, a higher number, fewer months."""
    if isinstance(test, Until):
        return test.day.toordinal()
    if isinstance(test, Reached):
        return -test.months
    assert isinstance(test, AtMost)  # nosec B101  # noqa: S101
    return test.most

"""Every code has a text; the texts are short and speak to the reader."""

import re

import pytest

from handinhand.work_access.domains import in_order
from handinhand.work_access.next_steps import WHAT_COULD_CHANGE, steps_after
from handinhand.work_access.plan import depends_on
from handinhand.work_access.rule import COUNTING
from handinhand.work_access.rules.choice import groups
from handinhand.work_access.rules.everybody import OLD_RIGHTS_CONTINUE
from handinhand.work_access.texts import (
    ACTIVITIES,
    ASSUMPTIONS,
    NOTICES,
    OUTCOMES,
    PERMISSION_BY,
    PERMISSION_KINDS,
    QUESTIONS,
    REASONS,
    STATUSES,
    STEPS,
    VALUES,
)
from handinhand.work_access.words import (
    ASKED,
    ASSUMED,
    Activity,
    Fact,
    Outcome,
    PermissionBy,
    PermissionKind,
    Status,
)
from tests.work_access.people import every_verdict

MOST_WORDS = 18


def all_steps() -> set[str]:
    """Return every step of every verdict the rules can come to."""
    steps = set(steps_after(Outcome.DEPENDS, (), None, Activity.EMPLOYMENT))
    for _, activity, _, verdict in every_verdict():
        steps |= set(steps_after(verdict.outcome, verdict.codes(), verdict.by, activity))
    return steps


def test_every_reason_has_a_text_and_every_text_a_reason() -> None:
    codes = {rule.code for group in groups() for rule in group.all_rules()}
    codes |= {COUNTING.code, OLD_RIGHTS_CONTINUE.code} | {depends_on(fact) for fact in ASKED}
    assert set(REASONS) == codes


def test_every_step_has_a_text_and_every_text_a_step() -> None:
    assert set(STEPS) == all_steps()


def test_every_ban_says_what_could_change_it() -> None:
    bans = {
        rule.code
        for group in groups()
        for rule in group.all_rules()
        if getattr(rule, "outcome", None) is Outcome.NOT_ALLOWED
    }
    assert set(WHAT_COULD_CHANGE) == bans


def test_every_word_has_a_text() -> None:
    assert set(OUTCOMES) == set(Outcome)
    assert set(STATUSES) == set(Status)
    assert set(ACTIVITIES) == set(Activity)
    assert set(PERMISSION_KINDS) == set(PermissionKind)
    assert set(PERMISSION_BY) == set(PermissionBy)
    for fact, texts in VALUES.items():
        assert set(texts) == set(in_order(fact))


def test_every_fact_has_a_question_and_every_assumption_a_sentence() -> None:
    assert set(QUESTIONS) == {"status", "activity", *Fact}
    assert set(ASSUMPTIONS) == {*ASSUMED, Fact.STAY_SINCE}


def texts() -> list[tuple[str, str]]:
    found = [*REASONS.items(), *STEPS.items(), *OUTCOMES.items(), *NOTICES.items()]
    found += [(f"assumed {fact}", text) for fact, text in ASSUMPTIONS.items()]
    for fact, question in QUESTIONS.items():
        found += [(f"question {fact}", question.question), (f"help {fact}", question.help)]
    return found


@pytest.mark.parametrize(("code", "text"), texts())
def test_a_text_has_short_sentences_and_ends_like_one(code: str, text: str) -> None:
    for sentence in re.split(r"(?<=[.!?:])\s", text):
        assert len(sentence.split()) <= MOST_WORDS, sentence
    assert text == "" or text[-1] in ".?!“"
    assert "  " not in text

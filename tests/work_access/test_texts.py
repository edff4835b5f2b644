"""Every code has a text; the texts are short and speak to the reader."""

import re

import pytest

from handinhand.work_access.next_steps import WHAT_COULD_CHANGE, steps_after
from handinhand.work_access.plan import depends_on
from handinhand.work_access.rule import COUNTING
from handinhand.work_access.rules.choice import groups
from handinhand.work_access.rules.everybody import OLD_RIGHTS_CONTINUE
from handinhand.work_access.texts import OUTCOMES, REASONS, STEPS
from handinhand.work_access.words import ASKED, Activity, Outcome
from tests.work_access.people import every_verdict

MOST_WORDS = 12  # Leichte Sprache


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


def test_every_outcome_has_a_text() -> None:
    assert set(OUTCOMES) == set(Outcome)


def texts() -> list[tuple[str, str]]:
    return [*REASONS.items(), *STEPS.items(), *OUTCOMES.items()]


@pytest.mark.parametrize(("code", "text"), texts())
def test_a_text_has_short_sentences_and_ends_like_one(code: str, text: str) -> None:
    for sentence in re.split(r"(?<=[.!?:])\s", text):
        assert len(sentence.split()) <= MOST_WORDS, sentence
    assert text == "" or text[-1] in ".?!“"
    assert "  " not in text

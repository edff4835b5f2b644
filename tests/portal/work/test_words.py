"""Every paper, aim, question and choice has words for the reader."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from handinhand.portal.work import address, questions
from handinhand.portal.work.words import asked, assumed, verdicts
from handinhand.work_access.texts import ACTIVITIES, STATUSES
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


def offered(fact: str) -> Iterator[str]:
    for _title, group in questions.choices(fact):
        yield from group


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (STATUSES, Status),
        (ACTIVITIES, Activity),
        (assumed.ASSUMPTIONS, {*ASSUMED, Fact.STAY_SINCE}),
        (asked.QUESTIONS, {"on", "status", "activity", *ASKED}),
        (asked.ROW_LABELS, {"status", "activity", *Fact}),
        (address.PARTS, {"status", "activity", *Fact}),
        (verdicts.WORDS, Outcome),
        (verdicts.TITLES, Outcome),
        (verdicts.MOODS, Outcome),
        (verdicts.PERMITS, PermissionBy),
        (verdicts.KINDS, PermissionKind),
        (verdicts.DECIDES, {None, *PermissionBy}),
    ],
)
def test_each_code_has_words_and_nothing_else_has(words: Mapping[Any, Any], codes: Any) -> None:
    assert set(words) == set(codes)


def test_every_paper_and_every_aim_is_offered_once() -> None:
    assert sorted(offered("status")) == sorted(Status)
    assert sorted(offered("activity")) == sorted(Activity)


@pytest.mark.parametrize("fact", [Fact.DOCUMENT_NOTE, Fact.APPLIED_FOR, Fact.ASYLUM_HISTORY])
def test_every_choice_of_a_question_has_words(fact: Fact) -> None:
    assert set(offered(fact)) == set(asked.CHOICES[fact])

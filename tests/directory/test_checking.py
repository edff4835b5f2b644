"""When an organisation is asked and what silence leads to, for every day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handinhand.directory.checking import (
    ASK_AT,
    HIDE_AFTER,
    NEVER_HIDDEN,
    PAUSE,
    Act,
    Asked,
    CheckFacts,
    Step,
    what_to_do,
)
from handinhand.directory.enums import OfferKind

DUE = date(2026, 6, 1)
KINDS = st.sampled_from(list(OfferKind))
STARTS = st.integers(-60, 900)


def life(
    kind: OfferKind, start: int, length: int, skip: frozenset[int] = frozenset()
) -> list[tuple[date, Act, Step | None]]:
    """Return what happens day by day when nobody answers; on some days no job runs."""
    steps: list[Asked] = []
    happened: list[tuple[date, Act, Step | None]] = []
    for number in range(start, start + length):
        day = DUE + timedelta(days=number)
        if number in skip:
            continue
        decision = what_to_do(CheckFacts(kind, DUE, True, tuple(steps)), day)
        if decision.step is not None:
            steps.append(Asked(decision.step, day))
        if decision.act != Act.NOTHING:
            happened.append((day, decision.act, decision.step))
    return happened


def test_the_first_mail_comes_30_days_before_then_on_the_day_then_30_days_after_then_hidden() -> (
    None
):
    assert life(OfferKind.MEETING_PLACE, -60, 300) == [
        (date(2026, 5, 2), Act.ASK, Step.FIRST),
        (date(2026, 6, 1), Act.ASK, Step.REMINDER),
        (date(2026, 7, 1), Act.ASK, Step.SECOND),
        (date(2026, 11, 28), Act.HIDE, Step.HIDDEN),
    ]


@given(kind=KINDS, start=STARTS, skip=st.frozensets(st.integers(-60, 1300), max_size=200))
def test_nothing_is_hidden_before_three_questions_and_half_a_year(
    kind: OfferKind, start: int, skip: frozenset[int]
) -> None:
    happened = life(kind, start, 400, skip)
    for number, (day, act, _step) in enumerate(happened):
        if act == Act.HIDE:
            assert [one[2] for one in happened[:number]] == list(ASK_AT)
            assert day >= DUE + HIDE_AFTER


@given(kind=KINDS, start=STARTS, skip=st.frozensets(st.integers(-60, 1300), max_size=200))
def test_two_steps_are_never_closer_than_the_pause(
    kind: OfferKind, start: int, skip: frozenset[int]
) -> None:
    days = [day for day, _act, step in life(kind, start, 400, skip) if step]
    assert all(later - sooner >= PAUSE for sooner, later in pairwise(days))


@given(kind=st.sampled_from(sorted(NEVER_HIDDEN)), start=STARTS)
def test_authorities_and_hotlines_are_never_hidden_but_told_to_stewards(
    kind: OfferKind, start: int
) -> None:
    acts = [act for _day, act, _step in life(kind, start, 900)]
    assert Act.HIDE not in acts
    assert acts[-1] == Act.TELL


@given(kind=KINDS, number=STARTS)
def test_without_an_address_nobody_is_asked_and_nothing_hidden(
    kind: OfferKind, number: int
) -> None:
    decision = what_to_do(CheckFacts(kind, DUE, False), DUE + timedelta(days=number))
    assert decision.act == (Act.TELL if number >= 0 else Act.NOTHING)


@pytest.mark.parametrize("kind", OfferKind)
def test_an_entry_without_a_deadline_is_left_alone(kind: OfferKind) -> None:
    assert what_to_do(CheckFacts(kind, None, True), DUE).act == Act.NOTHING


def test_an_entry_a_steward_brought_back_is_not_hidden_again_for_the_same_deadline() -> None:
    steps = tuple(Asked(step, DUE) for step in Step)
    late = DUE + timedelta(days=2000)
    assert what_to_do(CheckFacts(OfferKind.OTHER, DUE, True, steps), late).act == Act.NOTHING

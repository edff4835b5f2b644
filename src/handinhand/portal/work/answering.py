"""The answer in the reader's words: verdict, reasons, steps, people; for page and PDF alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handinhand.places.finder import Place
from handinhand.portal.shown import Shown
from handinhand.portal.work import help as near
from handinhand.portal.work import showing, wording
from handinhand.portal.work.address import NO, PARTS, YES, Answers
from handinhand.portal.work.branches import branches
from handinhand.portal.work.checked import sentences
from handinhand.portal.work.flow import Answered
from handinhand.portal.work.sources import Source, sources
from handinhand.work_access.answer import Answer
from handinhand.work_access.decide import judged_as
from handinhand.work_access.explain import explain
from handinhand.work_access.facts import Facts
from handinhand.work_access.words import ASSUMED, BaExemption, Fact, Outcome


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer itself. `mood` is ok, wait or no; a word and an icon say the same."""

    mood: str
    icon: str
    word: str
    title: str
    texts: list[str]


@dataclass(frozen=True, slots=True)
class Why:
    """A reason; `checked` says whether a lawyer has read its rule, where that differs."""

    text: str
    sources: list[Source]
    checked: str


@dataclass(frozen=True, slots=True)
class Assumed:
    """Something taken for granted, and the address that says the opposite."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Way:
    """One possible answer to the open question and what follows from it.

    `possible` names all that can still come of it where other facts decide too.
    """

    label: str
    outcome: str
    address: str
    possible: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that page and PDF of an answer say.

    `checked` says whether a lawyer has read the rules, where that is the same for all reasons.
    """

    verdict: Verdict
    reasons: list[Why]
    checked: str
    assumed: list[Assumed]
    changes: list[str]
    next_steps: list[str]
    open_question: str
    ways: list[Way]
    office: Shown | None
    helpers: list[Shown]
    who_decides: str
    is_past_checked: bool


def page(answered: Answered, answers: Answers, place: Place | None, now: datetime) -> Page:
    """Gather what an answer says: up to 12 queries, for checks, offices and people only."""
    answer, facts = answered.answer, answered.facts
    is_open = answer.outcome is Outcome.DEPENDS
    said = sentences([one.code for one in answer.reasons])
    alike = set(said.values())
    checked = alike.pop() if len(alike) == 1 else ""
    return Page(
        verdict=_verdict(answered),
        reasons=_reasons(answer, {} if checked else said),
        checked=checked,
        assumed=list(_assumed(answer.assumptions, answers)),
        changes=[] if is_open else list(_changes(facts)),
        next_steps=[wording.step(code) for code in answer.next_steps],
        open_question=wording.question(answer.missing_facts[0])[0] if is_open else "",
        ways=list(_ways(answered, answers)) if is_open else [],
        office=near.office(answer, place, now),
        helpers=near.helpers(near.kinds_that_help(answer, facts.activity), place, now),
        who_decides=wording.who_decides(answer),
        is_past_checked=answer.is_after_check,
    )


def _verdict(answered: Answered) -> Verdict:
    answer = answered.answer
    mood, icon = wording.MOODS[answer.outcome]
    return Verdict(
        mood,
        icon,
        wording.outcome_word(answer.outcome),
        wording.outcome_title(answer.outcome, answer.from_day),
        wording.outcome_texts(answer),
    )


def _reasons(answer: Answer, checked: Mapping[str, str]) -> list[Why]:
    return [
        Why(wording.reason(one.code), list(sources(one.source)), checked.get(one.code, ""))
        for one in answer.reasons
    ]


def _changes(facts: Facts) -> Iterator[str]:
    """Say what comes of it as time passes; nothing where several permits may be prolonged."""
    if len(judged_as(facts)) == 1:
        for change in explain(facts).days:
            yield wording.change(change.day, change.outcome)


def _assumed(assumptions: Sequence[Fact], answers: Answers) -> Iterator[Assumed]:
    for fact in assumptions:
        if fact in ASSUMED:
            taken = ASSUMED[fact]
            other = BaExemption.FAMILY_BUSINESS if fact is Fact.BA_EXEMPTION else None
            word = str(other) if other else (NO if taken is True else YES)
            address = showing.own_address(answers.with_fact(fact, word))
        else:  # the stay, taken from the earlier of two other days
            address = f"{showing.own_address(answers)}&frage={PARTS[fact]}"
        yield Assumed(wording.assumption(fact), address)


def _ways(answered: Answered, answers: Answers) -> Iterator[Way]:
    fact = answered.answer.missing_facts[0]
    for branch in branches(answered.facts, fact):
        address = showing.own_address(answers.with_fact(fact, branch.word)) if branch.word else ""
        label = wording.branch(fact, branch.word, branch.least, branch.most)
        possible = wording.possible(branch.possible)
        yield Way(label, wording.outcome_word(branch.outcome), address, possible)

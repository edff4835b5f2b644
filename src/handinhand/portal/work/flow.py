"""Which page comes next: a question, the answer, or what is wrong with what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from handinhand.portal.work.address import NO, YES, Answers
from handinhand.portal.work.questions import Control, control
from handinhand.work_access.answer import Answer
from handinhand.work_access.decide import decide
from handinhand.work_access.facts import Facts, Refusal, read_facts
from handinhand.work_access.words import Activity, Fact, Outcome, Status

FIRST_QUESTIONS: Mapping[str, type[Status] | type[Activity]] = {
    "status": Status,
    "activity": Activity,
}


@dataclass(frozen=True, slots=True)
class Question:
    """The next question, its number, and why what was said before does not do."""

    fact: str
    number: int
    refused: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer and the facts it rests on."""

    facts: Facts
    answer: Answer


@dataclass(frozen=True, slots=True)
class NotSure:
    """The reader does not know the paper, or what to look for: people help now, not pages."""

    fact: str


Step = Question | Answered | NotSure


def next_step(answers: Answers, today: date) -> Step:
    """Decide what to show. A question that cannot change the answer is never asked."""
    for number, (fact, words) in enumerate(FIRST_QUESTIONS.items(), 1):
        if fact in answers.unknown:
            return NotSure(fact)
        if fact not in answers.said:
            return Question(fact, number)
        if answers.said[fact] not in list(words):
            return Question(fact, number, Refusal(fact, "unknown_value"))
    try:
        facts = read_facts(as_call(answers, today))
    except Refusal as refusal:
        return Question(refusal.field, _number(answers), refusal)
    answer = decide(facts)
    if answer.outcome == Outcome.DEPENDS and answer.missing_facts[0] not in answers.unknown:
        return Question(str(answer.missing_facts[0]), _number(answers))
    return Answered(facts, answer)


def as_call(answers: Answers, today: date) -> Mapping[str, object]:
    """Return what was said as a call of the interface would say it."""
    call: dict[str, object] = {fact: _value(fact, word) for fact, word in answers.said.items()}
    return {"on": answers.day or today.isoformat(), **call}


def _value(fact: str, word: str) -> object:
    if word in {YES, NO}:
        return word == YES
    if control(fact) in {Control.NUMBER, Control.DAYS} and word.isdecimal():
        return int(word)
    return word


def _number(answers: Answers) -> int:
    asked = [fact for fact in (*FIRST_QUESTIONS, *Fact) if fact in answers.said]
    return len(asked) + 1

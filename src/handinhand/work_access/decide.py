"""May this person do this on this day? The entry to the engine: `decide(facts)`."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handinhand.work_access.answer import Answer
from handinhand.work_access.domains import in_order
from handinhand.work_access.facts import Facts, read_facts
from handinhand.work_access.next_steps import steps_after
from handinhand.work_access.plan import depends_on, plan_for
from handinhand.work_access.rule import Reason
from handinhand.work_access.rules.everybody import OLD_RIGHTS_CONTINUE
from handinhand.work_access.statuses import exists_on
from handinhand.work_access.values import CHECKED_UNTIL
from handinhand.work_access.words import (
    ASKED,
    ASSUMED,
    PREVIOUS_STATUSES,
    Activity,
    Fact,
    Outcome,
    Status,
)


def decide(facts: Facts) -> Answer:
    """Return the one answer for these facts; the same facts always get the same answer."""
    if facts.status is not Status.FIKTION_81_4 or facts.activity is Activity.HOSPITATION:
        return plan_for(facts.status, facts.activity, facts.on).answer(facts)
    if facts.previous_status is None:
        return _decide_as_any_previous(facts)
    return _with_old_rights(_decide_as(facts.previous_status, facts))


def decide_data(data: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a flat JSON object with a flat JSON object. Raises Refusal."""
    return decide(read_facts(data)).as_data()


def previous_statuses(facts: Facts) -> tuple[Status, ...]:
    """Return the permits a person with a Fiktion of § 81 (4) can have had on that day."""
    known = facts.previous_status
    return tuple(
        status
        for status in Status
        if status in PREVIOUS_STATUSES
        and exists_on(status, facts.on)
        and (known is None or status is known)
    )


def judged_as(facts: Facts) -> tuple[Status, ...]:
    """Return the statuses whose rules are read: those a Fiktion of § 81 (4) may prolong."""
    if facts.status is not Status.FIKTION_81_4 or facts.activity is Activity.HOSPITATION:
        return (facts.status,)
    return previous_statuses(facts)


def _decide_as(status: Status, facts: Facts) -> Answer:
    return plan_for(status, facts.activity, facts.on).answer(facts)


def _with_old_rights(answer: Answer) -> Answer:
    return replace(answer, reasons=(*answer.reasons, OLD_RIGHTS_CONTINUE))


def _decide_as_any_previous(facts: Facts) -> Answer:
    """Answer at once if every permit the person may have had leads to the same."""
    answer = _joined(facts)
    matter = [fact for fact in answer.assumptions if _matters(fact, answer, facts)]
    return replace(answer, assumptions=tuple(matter))


def _joined(facts: Facts) -> Answer:
    """Join the answers of all permits, with every assumption that matters for one of them."""
    answers = [_decide_as(status, facts) for status in previous_statuses(facts)]
    assumed = {fact for one in answers for fact in one.assumptions}
    assumptions = tuple(fact for fact in Fact if fact in assumed)
    if len({(one.outcome, one.from_day) for one in answers}) == 1 and not answers[0].missing_facts:
        return replace(_with_old_rights(answers[0]), assumptions=assumptions)
    open_facts = {fact for one in answers for fact in one.missing_facts} | {Fact.PREVIOUS_STATUS}
    source = OLD_RIGHTS_CONTINUE
    return Answer(
        Outcome.DEPENDS,
        (Reason(depends_on(Fact.PREVIOUS_STATUS), source.source, source.sure),),
        missing_facts=tuple(fact for fact in ASKED if fact in open_facts),
        assumptions=assumptions,
        next_steps=steps_after(Outcome.DEPENDS, (), None, facts.activity),
        is_after_check=facts.on > CHECKED_UNTIL,
    )


def _matters(fact: Fact, answer: Answer, facts: Facts) -> bool:
    """Tell whether another value of an assumed fact gives another answer; a stay always may."""
    if fact not in ASSUMED:
        return True
    others = [facts.having(fact, word) for word in in_order(fact) if word != ASSUMED[fact]]
    return any(_essence(_joined(one)) != _essence(answer) for one in others)


def _essence(answer: Answer) -> tuple[object, ...]:
    said = (answer.outcome, answer.from_day, answer.permission_kind, answer.permission_by)
    return (*said, answer.priority_check, answer.missing_facts)

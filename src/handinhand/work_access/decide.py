"""May this person do this on this day? The entry to the engine: `decide(facts)`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from handinhand.core.timeline import Certainty
from handinhand.work_access.answer import Answer
from handinhand.work_access.domains import Domain, Range, everything, exactly, words_of
from handinhand.work_access.facts import Facts, read_facts
from handinhand.work_access.next_steps import steps_after
from handinhand.work_access.rule import Reason, Verdict
from handinhand.work_access.rules.everybody import OLD_RIGHTS_CONTINUE
from handinhand.work_access.statuses import exists_on
from handinhand.work_access.tree import Tree, law_day, tree_for
from handinhand.work_access.weighing import (
    asking,
    ends,
    facts_in,
    facts_that_matter,
    usual,
)
from handinhand.work_access.words import (
    ASKED,
    ASSUMED,
    PREVIOUS_STATUSES,
    Activity,
    Fact,
    Outcome,
    Status,
)

_STAY, _DULDUNG = Fact.STAY_SINCE, Fact.DULDUNG_SINCE
_ONE_DAY = timedelta(days=1)


def decide(facts: Facts) -> Answer:
    """Return the one answer for these facts; the same facts always get the same answer."""
    if facts.status is not Status.FIKTION_81_4 or facts.activity is Activity.HOSPITATION:
        return _decide_as(facts.status, facts)
    if facts.previous_status is None:
        return _decide_as_any_previous(facts)
    answer = _decide_as(facts.previous_status, facts)
    return replace(answer, reasons=(*answer.reasons, OLD_RIGHTS_CONTINUE))


def decide_data(data: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a flat JSON object with a flat JSON object. Raises Refusal."""
    return decide(read_facts(data)).as_data()


def _decide_as_any_previous(facts: Facts) -> Answer:
    """Answer at once if every permit the person may have had leads to the same."""
    answers = [
        _decide_as(status, facts)
        for status in Status
        if status in PREVIOUS_STATUSES and exists_on(status, facts.on)
    ]
    first = answers[0]
    if all(
        one.outcome is not Outcome.DEPENDS
        and (one.outcome, one.from_day) == (first.outcome, first.from_day)
        for one in answers
    ):
        return replace(first, reasons=(*first.reasons, OLD_RIGHTS_CONTINUE))
    open_facts = {fact for one in answers for fact in one.missing_facts} | {Fact.PREVIOUS_STATUS}
    missing = tuple(fact for fact in ASKED if fact in open_facts)
    reason = Reason(depends_on(missing[0]), OLD_RIGHTS_CONTINUE.source, OLD_RIGHTS_CONTINUE.sure)
    return Answer(
        facts.on,
        Outcome.DEPENDS,
        (reason,),
        missing_facts=missing,
        next_steps=steps_after(Outcome.DEPENDS, (), None, facts.activity),
    )


def depends_on(fact: Fact) -> str:
    """Return the reason code of an answer that waits for this fact."""
    return f"depends_on_{fact}"


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What a tree says in a box: the end that counts, or the facts that are missing."""

    verdict: Verdict
    missing: tuple[Fact, ...]
    from_day: date | None

    def essence(self) -> object:
        """Return what makes an answer another answer."""
        if self.missing:
            return self.missing
        verdict = self.verdict
        return verdict.outcome, self.from_day, verdict.kind, verdict.by, verdict.priority_check


def _decide_as(status: Status, facts: Facts) -> Answer:
    tree = tree_for(status, facts.activity, law_day(facts.on))
    box, unknown, assumed = _box(tree, facts)
    weighed = _weigh(tree, box, unknown, facts.on)
    assumptions = tuple(
        fact
        for fact in Fact
        if fact in assumed and _flip_matters(tree, box, unknown, fact, facts, weighed)
    )
    verdict = weighed.verdict
    if weighed.missing:
        return _depends(tree, box, weighed.missing, assumptions, facts)
    return Answer(
        facts.on,
        verdict.outcome,
        verdict.reasons,
        verdict.kind,
        verdict.by,
        verdict.priority_check,
        weighed.from_day,
        assumptions=assumptions,
        next_steps=steps_after(verdict.outcome, verdict.codes(), verdict.by, facts.activity),
    )


def _depends(
    tree: Tree,
    box: Mapping[Fact, Domain],
    missing: tuple[Fact, ...],
    assumptions: tuple[Fact, ...],
    facts: Facts,
) -> Answer:
    sources = dict.fromkeys(asking(tree, missing[0], box, facts.on))
    reasons = tuple(
        Reason(depends_on(missing[0]), source, Certainty.LOOKED_UP) for source in sources
    )
    return Answer(
        facts.on,
        Outcome.DEPENDS,
        reasons,
        missing_facts=missing,
        assumptions=assumptions,
        next_steps=steps_after(Outcome.DEPENDS, (), None, facts.activity),
    )


def _weigh(tree: Tree, box: Mapping[Fact, Domain], unknown: frozenset[Fact], on: date) -> _Weighed:
    reachable = ends(tree, box, on)
    matter = facts_that_matter(reachable, unknown)
    end = usual(reachable)
    days = end.first_days()
    missing = tuple(fact for fact in ASKED if fact in matter)
    return _Weighed(end.verdict, missing, None if missing or days is None else days[1])


def _box(tree: Tree, facts: Facts) -> tuple[dict[Fact, Domain], frozenset[Fact], frozenset[Fact]]:
    """Return what each fact of the tree can be, which are unknown, and which are assumed."""
    box: dict[Fact, Domain] = {}
    unknown, assumed = set(), set()
    for fact in facts_in(tree):
        value = getattr(facts, fact)
        if value is None and fact is _STAY:
            value = _stay_from_other_days(facts)
            if value is not None:
                assumed.add(fact)
        elif value is None and fact in ASSUMED:
            value = ASSUMED[fact]
            assumed.add(fact)
        if value is None:
            unknown.add(fact)
            box[fact] = everything(fact, facts.on)
        else:
            box[fact] = exactly(fact, value)
    if _DULDUNG in unknown and facts.stay_since is not None:
        box[_DULDUNG] = Range(facts.stay_since - _ONE_DAY, facts.on)
    return box, frozenset(unknown), frozenset(assumed)


def _stay_from_other_days(facts: Facts) -> date | None:
    """Return the earlier of application and Duldung: the stay began then at the latest."""
    days = [day for day in (facts.asylum_application_on, facts.duldung_since) if day]
    return min(days, default=None)


def _flip_matters(
    tree: Tree,
    box: dict[Fact, Domain],
    unknown: frozenset[Fact],
    fact: Fact,
    facts: Facts,
    weighed: _Weighed,
) -> bool:
    if fact is _STAY:
        free = Range(date.min, facts.duldung_since or facts.on)
        return _STAY in _weigh(tree, {**box, fact: free}, unknown | {fact}, facts.on).missing
    others = words_of(fact) - {ASSUMED[fact]}
    return any(
        _weigh(tree, {**box, fact: exactly(fact, other)}, unknown, facts.on).essence()
        != weighed.essence()
        for other in others
    )

"""What can a tree still say when some facts are unknown, and which of them matter? Exact.

A fact matters when two of its values, with the same values of all others, lead to different
outcomes or different first days (the question has no other answer worth asking for).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

from handinhand.work_access.arithmetic import day_after
from handinhand.work_access.case import Reached
from handinhand.work_access.domains import Domain, Range, overlap, split
from handinhand.work_access.rule import Verdict
from handinhand.work_access.tree import Leaf, Tree
from handinhand.work_access.words import (
    AppliedFor,
    AsylumHistory,
    DocumentNote,
    Fact,
    Origin,
    Outcome,
)

Box = Mapping[Fact, Domain]
_STAY, _DULDUNG = Fact.STAY_SINCE, Fact.DULDUNG_SINCE
_ONE_DAY = timedelta(days=1)
# What is most usual; used only to choose the reasons shown when every value has one outcome.
_USUAL: Mapping[Fact, object] = {
    Fact.ORIGIN: Origin.OTHER,
    Fact.ASYLUM_HISTORY: AsylumHistory.NEVER_APPLIED,
    Fact.DOCUMENT_NOTE: DocumentNote.NONE,
    Fact.APPLIED_FOR: AppliedFor.OTHER,
}


@dataclass(frozen=True, slots=True)
class End:
    """One leaf that can still be reached, and the values of the facts that lead to it."""

    verdict: Verdict
    box: Box

    @property
    def outcome(self) -> Outcome:
        return self.verdict.outcome

    def first_days(self) -> tuple[date, date] | None:
        """Return the earliest and the latest first day in this box; None unless not_yet."""
        if not self.verdict.waits:
            return None
        waits = binding(self.verdict.waits)
        return (
            max(day_after(_first(self.box[wait.fact]), wait.months) for wait in waits),
            max(day_after(_last(self.box[wait.fact]), wait.months) for wait in waits),
        )


@lru_cache(maxsize=1024)
def binding(waits: tuple[Reached, ...]) -> tuple[Reached, ...]:
    """Leave out waits that cannot be the latest: the stay begins no later than the Duldung."""
    duldung = max((wait.months for wait in waits if wait.fact is _DULDUNG), default=-1)
    return tuple(wait for wait in waits if wait.fact is not _STAY or wait.months > duldung)


def ends(tree: Tree, box: Box, on: date) -> list[End]:
    """Return every leaf that can still be reached."""
    return [end for end in _walk(tree, box, on) if _is_possible(end.box)]


def _walk(tree: Tree, box: Box, on: date) -> Iterator[End]:
    if isinstance(tree, Leaf):
        yield End(tree.verdict, box)
        return
    fact = tree.test.fact
    yes, no = split(box[fact], tree.test, on)
    if tree.only_if_known and yes is not None and no is not None:
        yield from _walk(tree.no, box, on)
        return
    if yes is not None:
        yield from _walk(tree.yes, box if no is None else {**box, fact: yes}, on)
    if no is not None:
        yield from _walk(tree.no, box if yes is None else {**box, fact: no}, on)


def asking(tree: Tree, fact: Fact, box: Box, on: date) -> Iterator[str]:
    """Return the law of the rules that would ask this fact, in their order."""
    if isinstance(tree, Leaf):
        return
    yes, no = split(box[tree.test.fact], tree.test, on)
    if tree.test.fact is fact and not tree.only_if_known and yes is not None and no is not None:
        yield tree.source
    for part, branch in ((yes, tree.yes), (no, tree.no)):
        if part is not None:
            yield from asking(branch, fact, {**box, tree.test.fact: part}, on)


def facts_in(tree: Tree) -> frozenset[Fact]:
    """Return every fact a tree can ask."""
    if isinstance(tree, Leaf):
        return frozenset()
    return frozenset({tree.test.fact}) | facts_in(tree.yes) | facts_in(tree.no)


def facts_that_matter(reachable: list[End], unknown: frozenset[Fact]) -> frozenset[Fact]:
    """Return the unknown facts that can change the outcome or the first day."""
    found = {fact for end in reachable for fact in _moving_the_day(end) & unknown}
    for one, other in combinations(reachable, 2):
        apart = [fact for fact in unknown if overlap(one.box[fact], other.box[fact]) is None]
        if len(apart) == 1 and apart[0] not in found and _differ(one, other, apart[0]):
            found.add(apart[0])
    return frozenset(found)


def usual(reachable: list[End]) -> End:
    """Return the end most people would come to, when all ends say the same."""
    return next((end for end in reachable if _is_usual(end)), reachable[0])


def _moving_the_day(end: End) -> set[Fact]:
    """Return the facts on whose value the first day depends within one box."""
    waits = binding(end.verdict.waits)
    if not waits:
        return set()
    earliest = max(day_after(_first(end.box[wait.fact]), wait.months) for wait in waits)
    return {
        wait.fact for wait in waits if day_after(_last(end.box[wait.fact]), wait.months) > earliest
    }


def _differ(one: End, other: End, apart: Fact) -> bool:
    """Tell whether two ends that only one fact keeps apart say different things somewhere."""
    one, other = _with_common_box(one, other, apart), _with_common_box(other, one, apart)
    if not (_is_possible(one.box) and _is_possible(other.box)):
        return False
    if one.outcome is not other.outcome:
        return True
    days, other_days = one.first_days(), other.first_days()
    if days is None or other_days is None:
        return False
    if days[0] == days[1] and other_days[0] == other_days[1]:
        return days != other_days
    waits = binding(one.verdict.waits)
    return waits != binding(other.verdict.waits) or apart in {wait.fact for wait in waits}


def _with_common_box(end: End, other: End, apart: Fact) -> End:
    box = {
        fact: domain if fact is apart else overlap(domain, other.box[fact]) or domain
        for fact, domain in end.box.items()
    }
    return End(end.verdict, box)


def _is_possible(box: Box) -> bool:
    """Tell whether the stay can have begun no later than the Duldung."""
    stay, duldung = box.get(_STAY), box.get(_DULDUNG)
    return stay is None or duldung is None or _first(stay) <= _last(duldung)


def _is_usual(end: End) -> bool:
    return all(_contains_usual(fact, domain) for fact, domain in end.box.items())


def _contains_usual(fact: Fact, domain: Domain) -> bool:
    if isinstance(domain, frozenset):
        return len(domain) == 1 or _USUAL.get(fact, False) in domain
    return True


def _first(domain: Domain) -> date:
    assert isinstance(domain, Range)  # noqa: S101 - waits are about days
    day: date = domain.above
    return day + _ONE_DAY


def _last(domain: Domain) -> date:
    assert isinstance(domain, Range)  # noqa: S101
    day: date = domain.last
    return day

"""What can a tree still say when some facts are unknown, and which of them matter? Exact.

A fact matters when two of its values, with the same values of all others, lead to different
outcomes or different first days; no other question is worth asking.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

from handinhand.work_access.arithmetic import day_after
from handinhand.work_access.case import Reached
from handinhand.work_access.domains import Domain, Range, exactly, overlap, split, words_of
from handinhand.work_access.facts import Facts
from handinhand.work_access.knowledge import Box, Known, latest_stay
from handinhand.work_access.rule import Verdict
from handinhand.work_access.tree import Leaf, Node, Tree
from handinhand.work_access.words import (
    ASKED,
    ASSUMED,
    AppliedFor,
    AsylumHistory,
    DocumentNote,
    Fact,
    Origin,
    Outcome,
)

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
    def waits(self) -> tuple[Reached, ...]:
        return binding(self.verdict.waits)

    def says_the_same_as(self, other: "End") -> bool:
        """Tell whether both have one outcome, with no day to compare."""
        one, two = self.verdict, other.verdict
        return one.outcome is two.outcome and not one.waits and not two.waits

    def first_days(self) -> tuple[date, date]:
        """Return the earliest and the latest first day in this box of a not_yet."""
        return (
            max(day_after(_first(self.box[wait.fact]), wait.months) for wait in self.waits),
            max(day_after(_last(self.box[wait.fact]), wait.months) for wait in self.waits),
        )


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a tree says: the verdict, or first the facts that are missing for one."""

    reachable: tuple[End, ...]
    missing: tuple[Fact, ...]
    unknown: frozenset[Fact]

    @property
    def end(self) -> End:
        """Return the end most people would come to; without missing facts all say the same."""
        usual = (end for end in self.reachable if _is_usual(end.box, self.unknown))
        return next(usual, self.reachable[0])

    def essence(self) -> tuple[object, ...]:
        """Return what makes an answer another answer."""
        if self.missing:
            return self.missing
        end = self.end
        verdict = end.verdict
        day = end.first_days()[1] if verdict.waits else None
        return verdict.outcome, day, verdict.kind, verdict.by, verdict.priority_check


def weigh(tree: Tree, known: Known) -> Weighed:
    """Find every leaf that can still be reached, and the facts that are missing."""
    reachable = tuple(
        end for end in _walk(tree, known.box, known) if _is_possible(end.box, known.unknown)
    )
    matter = facts_that_matter(reachable, known.unknown)
    missing = tuple(fact for fact in ASKED if fact in matter)
    return Weighed(reachable, missing, known.unknown)


def assumptions_that_matter(
    tree: Tree, known: Known, facts: Facts, weighed: Weighed
) -> tuple[tuple[Fact, ...], tuple[End, ...]]:
    """Return the assumed facts of which another value gives another answer, and the ends seen."""
    found: list[Fact] = []
    seen: list[End] = []
    for fact in known.assumed:
        for other in _with_other_values(known, facts, fact):
            flipped = weigh(tree, other)
            seen += flipped.reachable
            if fact in flipped.missing or flipped.essence() != weighed.essence():
                found.append(fact)
    return tuple(fact for fact in Fact if fact in found), tuple(seen)


def _with_other_values(known: Known, facts: Facts, fact: Fact) -> Iterator[Known]:
    if fact is _STAY:
        yield known.opened(fact, Range(date.min, latest_stay(facts)))
        return
    for other in words_of(fact) - {ASSUMED[fact]}:
        yield known.having(fact, exactly(fact, other))


@lru_cache(maxsize=1024)
def binding(waits: tuple[Reached, ...]) -> tuple[Reached, ...]:
    """Leave out waits that cannot be the latest: the stay begins no later than the Duldung."""
    duldung = max((wait.months for wait in waits if wait.fact is _DULDUNG), default=-1)
    return tuple(wait for wait in waits if wait.fact is not _STAY or wait.months > duldung)


def _walk(tree: Tree, box: Box, known: Known) -> Iterator[End]:
    if isinstance(tree, Leaf):
        yield End(tree.verdict, box)
        return
    branches = branches_of(tree, box, known.on)
    if len(branches) == 1:
        yield from _walk(branches[0][1], box, known)
    elif tree.only_if_known:
        yield from _walk(tree.no, box, known)
    else:
        for part, branch in branches:
            yield from _walk(branch, {**box, tree.test.fact: part}, known)


def branches_of(node: Node, box: Box, on: date) -> list[tuple[Domain, Tree]]:
    """Return the branches that can be taken, with what the fact is there."""
    holds, fails = split(box[node.test.fact], node.test, on)
    if fails is None:
        return [(box[node.test.fact], node.yes)]
    if holds is None:
        return [(fails, node.no)]
    return [(holds, node.yes), (fails, node.no)]


def asking(tree: Tree, fact: Fact, box: Box, on: date) -> Iterator[str]:
    """Return the law of the rules that would ask this fact, in their order."""
    if isinstance(tree, Leaf):
        return
    branches = branches_of(tree, box, on)
    asks = tree.test.fact is fact and not tree.only_if_known
    # A wait that runs whatever the day is moves the first day: it asks for it too.
    runs = isinstance(tree.test, Reached) and branches[-1][1] is tree.no
    if asks and (runs or len(branches) > 1):
        yield tree.source
    for part, branch in branches:
        yield from asking(branch, fact, {**box, tree.test.fact: part}, on)


def facts_that_matter(reachable: tuple[End, ...], unknown: frozenset[Fact]) -> frozenset[Fact]:
    """Return the unknown facts that can change the outcome or the first day."""
    if not unknown:
        return unknown
    found = {fact for end in reachable for fact in _moving_the_day(end) & unknown}
    for one, other in combinations(reachable, 2):
        if found == unknown:
            break
        if one.says_the_same_as(other):
            continue
        apart = [fact for fact in unknown if overlap(one.box[fact], other.box[fact]) is None]
        if len(apart) == 1 and apart[0] not in found and _differ(one, other, apart[0], unknown):
            found.add(apart[0])
    return frozenset(found)


def _moving_the_day(end: End) -> set[Fact]:
    """Return the facts on whose value the first day depends within one box."""
    if not end.waits:
        return set()
    earliest = end.first_days()[0]
    return {
        wait.fact
        for wait in end.waits
        if day_after(_last(end.box[wait.fact]), wait.months) > earliest
    }


def _differ(one: End, other: End, apart: Fact, unknown: frozenset[Fact]) -> bool:
    """Tell whether two ends that only one fact keeps apart say different things somewhere."""
    one, other = _in_common(one, other, apart), _in_common(other, one, apart)
    if not (_is_possible(one.box, unknown) and _is_possible(other.box, unknown)):
        return False
    if one.verdict.outcome is not other.verdict.outcome:
        return True
    if one.verdict.outcome is not Outcome.NOT_YET:
        return False
    days, other_days = one.first_days(), other.first_days()
    if days[0] == days[1] and other_days[0] == other_days[1]:
        return days != other_days
    return one.waits != other.waits or apart in {wait.fact for wait in one.waits}


def _in_common(end: End, other: End, apart: Fact) -> End:
    box = {
        fact: domain if fact is apart else overlap(domain, other.box[fact]) or domain
        for fact, domain in end.box.items()
    }
    return End(end.verdict, box)


def _is_possible(box: Box, unknown: frozenset[Fact]) -> bool:
    """Tell whether an unknown stay can have begun no later than an unknown Duldung."""
    if _STAY not in unknown or _DULDUNG not in unknown:
        return True
    return _first(box[_STAY]) <= _last(box[_DULDUNG])


def _is_usual(box: Box, unknown: frozenset[Fact]) -> bool:
    """Tell whether the unknown facts with words can be what they mostly are; any day will do."""
    return all(_has_usual(fact, box[fact]) for fact in unknown)


def _has_usual(fact: Fact, domain: Domain) -> bool:
    return isinstance(domain, Range) or _USUAL.get(fact, False) in domain


def _first(domain: Domain) -> date:
    assert isinstance(domain, Range)  # nosec B101  # noqa: S101 - waits are about days
    day: date = domain.above
    return day + _ONE_DAY


def _last(domain: Domain) -> date:
    assert isinstance(domain, Range)  # nosec B101  # noqa: S101
    day: date = domain.last
    return day

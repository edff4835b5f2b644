"""What a rule is: one notion, one function, one source; and how an ordered group is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handinhand.core.timeline import Certainty, Check, Timeline
from handinhand.work_access import arithmetic
from handinhand.work_access.case import Case, Reached, Setting
from handinhand.work_access.words import Fact, Outcome, PermissionBy, PermissionKind

Source = str | Timeline[Any] | Callable[[Setting], str]
Condition = Callable[[Case], bool]
PERMISSIVE = frozenset(
    {Outcome.ALLOWED, Outcome.ALLOWED_WITH_PERMISSION, Outcome.NEEDS_BA_APPROVAL}
)
NEEDS_AN_OFFICE = frozenset({Outcome.ALLOWED_WITH_PERMISSION, Outcome.NEEDS_BA_APPROVAL})


@dataclass(frozen=True, slots=True)
class Reason:
    """A stable code and the law behind it."""

    code: str
    source: str
    sure: Certainty


COUNTING = Reason("months_are_counted_in_full", arithmetic.SOURCE, Certainty.KNOWN)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named condition of the law. The code is the name of its function."""

    code: str
    source: Source
    sure: Certainty
    checked: Check | None

    def reason(self, case: Setting) -> Reason:
        return Reason(self.code, self.source_on(case), self.sure)

    def source_on(self, case: Setting) -> str:
        if isinstance(self.source, str):
            return self.source
        if isinstance(self.source, Timeline):
            return self.source.at(case.law_day).source
        return self.source(case)


@dataclass(frozen=True, slots=True)
class Decision(Rule):
    """The first one that applies decides."""

    applies: Condition
    outcome: Outcome
    kind: PermissionKind | None
    by: PermissionBy | None
    priority_check: bool
    otherwise: bool


@dataclass(frozen=True, slots=True)
class Wait(Rule):
    """A waiting period; while it runs, what would be possible is not possible yet."""

    period: Callable[[Case], Reached | None]


@dataclass(frozen=True, slots=True)
class Note(Rule):
    """Decides nothing: tells which condition was met, and how far the office is bound."""

    applies: Condition
    kind: PermissionKind | None


AnyRule = Decision | Wait | Note


@dataclass(frozen=True, slots=True)
class Group:
    """Ordered rules of one section; `then` is read after them."""

    section: str
    title: str
    rules: tuple[AnyRule, ...]
    then: "Group | None" = None

    def all_rules(self) -> tuple[AnyRule, ...]:
        return self.rules + (self.then.all_rules() if self.then else ())


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a group says of a case; the first reason is the one that decided.

    `waits` are the periods still running when the outcome is not_yet.
    """

    outcome: Outcome
    reasons: tuple[Reason, ...]
    kind: PermissionKind | None = None
    by: PermissionBy | None = None
    priority_check: bool = False
    waits: tuple[Reached, ...] = ()

    def codes(self) -> tuple[str, ...]:
        return tuple(reason.code for reason in self.reasons)


def decides(
    outcome: Outcome,
    source: Source,
    sure: Certainty = Certainty.LOOKED_UP,
    *,
    kind: PermissionKind | None = None,
    by: PermissionBy | None = None,
    priority_check: bool = False,
    otherwise: bool = False,
    checked: Check | None = None,
) -> Callable[[Condition], Decision]:
    """Make a deciding rule of a condition; `otherwise` marks the last rule of a group."""
    office = PermissionBy.AUSLAENDERBEHOERDE if outcome in NEEDS_AN_OFFICE else None

    def wrap(condition: Condition) -> Decision:
        return Decision(
            code=condition.__name__,
            source=source,
            sure=sure,
            checked=checked,
            applies=condition,
            outcome=outcome,
            kind=kind,
            by=by or office,
            priority_check=priority_check,
            otherwise=otherwise,
        )

    return wrap


def waits(
    source: Source, sure: Certainty = Certainty.LOOKED_UP, *, checked: Check | None = None
) -> Callable[[Callable[[Case], Reached | None]], Wait]:
    """Make a waiting rule of a function that returns the period, or None for no wait."""

    def wrap(period: Callable[[Case], Reached | None]) -> Wait:
        return Wait(code=period.__name__, source=source, sure=sure, checked=checked, period=period)

    return wrap


def notes(
    source: Source,
    sure: Certainty = Certainty.LOOKED_UP,
    *,
    kind: PermissionKind | None = None,
    checked: Check | None = None,
) -> Callable[[Condition], Note]:
    """Make a note of a condition."""

    def wrap(condition: Condition) -> Note:
        return Note(
            code=condition.__name__,
            source=source,
            sure=sure,
            checked=checked,
            applies=condition,
            kind=kind,
        )

    return wrap


def judge(group: Group, case: Case) -> Verdict:
    """Read the rules of a group in their order. Raises LookupError when none decides."""
    running: dict[Fact, tuple[Reached, Reason]] = {}
    noted: list[Reason] = []
    kind: PermissionKind | None = None
    for rule in group.all_rules():
        case.reads(rule)
        if isinstance(rule, Wait):
            _wait(rule, case, running)
        elif not rule.applies(case):
            continue
        elif isinstance(rule, Note):
            noted.append(rule.reason(case))
            kind = rule.kind or kind
        else:
            return _verdict(rule, rule.reason(case), noted, kind, tuple(running.values()))
    raise LookupError(f"section {group.section} has no answer for {case.status}, {case.activity}")


def _wait(rule: Wait, case: Case, running: dict[Fact, tuple[Reached, Reason]]) -> None:
    """Keep a period that still runs; of two that run from the same day the longer one counts."""
    period = rule.period(case)
    if period is None or case.holds(period):
        return
    other = running.get(period.fact)
    if other is None or other[0].months < period.months:
        running[period.fact] = period, rule.reason(case)


def _verdict(
    rule: Decision,
    decisive: Reason,
    noted: list[Reason],
    kind: PermissionKind | None,
    running: tuple[tuple[Reached, Reason], ...],
) -> Verdict:
    if rule.outcome not in PERMISSIVE:
        return Verdict(rule.outcome, (decisive,))
    kind = (rule.kind or kind) if rule.by else None
    if running:
        waiting = tuple(reason for _, reason in running)
        reasons = (*waiting, COUNTING, *noted, decisive)
        periods = tuple(period for period, _ in running)
        return Verdict(Outcome.NOT_YET, reasons, kind, rule.by, waits=periods)
    return Verdict(rule.outcome, (decisive, *noted), kind, rule.by, rule.priority_check)

"""The law at a glance: every status and activity on a day, between two days, through time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from handinhand.work_access.boundaries import boundary_days, law_day
from handinhand.work_access.decide import decide, judged_as
from handinhand.work_access.facts import Facts
from handinhand.work_access.plan import plan_for
from handinhand.work_access.possible import possible_ends, possible_outcomes
from handinhand.work_access.rule import Reason
from handinhand.work_access.statuses import exists_on
from handinhand.work_access.tree import verdicts_in
from handinhand.work_access.words import Activity, Fact, Outcome, Status

_ONE_DAY = timedelta(days=1)
Pair = tuple[Status, Activity]


@dataclass(frozen=True, slots=True)
class Cell:
    """What can come out when nothing but status and activity is known.

    `outcome` is the answer to that ("depends" if facts decide), `outcomes` all that can come of
    it, `reasons` what decides each, `missing_facts` what it depends on. `law` holds every reason
    of every rule, also of those that need an assumed fact to be otherwise.
    """

    outcome: Outcome
    outcomes: tuple[Outcome, ...]
    reasons: tuple[Reason, ...]
    missing_facts: tuple[Fact, ...]
    law: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed for one status and activity; None where the status does not exist."""

    status: Status
    activity: Activity
    before: Cell | None
    after: Cell | None
    reasons_gone: tuple[Reason, ...]
    reasons_new: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which the same can come out; `until` is inclusive, None is open.

    `reasons` are all of its time: the law can change while the outcomes stay.
    """

    since: date
    until: date | None
    outcomes: tuple[Outcome, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which nothing in the law of a cell changed; `until` is inclusive, None is open."""

    since: date
    until: date | None
    cell: Cell


def matrix(on: date) -> Mapping[Pair, Cell]:
    """Return the cell of every status that exists on that day. Raises Refusal for an early day."""
    return _matrix(law_day(Facts(on=on, status=Status.DULDUNG, activity=Activity.STUDY).on))


def differences(day_a: date, day_b: date) -> tuple[Difference, ...]:
    """Return the cells that changed from one day to another, and the law that changed them."""
    before, after = matrix(day_a), matrix(day_b)
    return tuple(
        _difference(pair, before.get(pair), after.get(pair))
        for pair in _pairs()
        if before.get(pair) != after.get(pair)
    )


def cell_history(status: Status, activity: Activity) -> tuple[Stretch, ...]:
    """Return the stretches without a change of law, without a gap, from the status's first day."""
    found: list[Stretch] = []
    for since in boundary_days():
        cell = _cell_since(status, activity, since)
        if cell is None or (found and found[-1].cell == cell):
            continue
        if found:
            found[-1] = replace(found[-1], until=since - _ONE_DAY)
        found.append(Stretch(since, None, cell))
    return tuple(found)


def cell_timeline(status: Status, activity: Activity) -> tuple[Period, ...]:
    """Return the periods in which the same can come out, from the first day of the status on."""
    found: list[Period] = []
    for one in cell_history(status, activity):
        if found and found[-1].outcomes == one.cell.outcomes:
            reasons = tuple(dict.fromkeys((*found[-1].reasons, *one.cell.reasons)))
            found[-1] = replace(found[-1], until=one.until, reasons=reasons)
        else:
            found.append(Period(one.since, one.until, one.cell.outcomes, one.cell.reasons))
    return tuple(found)


@cache
def _matrix(since: date) -> Mapping[Pair, Cell]:
    cells = {pair: _cell_since(*pair, since) for pair in _pairs()}
    return {pair: cell for pair, cell in cells.items() if cell is not None}


@cache
def _cell_since(status: Status, activity: Activity, since: date) -> Cell | None:
    """Return one cell alone: a whole matrix takes some hundred times as long."""
    if not exists_on(status, since):
        return None
    return _cell(Facts(on=since, status=status, activity=activity))


def _cell(facts: Facts) -> Cell:
    answer = decide(facts)
    reasons = dict.fromkeys(end.verdict.reasons[0] for end in possible_ends(facts))
    law = dict.fromkeys(
        reason
        for status in judged_as(facts)
        for verdict in verdicts_in(plan_for(status, facts.activity, facts.on).tree)
        for reason in verdict.reasons
    )
    return Cell(
        answer.outcome,
        possible_outcomes(facts),
        tuple(reasons),
        answer.missing_facts,
        tuple(law),
    )


def _pairs() -> Iterator[Pair]:
    return ((status, activity) for status in Status for activity in Activity)


def _difference(pair: Pair, before: Cell | None, after: Cell | None) -> Difference:
    old = before.law if before else ()
    new = after.law if after else ()
    return Difference(*pair, before, after, _without(old, new), _without(new, old))


def _without(some: Iterable[Reason], others: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(reason for reason in some if reason not in others)

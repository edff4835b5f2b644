"""What changed in the law between two days, in the reader's words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.safestring import SafeString

from handinhand.portal.law import asking, labels
from handinhand.portal.law.table import mark
from handinhand.portal.work.sources import Source, sources
from handinhand.work_access.boundaries import boundary_days
from handinhand.work_access.matrix import Difference, differences
from handinhand.work_access.rule import Reason
from handinhand.work_access.words import Activity, Status

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Law:
    """A rule in words, and where its law stands."""

    code: str
    text: str
    sources: list[Source]


@dataclass(frozen=True, slots=True)
class Renewed:
    """A rule that stays and rests on another law than before."""

    code: str
    text: str
    before: list[Source]
    after: list[Source]


@dataclass(frozen=True, slots=True)
class LawChange:
    """What changed in the rules themselves."""

    new: list[Law]
    gone: list[Law]
    renewed: list[Renewed]


@dataclass(frozen=True, slots=True)
class Aim:
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Change:
    """Aims of one paper for which the same changed. No mark: the paper did not exist."""

    status: str
    aims: list[Aim]
    before: SafeString | None
    after: SafeString | None
    is_same_outcome: bool
    law: LawChange


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which the law changed, and the address that compares it with the day before."""

    day: date
    before: date

    @property
    def query(self) -> str:
        return between(self.before, self.day)


def turns() -> list[Turn]:
    """Return the days on which the law changed, the youngest first."""
    return [Turn(day, day - _ONE_DAY) for day in reversed(boundary_days()[1:])]


def between(first: date, second: date) -> str:
    parts = {asking.FIRST: first.isoformat(), asking.SECOND: second.isoformat()}
    return asking.query(None, **parts)


def changes(first: date, second: date) -> list[Change]:
    """Return what changed from one day to another; aims for which it is the same stand together."""
    together: dict[object, list[Difference]] = {}
    for one in in_order(differences(first, second)):
        key = (one.status, one.before, one.after)
        together.setdefault(key, []).append(one)
    return [_change(same, second) for same in together.values()]


def in_order(found: Iterable[Difference]) -> list[Difference]:
    """Return differences in the order of the page."""
    statuses = {one: place for place, one in enumerate(labels.ORDERED_STATUSES)}
    activities = {one: place for place, one in enumerate(labels.ORDERED_ACTIVITIES)}
    return sorted(found, key=lambda one: (statuses[one.status], activities[one.activity]))


def law_change(gone: Sequence[Reason], new: Sequence[Reason]) -> LawChange:
    """Tell new and old rules from those that only rest on another law."""
    old = {one.code: one for one in gone}
    staying = {one.code for one in new} & set(old)
    return LawChange(
        [law(one) for one in new if one.code not in staying],
        [law(one) for one in gone if one.code not in staying],
        [
            Renewed(one.code, labels.reason(one.code), _sources(old[one.code]), _sources(one))
            for one in new
            if one.code in staying
        ],
    )


def law(reason: Reason) -> Law:
    return Law(reason.code, labels.reason(reason.code), _sources(reason))


def cell_address(status: Status, activity: Activity, day: date | None) -> str:
    return reverse("portal:law-cell", args=[status, activity]) + asking.query(day)


def _sources(reason: Reason) -> list[Source]:
    return list(sources(reason.source))


def _change(same: list[Difference], day: date) -> Change:
    first = same[0]
    outcomes = [cell and (cell.outcome, cell.outcomes) for cell in (first.before, first.after)]
    return Change(
        labels.status_title(first.status),
        list(_aims(same, day)),
        mark(first.before) if first.before else None,
        mark(first.after) if first.after else None,
        outcomes[0] == outcomes[1],
        law_change(first.reasons_gone, first.reasons_new),
    )


def _aims(same: list[Difference], day: date) -> Iterator[Aim]:
    for one in same:
        address = cell_address(one.status, one.activity, day)
        yield Aim(labels.activity_title(one.activity), address)

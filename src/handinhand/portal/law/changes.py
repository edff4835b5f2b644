"""What changed in the law between two days, in the reader's words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

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
    """A rule in words, and where its law stands; `checked` says whether a lawyer has read it."""

    code: str
    text: str
    sources: tuple[Source, ...]
    checked: str = ""


class Kind(StrEnum):
    NEW = "new"
    RENEWED = "renewed"  # the rule stays and rests on another law than before
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What changed in one rule; `before` is its law until then where it was renewed."""

    kind: Kind
    law: Law
    before: tuple[Source, ...] = ()


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
    rules: list[int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every rule that changed once, by its number, and the cells they changed."""

    rules: dict[int, RuleChange]
    changes: list[Change]


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


def compare(first: date, second: date) -> Comparison:
    """Return what changed from one day to another; aims for which it is the same stand together."""
    together: dict[object, list[Difference]] = {}
    for one in in_order(differences(first, second)):
        key = (one.status, *_outcomes(one), one.reasons_gone, one.reasons_new)
        together.setdefault(key, []).append(one)
    numbers: dict[RuleChange, int] = {}
    for same in together.values():
        for rule in rule_changes(same[0].reasons_gone, same[0].reasons_new):
            numbers.setdefault(rule, len(numbers) + 1)
    rules = {number: rule for rule, number in numbers.items()}
    return Comparison(rules, [_change(same, second, numbers) for same in together.values()])


def in_order(found: Iterable[Difference]) -> list[Difference]:
    """Return differences in the order of the page."""
    statuses = {one: place for place, one in enumerate(labels.ORDERED_STATUSES)}
    activities = {one: place for place, one in enumerate(labels.ORDERED_ACTIVITIES)}
    return sorted(found, key=lambda one: (statuses[one.status], activities[one.activity]))


def rule_changes(gone: Sequence[Reason], new: Sequence[Reason]) -> list[RuleChange]:
    """Tell new and old rules from those that only rest on another law."""
    old = {one.code: one for one in gone}
    staying = {one.code for one in new} & set(old)
    return [
        *(RuleChange(Kind.NEW, law(one)) for one in new if one.code not in staying),
        *(
            RuleChange(Kind.RENEWED, law(one), tuple(sources(old[one.code].source)))
            for one in new
            if one.code in staying
        ),
        *(RuleChange(Kind.GONE, law(one)) for one in gone if one.code not in staying),
    ]


def law(reason: Reason, checked: str = "") -> Law:
    return Law(reason.code, labels.reason(reason.code), tuple(sources(reason.source)), checked)


def cell_address(status: Status, activity: Activity, day: date | None) -> str:
    return reverse("portal:law-cell", args=[status, activity]) + asking.query(day)


def _change(same: list[Difference], day: date, numbers: Mapping[RuleChange, int]) -> Change:
    first = same[0]
    before, after = _outcomes(first)
    return Change(
        labels.status_title(first.status),
        list(_aims(same, day)),
        mark(first.before) if first.before else None,
        mark(first.after) if first.after else None,
        before == after,
        [numbers[one] for one in rule_changes(first.reasons_gone, first.reasons_new)],
    )


def _outcomes(one: Difference) -> list[object]:
    return [cell and (cell.outcome, cell.outcomes) for cell in (one.before, one.after)]


def _aims(same: list[Difference], day: date) -> Iterator[Aim]:
    for one in same:
        address = cell_address(one.status, one.activity, day)
        yield Aim(labels.activity_title(one.activity), address)

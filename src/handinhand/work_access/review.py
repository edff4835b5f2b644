"""Every rule and every dated value as rows, for a lawyer to read and confirm."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from handinhand.core.timeline import Certainty, Check, NotInForce, Timeline
from handinhand.work_access import statuses, values
from handinhand.work_access.boundaries import boundary_days
from handinhand.work_access.case import Setting
from handinhand.work_access.rule import AnyRule, Decision, Group, Wait
from handinhand.work_access.rules.choice import group_for, groups
from handinhand.work_access.texts import REASONS
from handinhand.work_access.words import Activity, Outcome, Status

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule at its place. `outcome` is None for waits and notes; `order` counts from 1."""

    section: str
    group: str
    order: int
    code: str
    part: str
    outcome: Outcome | None
    text: str
    sources: tuple[str, ...]
    sure: Certainty
    checked: Check | None


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value and the days it is in force; `until` is inclusive, None is open."""

    notion: str
    since: date
    until: date | None
    value: Any
    source: str
    sure: Certainty
    checked: Check | None


def rule_rows() -> tuple[RuleRow, ...]:
    """Return the rules of every group in the order in which they are read."""
    return tuple(
        RuleRow(
            group.section,
            group.title,
            order,
            rule.code,
            _part(rule),
            rule.outcome if isinstance(rule, Decision) else None,
            REASONS[rule.code],
            _sources(group)[rule.code],
            rule.sure,
            rule.checked,
        )
        for group in groups()
        for order, rule in enumerate(group.all_rules(), start=1)
    )


def value_rows() -> tuple[ValueRow, ...]:
    """Return the values of every notion, then the first day of every status."""
    timelines = (*values.timelines(), *statuses.IN_FORCE.values())
    return tuple(row for timeline in timelines for row in _value_rows(timeline))


def _value_rows(timeline: Timeline[Any]) -> Iterator[ValueRow]:
    rows = list(timeline)
    ends = [row.day - _ONE_DAY for row in rows[1:]]
    for row, until in zip(rows, (*ends, timeline.until), strict=True):
        yield ValueRow(timeline.name, row.day, until, row.value, row.source, row.sure, row.checked)


def _part(rule: AnyRule) -> str:
    if isinstance(rule, Decision):
        return "decides"
    return "waits" if isinstance(rule, Wait) else "notes"


@cache
def _sources(group: Group) -> dict[str, tuple[str, ...]]:
    """Return the law each rule of a group names, for all its statuses, activities and days."""
    return {rule.code: tuple(dict.fromkeys(_sources_of(rule, group))) for rule in group.all_rules()}


def _sources_of(rule: AnyRule, group: Group) -> Iterator[str]:
    for case in _cases(group):
        try:
            yield rule.source_on(case)
        except NotInForce:
            continue


@cache
def _cases(group: Group) -> tuple[Setting, ...]:
    return tuple(
        Setting(status, activity, day)
        for day in boundary_days()
        for status in Status
        if statuses.exists_on(status, day) and status is not Status.FIKTION_81_4
        for activity in Activity
        if group_for(status, activity) is group
    )

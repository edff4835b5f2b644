"""The time line of one cell: what came out when, and the law behind it."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from handinhand.portal.law.changes import Law, RuleChange, law, rule_changes
from handinhand.portal.law.table import mark
from handinhand.portal.work.checked import sentences
from handinhand.work_access.matrix import cell_history
from handinhand.work_access.words import Activity, Status


@dataclass(frozen=True, slots=True)
class Time:
    """Days under one state of the law. `changes` are those of rules when it began."""

    since: date
    until: date | None
    is_asked: bool
    mark: SafeString
    laws: list[Law]
    changes: list[RuleChange]


def times(status: Status, activity: Activity, day: date) -> list[Time]:
    """Return the time line, the youngest first; `day` is in the time asked for. One query."""
    stretches = cell_history(status, activity)
    checked = sentences({reason.code for one in stretches for reason in one.cell.law})
    laws = [stretches[0].cell.law, *(one.cell.law for one in stretches)]
    found = [
        Time(
            one.since,
            one.until,
            one.since <= day and (one.until is None or day <= one.until),
            mark(one.cell),
            [law(reason, checked.get(reason.code, "")) for reason in one.cell.law],
            rule_changes(
                [reason for reason in before if reason not in one.cell.law],
                [reason for reason in one.cell.law if reason not in before],
            ),
        )
        for before, one in zip(laws, stretches, strict=False)
    ]
    return found[::-1]

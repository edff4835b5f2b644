"""The time line of one cell: what came out when, and the law behind it."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from handinhand.portal.law.changes import Law, LawChange, law, law_change
from handinhand.portal.law.table import mark
from handinhand.work_access.matrix import cell_history
from handinhand.work_access.words import Activity, Status


@dataclass(frozen=True, slots=True)
class Time:
    """Days under one state of the law. `change` is what was new in it; None for the first."""

    since: date
    until: date | None
    is_asked: bool
    mark: SafeString
    laws: list[Law]
    change: LawChange | None


def times(status: Status, activity: Activity, day: date) -> list[Time]:
    """Return the time line, the youngest first; `day` is in the time that is asked for."""
    found, before = [], None
    for one in cell_history(status, activity):
        gone = [reason for reason in (before or ()) if reason not in one.cell.law]
        new = [reason for reason in one.cell.law if reason not in (before or ())]
        found.append(
            Time(
                one.since,
                one.until,
                one.since <= day and (one.until is None or day <= one.until),
                mark(one.cell),
                [law(reason) for reason in one.cell.law],
                None if before is None else law_change(gone, new),
            )
        )
        before = one.cell.law
    return found[::-1]

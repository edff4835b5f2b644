"""The matrix in the reader's words: which paper allows what on a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from handinhand.portal.law import labels
from handinhand.portal.law.asking import Asked
from handinhand.work_access.matrix import Cell, Pair, matrix
from handinhand.work_access.words import Activity, Outcome, Status

KEPT_TABLES = 32  # some 200 kB each


@dataclass(frozen=True, slots=True)
class Column:
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell: its outcome, and what can come of it where facts decide."""

    status: Status
    activity: Activity
    column: Column
    mark: SafeString


@dataclass(frozen=True, slots=True)
class Row:
    status: Status
    title: str
    cells: list[Shown]


@dataclass(frozen=True, slots=True)
class Group:
    code: str
    title: str
    rows: list[Row]


def columns(activity: Activity | None = None) -> list[Column]:
    return [
        Column(one, labels.activity_title(one))
        for one in labels.ORDERED_ACTIVITIES
        if activity in (None, one)
    ]


def groups(asked: Asked) -> list[Group]:
    """Return the papers that exist on the day, in their groups, as far as they are asked for."""
    cells, heads = matrix(asked.day), columns(asked.activity)
    found = [
        Group(
            code,
            str(title),
            [
                Row(status, labels.status_title(status), list(_cells(cells, status, heads)))
                for status in statuses
                if asked.status in (None, status) and (status, heads[0].code) in cells
            ],
        )
        for code, (title, statuses) in labels.STATUS_GROUPS.items()
    ]
    return [group for group in found if group.rows]


def _cells(cells: Mapping[Pair, Cell], status: Status, heads: list[Column]) -> Iterator[Shown]:
    for head in heads:
        activity = Activity(head.code)
        yield Shown(status, activity, head, mark(cells[status, activity]))


def mark(cell: Cell) -> SafeString:
    """Return the sign and word of the outcome; where facts decide, also those that can come."""
    return _mark(cell.outcome, cell.outcomes, translation.get_language())


@lru_cache(maxsize=1_000)  # some thirty kinds of cells in ten languages
def _mark(outcome: Outcome, outcomes: tuple[Outcome, ...], language: str | None) -> SafeString:
    del language  # it is the active one; here it only tells marks apart
    possible = [labels.look(one) for one in outcomes] if len(outcomes) > 1 else []
    return render_to_string("law/mark.html", {"look": labels.look(outcome), "possible": possible})


@lru_cache(maxsize=KEPT_TABLES)
def whole_table(day: date, day_query: str, language: str) -> SafeString:
    """Return the table of all papers and aims, made once for each day and language."""
    del language  # it is the active one; here it only tells tables apart
    context = {"groups": groups(Asked(day)), "columns": columns(), "day": day, "query": day_query}
    return render_to_string("law/table.html", context)

"""The matrix and the differences as files: CSV and JSON, with stable codes beside the words."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from handinhand.core.spreadsheet import Line, safe_row
from handinhand.portal.law import labels
from handinhand.portal.law.asking import Asked
from handinhand.portal.law.changes import in_order
from handinhand.work_access.boundaries import boundary_days
from handinhand.work_access.matrix import Cell, Difference, differences, matrix
from handinhand.work_access.rule import Reason
from handinhand.work_access.values import CHECKED_UNTIL, FIRST_DAY

Data = dict[str, Any]


def matrix_rows(asked: Asked) -> Iterator[Data]:
    """Return every cell of the day, in the order of the page, as far as it is asked for."""
    cells = matrix(asked.day)
    for status in labels.ORDERED_STATUSES:
        for activity in labels.ORDERED_ACTIVITIES:
            cell = cells.get((status, activity))
            if cell and asked.status in (None, status) and asked.activity in (None, activity):
                yield {**_names(status, activity), **_cell(cell), "law": _laws(cell.law)}


def difference_rows(first: date, second: date) -> Iterator[Data]:
    """Return every cell that changed, with the rules and sources that went and came."""
    for one in in_order(differences(first, second)):
        yield {
            **_names(one.status, one.activity),
            **_sides(one),
            "law_gone": _laws(one.reasons_gone),
            "law_new": _laws(one.reasons_new),
        }


def as_json(about: Data, rows: Iterable[Data], name: str) -> HttpResponseBase:
    head = {"first_day": FIRST_DAY, "checked_until": CHECKED_UNTIL, "law_changed_on": _turns()}
    answer = JsonResponse(
        {**about, **head, "cells": list(rows)}, json_dumps_params={"ensure_ascii": False}
    )
    return _named(answer, f"{name}.json")


def as_csv(rows: Iterable[Data], name: str) -> HttpResponseBase:
    writer = csv.writer(Line())
    lines = ["\ufeff"]
    for number, row in enumerate(rows):
        if number == 0:
            lines.append(writer.writerow(row))
        lines.append(writer.writerow(safe_row(_flat(one) for one in row.values())))
    answer = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    return _named(answer, f"{name}.csv")


def _turns() -> list[date]:
    return list(boundary_days())


def _named(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _names(status: Any, activity: Any) -> Data:
    return {
        "status": status,
        "status_title": labels.status_title(status),
        "activity": activity,
        "activity_title": labels.activity_title(activity),
    }


def _cell(cell: Cell | None) -> Data:
    if cell is None:
        return {"outcome": None, "outcome_word": None, "possible": [], "missing_facts": []}
    return {
        "outcome": cell.outcome,
        "outcome_word": labels.look(cell.outcome).word,
        "possible": list(cell.outcomes),
        "missing_facts": list(cell.missing_facts),
    }


def _sides(one: Difference) -> Data:
    sides: Mapping[str, Cell | None] = {"before": one.before, "after": one.after}
    return {
        f"{name}_{key}": value
        for name, cell in sides.items()
        for key, value in _cell(cell).items()
        if key != "missing_facts"
    }


def _laws(reasons: Sequence[Reason]) -> list[dict[str, str]]:
    return [{"code": one.code, "source": one.source, "sure": one.sure} for one in reasons]


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return " | ".join(_flat(one) for one in value)
    if isinstance(value, dict):
        return f"{value['code']}: {value['source']}"
    return "" if value is None else str(value)


WRITERS: Mapping[str, Callable[[Data, Iterable[Data], str], HttpResponseBase]] = {
    "csv": lambda _about, rows, name: as_csv(rows, name),
    "json": as_json,
}

"""A list of the staff area as a file: the columns of its page, and all rows its address asks for.

`?datei=csv` or `?datei=xlsx` at the address of a list answers with the file; the page links to it
by `staff/components/as_file.html`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.functional import Promise

from handinhand.core.spreadsheet import csv_lines, safe_row, xlsx_blocks

Row = TypeVar("Row")
Found = TypeVar("Found", bound=Model)
Columns = Mapping[str | Promise, Callable[[Row], object]]
BATCH = 500
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_WRITERS = {"csv": csv_lines, "xlsx": xlsx_blocks}


def is_asked(request: HttpRequest) -> bool:
    return "datei" in request.GET


def list_file(
    request: HttpRequest, name: str, rows: Iterable[Row], columns: Columns[Row]
) -> StreamingHttpResponse:
    """Answer with the rows, streamed: CSV row by row, a workbook by way of a temporary file.

    Raises Http404 for a kind of file there is not.
    """
    wanted = request.GET.get("datei", "")
    if wanted not in _WRITERS:
        raise Http404
    parts = _WRITERS[wanted](_cells(rows, columns))
    response = StreamingHttpResponse(parts, content_type=_TYPES[wanted])
    named = f"{name}-{timezone.localdate():%Y-%m-%d}.{wanted}"
    response["Content-Disposition"] = f'attachment; filename="{named}"'
    return response


def streamed(rows: QuerySet[Found]) -> Iterator[Found]:
    """Return the rows of a query a batch at a time, with what is fetched beside them."""
    return rows.iterator(chunk_size=BATCH)


def _cells(rows: Iterable[Row], columns: Columns[Row]) -> Iterator[list[str]]:
    yield [str(label) for label in columns]
    for row in rows:
        yield safe_row(_plain(value(row)) for value in columns.values())


def _plain(value: Any) -> object:
    """Return moments and days in the form every spreadsheet sorts."""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else value

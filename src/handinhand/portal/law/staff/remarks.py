"""All remarks: open and settled ones, page by page, and as a file."""

import csv
from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core.spreadsheet import Line, safe_row
from handinhand.directory.staff.paging import page_of
from handinhand.work_access.models import LegalRemark
from handinhand.work_access.policies import may_read_review
from handinhand.work_access.rows import entries

SETTLED, ALL = "erledigt", "alle"
BATCH = 500
COLUMNS = (
    "row", "title", "text", "on_day", "by", "at", "resolution", "resolved_by", "resolved_at",
)  # fmt: skip


@require_safe
@staff_page(may_read_review)
def remarks(request: StaffRequest) -> HttpResponse:
    """The list; `zustand` in the address asks for settled ones, or all."""
    state = _state(request)
    page = page_of(request, _rows(state))
    context = {
        "page": page,
        "rows": [(remark, entries().get(remark.row)) for remark in page],
        "state": state,
        "states": [(SETTLED, _("erledigt")), (ALL, _("alle"))],
        "address": f"?zustand={state}",
    }
    return render(request, "staff/law/remarks.html", context)


@require_safe
@staff_page(may_read_review)
def remarks_file(request: StaffRequest) -> HttpResponseBase:
    """The remarks of the list as CSV, row by row, however many there are."""
    rows = _rows(_state(request)).order_by("at", "pk")
    answer = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    name = f"bemerkungen-{timezone.localdate():%Y-%m-%d}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _state(request: StaffRequest) -> str:
    asked = request.GET.get("zustand", "")
    return asked if asked in (SETTLED, ALL) else ""


def _rows(state: str) -> QuerySet[LegalRemark]:
    rows = LegalRemark.objects.select_related("by", "resolved_by")
    if state == ALL:
        return rows
    return rows.filter(resolved_at__isnull=not state)


def _lines(rows: QuerySet[LegalRemark]) -> Iterator[str]:
    writer = csv.writer(Line())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for one in rows.iterator(chunk_size=BATCH):
        entry = entries().get(one.row)
        cells = (
            one.row,
            entry.title if entry else "",
            one.text,
            one.on_day,
            one.by.name or one.by.email,
            one.at.isoformat(),
            one.resolution,
            (one.resolved_by.name or one.resolved_by.email) if one.resolved_by else "",
            one.resolved_at.isoformat() if one.resolved_at else "",
        )
        yield writer.writerow(safe_row(cells))

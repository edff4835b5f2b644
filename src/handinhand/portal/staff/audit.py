"""Vorgänge: the audit, readable, filtered by its address, exported, and its chain checked."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import audit
from handinhand.core.models import AuditEntry
from handinhand.core.spreadsheet import Line, safe_row
from handinhand.directory import history
from handinhand.directory.policies import may_see_directory_staff
from handinhand.directory.staff import wording
from handinhand.portal.staff.acts import ACTS

PER_PAGE, BATCH = 50, 500
COLUMNS = (
    "seq", "at", "act", "kind", "key", "label", "by_name", "reason", "before", "after", "hash",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What the address asks for; what it cannot mean is left out."""

    q: str = ""
    act: str = ""
    since: date | None = None
    until: date | None = None

    def address(self) -> str:
        parts = {field.name: getattr(self, field.name) for field in fields(self)}
        return "?" + urlencode({name: value for name, value in parts.items() if value})

    def rows(self) -> QuerySet[AuditEntry]:
        rows = AuditEntry.objects.all()
        for word in self.q.split():
            rows = rows.filter(
                Q(label__icontains=word)
                | Q(by_name__icontains=word)
                | Q(key__icontains=word)
                | Q(reason__icontains=word)
            )
        if self.act:
            rows = rows.filter(act=self.act)
        if self.since:
            rows = rows.filter(at__date__gte=self.since)
        if self.until:
            rows = rows.filter(at__date__lte=self.until)
        return rows


@require_safe
@staff_page(may_see_directory_staff)
def entries(request: StaffRequest) -> HttpResponse:
    asked = read(request.GET)
    page = Paginator(asked.rows(), PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "asked": asked,
        "page": page,
        "rows": [
            {"act": entry, "changes": wording.in_words(entry.before or {}, entry.after or {})}
            for entry in history.showable(page)
        ],
        "acts": [(name, str(words)) for name, words in ACTS.items()],
        "chain": audit.verify() if request.GET.get("kette") == "1" else None,
    }
    return render(request, "staff/audit.html", context)


@require_safe
@staff_page(may_see_directory_staff)
def export(request: StaffRequest, form: str) -> HttpResponse | StreamingHttpResponse:
    """The filtered acts as a file, row by row, however many there are."""
    if form not in _WRITERS:
        raise Http404
    kind, lines = _WRITERS[form]
    rows = read(request.GET).rows().order_by("seq").iterator(chunk_size=BATCH)
    answer = StreamingHttpResponse(lines(history.showable(rows)), content_type=kind)
    name = f"vorgaenge-{timezone.localdate():%Y-%m-%d}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def read(data: QueryDict) -> AuditFilter:
    return AuditFilter(
        q=data.get("q", "").strip()[:200],
        act=data.get("act", "") if data.get("act") in ACTS else "",
        since=_day(data.get("since", "")),
        until=_day(data.get("until", "")),
    )


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _csv(rows: Iterator[AuditEntry]) -> Iterator[str]:
    writer = csv.writer(Line())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for entry in rows:
        yield writer.writerow(safe_row(_cell(getattr(entry, name)) for name in COLUMNS))


def _json(rows: Iterator[AuditEntry]) -> Iterator[str]:
    """One JSON object a line (JSON Lines), so that any length can be read piece by piece."""
    for entry in rows:
        values = {name: getattr(entry, name) for name in (*COLUMNS, "previous_hash")}
        yield json.dumps({**values, "at": entry.at.isoformat()}, ensure_ascii=False) + "\n"


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)


_WRITERS = {"csv": ("text/csv; charset=utf-8", _csv), "jsonl": ("application/jsonl", _json)}

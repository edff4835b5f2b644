"""Meldungen: what readers found wrong, decided and answered by stewards."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import list_files
from handinhand.core.errors import DomainError
from handinhand.directory.models import Report, ReportState
from handinhand.directory.policies import may_keep_directory, may_see_directory_staff
from handinhand.directory.services import reporting
from handinhand.directory.staff.paging import page_of
from handinhand.directory.staff.searching import address_of, query_of, with_words

# The blocks of text of the answer (templates/mail/report_answered_message.*), in German.
BLOCKS: Mapping[str, str | Promise] = {
    "mended": gettext_lazy("Danke, wir haben es berichtigt."),
    "asked": gettext_lazy("Danke, wir haben bei der Stelle nachgefragt."),
    "right": gettext_lazy("Danke, wir haben es geprüft: Die Angaben stimmen."),
    "passed_on": gettext_lazy("Danke, wir nehmen das ernst; hier bekommen Sie Beratung."),
}
# What readers wrote and where they are reached is erased one day; a file would keep it.
COLUMNS: list_files.Columns[Report] = {
    gettext_lazy("Eintrag"): lambda one: one.offer.name,
    gettext_lazy("Schlüssel"): lambda one: one.offer.key,
    gettext_lazy("Organisation"): lambda one: one.offer.organisation.name,
    gettext_lazy("Was ist falsch"): lambda one: one.get_fault_display(),
    gettext_lazy("Wann"): lambda one: one.at,
    gettext_lazy("Zustand"): lambda one: one.get_state_display(),
    gettext_lazy("beantwortet"): lambda one: one.answered_at,
}


@require_safe
@staff_page(may_see_directory_staff)
def reports(request: StaffRequest) -> HttpResponseBase:
    """The list, searched by `q`; `zustand` asks for others than open and confirmed ones."""
    asked = request.GET.get("zustand", "")
    state = asked if asked in ReportState.values else ""
    rows = Report.objects.select_related("offer__organisation")
    open_states = [ReportState.OPEN, ReportState.CONFIRMED]
    rows = rows.filter(state=state) if state else rows.filter(state__in=open_states)
    query = query_of(request)
    rows = with_words(rows, query, "offer__name", "offer__key", "offer__organisation__name")
    if list_files.is_asked(request):
        found = list_files.streamed(rows)
        return list_files.list_file(request, "meldungen", found, COLUMNS)
    context = {
        "page": page_of(request, rows),
        "query": query,
        "state": state,
        "states": ReportState.choices,
        "address": address_of(zustand=state, q=query),
    }
    return render(request, "staff/reports/list.html", context)


@require_safe
@staff_page(may_see_directory_staff)
def report(request: StaffRequest, pk: int) -> HttpResponse:
    return _page(request, pk)


@require_POST
@staff_page(may_keep_directory)
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    get_object_or_404(Report, pk=pk)
    state = request.POST.get("state", "")
    try:
        reporting.decide(report_id=pk, state=state, by=request.user, on=timezone.localdate())
    except DomainError as error:
        return _page(request, pk, error=str(error.message), status=422)
    messages.success(request, _("Die Meldung ist entschieden."))
    return redirect("directory:report", pk)


@require_POST
@staff_page(may_keep_directory)
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    get_object_or_404(Report, pk=pk)
    block = request.POST.get("block", "")
    try:
        reporting.answer(
            report_id=pk,
            block=block if block in BLOCKS else "",
            text=request.POST.get("text", ""),
            by=request.user,
            at=timezone.now(),
        )
    except DomainError as error:
        return _page(request, pk, error=str(error.message), status=422)
    messages.success(request, _("Die Antwort ist verschickt."))
    return redirect("directory:report", pk)


def _page(request: StaffRequest, pk: int, *, status: int = 200, **more: Any) -> HttpResponse:
    found = get_object_or_404(Report.objects.select_related("offer__organisation"), pk=pk)
    open_to = reporting.NEXT.get(ReportState(found.state), set())
    context = {
        "report": found,
        "next": [state for state in ReportState if state in open_to],
        "blocks": BLOCKS,
        "block": request.POST.get("block", ""),
        "text": request.POST.get("text", ""),
        "may_keep": may_keep_directory(request.user),
        **more,
    }
    return render(request, "staff/reports/report.html", context, status=status)

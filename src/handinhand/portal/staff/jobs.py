"""Aufträge: what waits, runs, failed and is done, and the two acts that help."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe
from django_tasks_db.models import DBTaskResult

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import job_acts, list_files
from handinhand.core.errors import DomainError
from handinhand.directory.staff.paging import page_of
from handinhand.portal.staff import job_list
from handinhand.portal.staff.job_list import JobFilter, JobShown, JobState
from handinhand.portal.staff.policies import may_operate

COLUMNS: list_files.Columns[JobShown] = {
    gettext_lazy("Auftrag"): lambda one: one.label,
    gettext_lazy("Nummer"): lambda one: one.row.pk,
    gettext_lazy("Zustand"): lambda one: one.state.label,
    gettext_lazy("eingereiht"): lambda one: one.row.enqueued_at,
    gettext_lazy("beendet"): lambda one: one.row.finished_at,
    gettext_lazy("Versuche"): lambda one: one.tries,
    gettext_lazy("Nächster Versuch"): lambda one: one.next_try,
    gettext_lazy("Fehler"): lambda one: one.error,
}


class DiscardForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Warum wird er verworfen?"), max_length=500)


@require_safe
@staff_page(may_operate)
def job_page(request: StaffRequest) -> HttpResponseBase:
    now = timezone.now()
    asked = JobFilter.read(request.GET)
    if list_files.is_asked(request):
        found = (job_list.shown(row, now) for row in list_files.streamed(asked.rows()))
        return list_files.list_file(request, "auftraege", found, COLUMNS)
    page = page_of(request, asked.rows())
    context = {
        "asked": asked,
        "page": page,
        "rows": [job_list.shown(row, now) for row in page],
        "figures": job_list.figures(),
        "failed_kinds": list(job_list.failed_kinds()),
        "schedule": job_list.schedule_shown(),
        "states": JobState.choices,
        "kinds": job_list.kinds(),
    }
    return render(request, "staff/jobs/jobs.html", context)


@require_safe
@staff_page(may_operate)
def job(request: StaffRequest, job_id: UUID) -> HttpResponse:
    return _job_page(request, job_id, DiscardForm())


@require_POST
@staff_page(may_operate)
def run_again(request: StaffRequest, job_id: UUID) -> HttpResponse:
    get_object_or_404(DBTaskResult, pk=job_id)
    try:
        job_acts.run_again(job_id=job_id, by=request.user, now=timezone.now())
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("Der Auftrag läuft gleich noch einmal."))
    return redirect("staff:job", job_id)


@require_POST
@staff_page(may_operate)
def run_all_again(request: StaffRequest) -> HttpResponse:
    task_path = request.POST.get("kind", "")
    number = job_acts.run_all_again(task_path=task_path, by=request.user)
    text = ngettext(
        "%(number)d Auftrag läuft gleich noch einmal.",
        "%(number)d Aufträge laufen gleich noch einmal.",
        number,
    )
    messages.success(request, text % {"number": number})
    return redirect("staff:jobs")


@require_POST
@staff_page(may_operate)
def discard(request: StaffRequest, job_id: UUID) -> HttpResponse:
    get_object_or_404(DBTaskResult, pk=job_id)
    form = DiscardForm(request.POST)
    if not form.is_valid():
        return _job_page(request, job_id, form)
    reason = form.cleaned_data["reason"]
    try:
        job_acts.discard(job_id=job_id, by=request.user, reason=reason, now=timezone.now())
    except DomainError as error:
        form.add_error(None, str(error.message))
        return _job_page(request, job_id, form)
    messages.success(request, _("Der Auftrag ist verworfen."))
    return redirect("staff:jobs")


def _job_page(request: StaffRequest, job_id: UUID, form: DiscardForm) -> HttpResponse:
    row = get_object_or_404(DBTaskResult, pk=job_id)
    context = {"job": job_list.shown(row, timezone.now()), "form": form}
    return render(request, "staff/jobs/job.html", context, status=422 if form.errors else 200)

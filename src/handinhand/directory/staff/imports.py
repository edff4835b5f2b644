"""Imports: the list of them, the upload, what columns mean, applying, undoing, throwing away."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import list_files
from handinhand.core.errors import DomainError
from handinhand.directory.models.imports import Import, ImportSource, Outcome, State
from handinhand.directory.policies import may_keep_directory, may_see_directory_staff
from handinhand.directory.services import applying, import_undoing, importing
from handinhand.directory.staff.import_forms import ColumnsForm, UploadForm
from handinhand.directory.staff.import_plan import groups_of
from handinhand.directory.staff.paging import page_of
from handinhand.directory.staff.searching import address_of

COLUMNS: list_files.Columns[Import] = {
    gettext_lazy("Quelle"): lambda one: one.source.name,
    gettext_lazy("Dateiname"): lambda one: one.file_name,
    gettext_lazy("Zustand"): lambda one: one.get_state_display(),
    gettext_lazy("Zeilen"): lambda one: one.rows_read,
    gettext_lazy("Wer"): lambda one: one.by.name or one.by.email,
    gettext_lazy("hochgeladen"): lambda one: one.at,
    gettext_lazy("übernommen"): lambda one: one.applied_at,
}


@require_safe
@staff_page(may_see_directory_staff)
def imports(request: StaffRequest) -> HttpResponseBase:
    """All imports, the youngest first; `quelle` shows those of one source."""
    source = request.GET.get("quelle", "")[:40]
    rows = Import.objects.select_related("source", "by")
    if source:
        rows = rows.filter(source__key=source)
    if list_files.is_asked(request):
        return list_files.list_file(request, "importe", list_files.streamed(rows), COLUMNS)
    page = page_of(request, rows)
    context = {
        "page": page,
        "runs": page,
        "source": source,
        "address": address_of(quelle=source),
        "sources": [(one.key, one.name) for one in ImportSource.objects.all()],
        "may_keep": may_keep_directory(request.user),
    }
    return render(request, "staff/imports/list.html", context)


@require_http_methods(["GET", "POST"])
@staff_page(may_keep_directory)
def upload(request: StaffRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            run = importing.upload(
                file=data["file"], source=data["source"], by=request.user, at=timezone.now()
            )
        except DomainError as error:
            form.add_error(error.field, str(error.message))
        else:
            return redirect("directory:import-columns", run.pk)
    names = ImportSource.objects.values_list("name", flat=True)
    context = {"form": form, "sources": names}
    status = 422 if form.errors else 200
    return render(request, "staff/imports/upload.html", context, status=status)


@require_http_methods(["GET", "POST"])
@staff_page(may_keep_directory)
def columns(request: StaffRequest, pk: int) -> HttpResponse:
    """What the columns mean. A file that is further by now leads to its page."""
    run = get_object_or_404(Import.objects.select_related("source"), pk=pk)
    if run.state != State.MAPPING:
        return redirect("directory:import", pk)
    form = ColumnsForm(request.POST or None, run.head, run.mapping)
    if request.method == "POST" and form.is_valid():
        try:
            importing.start_plan(import_id=pk, **form.chosen())
        except DomainError as error:
            form.add_error(None, str(error.message))
        else:
            return redirect("directory:import", pk)
    status = 422 if form.errors else 200
    return render(request, "staff/imports/columns.html", {"run": run, "form": form}, status=status)


@require_safe
@staff_page(may_see_directory_staff)
def one_import(request: StaffRequest, pk: int) -> HttpResponse:
    """How far an import is: the page renews itself while a job works, then shows what to do."""
    run = get_object_or_404(Import.objects.select_related("source", "by"), pk=pk)
    may_keep = may_keep_directory(request.user)
    if run.state == State.MAPPING and may_keep:
        return redirect("directory:import-columns", pk)
    context: dict[str, Any] = {"run": run, "may_keep": may_keep}
    if run.is_working:
        return render(request, "staff/imports/working.html", context)
    if run.state in {State.PLANNED, State.APPLIED, State.UNDONE}:
        context["groups"] = groups_of(run)
        context["open"] = importing.open_decisions(run)
        context["left"] = run.rows.filter(outcome=Outcome.LEFT).count()
        if run.state == State.PLANNED:
            context["to_write"] = importing.to_write(run).count()
    return render(request, "staff/imports/one.html", context)


@require_POST
@staff_page(may_keep_directory)
def apply(request: StaffRequest, pk: int) -> HttpResponse:
    get_object_or_404(Import, pk=pk)
    try:
        applying.start_apply(import_id=pk, by=request.user)
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect("directory:import", pk)


@require_POST
@staff_page(may_keep_directory)
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    """Undo the import; `auch=1` also where somebody changed the entry since."""
    get_object_or_404(Import, pk=pk)
    also = request.POST.get("auch") == "1"
    try:
        import_undoing.start_undo(import_id=pk, by=request.user, also_changed=also)
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect("directory:import", pk)


@require_POST
@staff_page(may_keep_directory)
def discard(request: StaffRequest, pk: int) -> HttpResponse:
    get_object_or_404(Import, pk=pk)
    try:
        importing.discard(import_id=pk)
    except DomainError as error:
        messages.error(request, str(error.message))
        return redirect("directory:import", pk)
    messages.success(
        request, _("Der Import ist verworfen. Am Verzeichnis hat sich nichts geändert.")
    )
    return redirect("directory:imports")

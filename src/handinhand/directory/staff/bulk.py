"""Acts on many entries, and taking them back."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import list_files
from handinhand.core.errors import DomainError
from handinhand.directory.models import UndoableAct
from handinhand.directory.policies import may_keep_directory, may_see_directory_staff
from handinhand.directory.services import bulk as services
from handinhand.directory.services import undoing
from handinhand.directory.staff import filtering
from handinhand.directory.staff.entries import entries_page
from handinhand.directory.staff.paging import page_of
from handinhand.directory.staff.searching import address_of, query_of, with_words

STEP_COLUMNS: list_files.Columns[UndoableAct] = {
    gettext_lazy("Was"): lambda one: one.label,
    gettext_lazy("Wer"): lambda one: one.by.name or one.by.email,
    gettext_lazy("Wann"): lambda one: one.at,
    gettext_lazy("zurückgenommen"): lambda one: one.undone_at,
}


@require_POST
@staff_page(may_keep_directory)
def bulk(request: StaffRequest) -> HttpResponse:
    """Do the chosen act on the chosen entries, or on all that the list's filter shows."""
    back = request.POST.get("back", "")
    data = request.POST
    try:
        act = services.run_bulk(
            act=_act(data.get("act", "")),
            keys=_keys(data, back),
            value=_value(data),
            by=request.user,
            on=timezone.localdate(),
        )
    except DomainError as error:
        messages.error(request, str(error.message))
        return entries_page(request, QueryDict(back.removeprefix("?")), refused=data)
    _say_done(request, act)
    return HttpResponseRedirect(reverse("directory:entries") + (back if back[:1] == "?" else ""))


@require_POST
@staff_page(may_keep_directory)
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    get_object_or_404(UndoableAct, pk=pk)
    try:
        done = undoing.undo(act_id=pk, by=request.user, on=timezone.localdate())
    except DomainError as error:
        messages.error(request, str(error.message))
        return redirect("directory:steps")
    text = ngettext(
        "%(number)d Vorgang ist zurückgenommen.",
        "%(number)d Vorgänge sind zurückgenommen.",
        len(done.restored),
    )
    messages.success(request, text % {"number": len(done.restored)})
    if done.left:
        names = ", ".join(sorted(set(done.left))[:10])
        text = _("Inzwischen geändert und deshalb gelassen: %(names)s")
        messages.warning(request, text % {"names": names})
    return redirect("directory:steps")


@require_safe
@staff_page(may_see_directory_staff)
def steps(request: StaffRequest) -> HttpResponseBase:
    """What was done to several entries at once, the youngest first, each with its way back."""
    query = query_of(request)
    rows = with_words(UndoableAct.objects.select_related("by"), query, "label", "by__name")
    if list_files.is_asked(request):
        return list_files.list_file(request, "schritte", list_files.streamed(rows), STEP_COLUMNS)
    context = {
        "page": page_of(request, rows),
        "query": query,
        "address": address_of(q=query),
        "may_keep": may_keep_directory(request.user),
    }
    return render(request, "staff/directory/steps.html", context)


def _act(name: str) -> services.BulkAct:
    if name not in services.BulkAct.values:
        raise DomainError(_("Bitte wählen Sie, was mit den Einträgen geschehen soll."))
    return services.BulkAct(name)


def _keys(data: QueryDict, back: str) -> list[str]:
    if data.get("all") != "1":
        return data.getlist("key")
    asked = filtering.read(QueryDict(back.removeprefix("?")))
    rows = asked.rows(timezone.localdate()).values_list("key", flat=True)
    return list(dict.fromkeys(rows[: services.MOST_AT_ONCE + 1]))


def _value(data: QueryDict) -> str:
    """Return what the act needs: each act has a field of its own in the form."""
    act = data.get("act", "")
    if act in {services.BulkAct.ADD_TOPIC, services.BulkAct.REMOVE_TOPIC}:
        return data.get("topic", "")
    return data.get("owner" if act == services.BulkAct.SET_OWNER else "reason", "")[:500]


def _say_done(request: StaffRequest, act: UndoableAct | None) -> None:
    if act is None:
        messages.success(request, _("Es war nichts zu ändern."))
        return
    messages.success(
        request,
        format_html(
            '{} <a href="{}">{}</a>', act.label, reverse("directory:steps"), _("Rückgängig machen")
        ),
    )

"""Vorschläge: what organisations want to change, decided by stewards."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import list_files
from handinhand.core.errors import DomainError
from handinhand.directory import history
from handinhand.directory.facts import Facts, facts_of
from handinhand.directory.models import Proposal, ProposalKind, ProposalState
from handinhand.directory.policies import may_keep_directory, may_see_directory_staff
from handinhand.directory.proposals import points
from handinhand.directory.services import deciding, editing
from handinhand.directory.staff import wording
from handinhand.directory.staff.paging import page_of
from handinhand.directory.staff.reading import number, texts_of
from handinhand.directory.staff.searching import address_of, query_of, with_words

COLUMNS: list_files.Columns[Proposal] = {
    gettext_lazy("Eintrag"): str,
    gettext_lazy("Organisation"): lambda one: one.organisation.name,
    gettext_lazy("Art"): lambda one: one.get_kind_display(),
    gettext_lazy("Was"): lambda one: ", ".join(str(wording.label(name)) for name in one.facts),
    gettext_lazy("Bemerkung"): lambda one: one.note,
    gettext_lazy("Wer"): lambda one: one.by_name,
    gettext_lazy("Wann"): lambda one: one.at,
    gettext_lazy("Zustand"): lambda one: one.get_state_display(),
    gettext_lazy("Antwort"): lambda one: one.answer,
    gettext_lazy("entschieden"): lambda one: one.decided_at,
}


@require_safe
@staff_page(may_see_directory_staff)
def proposals(request: StaffRequest) -> HttpResponseBase:
    """The list, searched by `q`; `zustand` in the address asks for decided ones."""
    asked = request.GET.get("zustand", "")
    state = asked if asked in ProposalState.values else ""
    rows = Proposal.objects.select_related("offer", "organisation")
    rows = rows.filter(state=state).order_by("-at") if state else rows.open()
    query = query_of(request)
    found_in = ("offer__name", "facts__name", "organisation__name", "by_name")
    matching = with_words(rows, query, *found_in)
    if list_files.is_asked(request):
        found = list_files.streamed(matching)
        return list_files.list_file(request, "vorschlaege", found, COLUMNS)
    context = {
        "page": page_of(request, matching),
        "query": query,
        "state": state,
        "states": ProposalState.choices,
        "address": address_of(zustand=state, q=query),
    }
    return render(request, "staff/proposals/list.html", context)


@require_safe
@staff_page(may_see_directory_staff)
def proposal(request: StaffRequest, pk: int) -> HttpResponse:
    """One proposal as difference; `einzeln` in the address lets each field be decided."""
    return _page(request, _found(pk))


@require_POST
@staff_page(may_keep_directory)
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    some = request.POST.get("which") == "some"
    try:
        offer = deciding.approve(
            proposal_id=pk,
            names=request.POST.getlist("name") if some else None,
            by=request.user,
            on=timezone.localdate(),
            at=timezone.now(),
            seen_version=number(request.POST.get("version", "")),
        )
    except editing.EditConflictError as conflict:
        return _page(request, found, error=str(conflict.message), status=409)
    except (DomainError, ValidationError) as error:
        return _page(request, found, error=" ".join(texts_of(error)), status=422)
    messages.success(request, _("Übernommen. Im Verlauf des Eintrags geht es zurück."))
    return redirect("directory:entry", offer.key)


@require_POST
@staff_page(may_keep_directory)
def ask_back(request: StaffRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    text = request.POST.get("answer", "")
    try:
        deciding.ask_back(proposal_id=pk, message=text, by=request.user, at=timezone.now())
    except DomainError as error:
        return _page(request, found, error=str(error.message), question=text, status=422)
    messages.success(request, _("Die Rückfrage ist verschickt."))
    return redirect("directory:proposals")


@require_POST
@staff_page(may_keep_directory)
def refuse(request: StaffRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    text = request.POST.get("answer", "")
    try:
        deciding.refuse(proposal_id=pk, reason=text, by=request.user, at=timezone.now())
    except DomainError as error:
        return _page(request, found, error=str(error.message), refusal=text, status=422)
    messages.success(request, _("Der Vorschlag ist abgelehnt."))
    return redirect("directory:proposals")


def _found(pk: int) -> Proposal:
    rows = Proposal.objects.select_related(
        "offer__organisation", "offer__owner", "offer__merged_into", "offer__site__area",
        "organisation", "decided_by",
    )  # fmt: skip
    return get_object_or_404(rows, pk=pk)


def _told(found: Proposal) -> tuple[Facts, Facts]:
    """Return what was and what is wanted; of an address that is withheld by now, the town only."""
    if found.offer is None or not history.is_withheld_now(found.offer):
        return found.before, found.facts
    return history.without_address(found.before), history.without_address(found.facts)


def _page(
    request: StaffRequest, found: Proposal, *, status: int = 200, **more: Any
) -> HttpResponse:
    now: Facts = facts_of(found.offer) if found.offer else {}
    before, wanted = _told(found)
    changes = points(before, wanted, now)
    conflicts = found.kind == ProposalKind.CHANGE and any(one.is_conflict for one in changes)
    chosen = request.POST.getlist("name") if request.POST.get("which") == "some" else None
    context = {
        "proposal": found,
        "changes": [
            {
                "name": one.name,
                "label": wording.label(one.name),
                "before": wording.value(one.name, one.before),
                "now": wording.value(one.name, one.now),
                "wanted": wording.value(one.name, one.wanted),
                "is_conflict": conflicts and one.is_conflict,
                "is_chosen": one.name in chosen if chosen is not None else not one.is_conflict,
            }
            for one in changes
        ],
        "conflicts": conflicts,
        "one_by_one": conflicts or chosen is not None or "einzeln" in request.GET,
        "may_keep": may_keep_directory(request.user),
        **more,
    }
    return render(request, "staff/proposals/proposal.html", context, status=status)

"""Members of an organisation: its owners invite and end them, stewards the first ones."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handinhand.accounts.models import Invitation
from handinhand.accounts.staff.forms import InvitationForm
from handinhand.accounts.staff.people import invitation_act
from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import audit, list_files
from handinhand.core.errors import DomainError
from handinhand.directory.models import Membership, Organisation
from handinhand.directory.policies import may_manage_members, may_see_members, may_work_here
from handinhand.directory.services import members as services

MOST_ENDED_SHOWN = 50
MOST_ACTS_SHOWN = 30
COLUMNS: list_files.Columns[Membership] = {
    gettext_lazy("Name"): lambda one: one.user.name,
    gettext_lazy("E-Mail"): lambda one: one.user.email,
    gettext_lazy("verwaltet die Mitglieder"): lambda one: _("ja") if one.is_owner else "",
    gettext_lazy("Seit"): lambda one: one.since,
    gettext_lazy("beendet"): lambda one: one.ended_at,
}


class MemberInvitationForm(InvitationForm):
    is_owner = forms.BooleanField(
        label=gettext_lazy("verwaltet auch die Mitglieder"), required=False
    )


@require_safe
@staff_page(may_work_here)
def members(request: StaffRequest, key: str) -> HttpResponseBase:
    organisation = _seen(request, key)
    if list_files.is_asked(request):
        rows = organisation.memberships.select_related("user").order_by("user__name", "since")
        return list_files.list_file(request, "mitglieder", list_files.streamed(rows), COLUMNS)
    return _members_page(request, organisation, MemberInvitationForm(initial=_first(organisation)))


@require_http_methods(["POST"])
@staff_page(may_work_here)
def invite(request: StaffRequest, key: str) -> HttpResponse:
    organisation = _managed(request, key)
    form = MemberInvitationForm(request.POST)
    if not form.is_valid():
        return _members_page(request, organisation, form)
    try:
        services.invite_member(
            organisation=organisation,
            **form.cleaned_data,
            by=request.user,
            at=timezone.now(),
            site=request.build_absolute_uri("/"),
        )
    except DomainError as error:
        form.add_error(error.field, str(error.message))
        return _members_page(request, organisation, form)
    messages.success(request, _("Die Einladung ist unterwegs. Sie gilt 14 Tage."))
    return redirect("directory:members", key)


@require_POST
@staff_page(may_work_here)
def invite_anew(request: StaffRequest, key: str, number: int) -> HttpResponse:
    get_object_or_404(_invitations(_managed(request, key)), pk=number)
    invitation_act(request, number, is_anew=True)
    return redirect("directory:members", key)


@require_POST
@staff_page(may_work_here)
def withdraw(request: StaffRequest, key: str, number: int) -> HttpResponse:
    get_object_or_404(_invitations(_managed(request, key)), pk=number)
    invitation_act(request, number, is_anew=False)
    return redirect("directory:members", key)


@require_POST
@staff_page(may_work_here)
def end(request: StaffRequest, key: str, number: int) -> HttpResponse:
    return _act(
        request,
        key,
        number,
        lambda: services.end_membership(member_id=number, by=request.user, at=timezone.now()),
        _("Die Mitgliedschaft ist beendet. Sie können die Person zurückholen."),
    )


@require_POST
@staff_page(may_work_here)
def bring_back(request: StaffRequest, key: str, number: int) -> HttpResponse:
    return _act(
        request,
        key,
        number,
        lambda: services.bring_back_member(member_id=number, by=request.user),
        _("Die Person ist wieder Mitglied."),
    )


@require_POST
@staff_page(may_work_here)
def set_owner(request: StaffRequest, key: str, number: int) -> HttpResponse:
    is_owner = request.POST.get("is_owner") == "1"
    return _act(
        request,
        key,
        number,
        lambda: services.set_owner(member_id=number, is_owner=is_owner, by=request.user),
        _("Gespeichert."),
    )


def _act(
    request: StaffRequest, key: str, number: int, act: Callable[[], Any], done: str
) -> HttpResponse:
    get_object_or_404(_managed(request, key).memberships, pk=number)
    try:
        act()
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, done)
    return redirect("directory:members", key)


def _seen(request: StaffRequest, key: str) -> Organisation:
    """Return the organisation for those who may see its members; for others it is not there."""
    organisation = get_object_or_404(Organisation, key=key)
    if not may_see_members(request.user, organisation):
        raise Http404
    return organisation


def _managed(request: StaffRequest, key: str) -> Organisation:
    organisation = _seen(request, key)
    if not may_manage_members(request.user, organisation):
        raise PermissionDenied
    return organisation


def _first(organisation: Organisation) -> dict[str, bool]:
    """Propose the first member as owner: somebody has to invite the others."""
    return {"is_owner": not organisation.memberships.filter(ended_at=None).exists()}


def _invitations(organisation: Organisation) -> QuerySet[Invitation]:
    return Invitation.objects.pending().filter(for_organisation__organisation=organisation)


def _members_page(
    request: StaffRequest, organisation: Organisation, form: MemberInvitationForm
) -> HttpResponse:
    rows = organisation.memberships.select_related("user")
    current = rows.filter(ended_at=None).order_by("user__name", "user__email")
    ended = rows.exclude(ended_at=None).exclude(user__in=current.values("user"))
    context = {
        "organisation": organisation,
        "form": form,
        "current": current,
        "ended": ended.order_by("-ended_at")[:MOST_ENDED_SHOWN],
        "invitations": _invitations(organisation).select_related("invited_by", "for_organisation"),
        "acts": audit.entries_of(organisation).filter(act__startswith="directory.member")[
            :MOST_ACTS_SHOWN
        ],
        "may_manage": may_manage_members(request.user, organisation),
        "now": timezone.now(),
    }
    status = 422 if form.errors else 200
    return render(request, "staff/directory/members.html", context, status=status)

"""Who works with the platform: the list, one person, invitations."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handinhand.accounts.enums import Role
from handinhand.accounts.models import Invitation, RoleGrant, User
from handinhand.accounts.policies import SECOND_FACTORS, has_second_factor, may_manage_people
from handinhand.accounts.services import invitations
from handinhand.accounts.services import people as services
from handinhand.accounts.staff.forms import RoleInvitationForm
from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import audit, list_files
from handinhand.core.errors import DomainError

PER_PAGE = 50
MOST_ACTS_SHOWN = 50
COLUMNS: list_files.Columns[Any] = {
    gettext_lazy("Name"): lambda one: one.name,
    gettext_lazy("E-Mail"): lambda one: one.email,
    gettext_lazy("Rollen"): lambda one: ", ".join(
        str(grant.get_role_display()) for grant in one.held
    ),
    gettext_lazy("Zweiter Faktor"): lambda one: _("eingerichtet") if one.has_factor else _("fehlt"),
    gettext_lazy("Zuletzt angemeldet"): lambda one: one.last_login,
    gettext_lazy("gesperrt"): lambda one: "" if one.is_active else _("ja"),
}


@require_safe
@staff_page(may_manage_people)
def people(request: StaffRequest) -> HttpResponseBase:
    """List accounts, filtered by address: q (name or mail), rolle."""
    q, role = request.GET.get("q", "").strip()[:100], request.GET.get("rolle", "")
    if list_files.is_asked(request):
        found = list_files.streamed(_found(q, role))
        return list_files.list_file(request, "personen", found, COLUMNS)
    page = Paginator(_found(q, role), PER_PAGE).get_page(request.GET.get("seite"))
    filled_in = request.GET.copy()
    filled_in.pop("seite", None)
    context = {
        "q": q,
        "role": role,
        "roles": Role.choices,
        "page": page,
        "address": f"?{filled_in.urlencode()}",
        "invitations": _role_invitations().select_related("invited_by"),
        "now": timezone.now(),
    }
    return render(request, "staff/people/list.html", context)


@require_safe
@staff_page(may_manage_people)
def person(request: StaffRequest, number: int) -> HttpResponse:
    found = get_object_or_404(User, pk=number)
    return _person_page(request, found)


@require_http_methods(["GET", "POST"])
@staff_page(may_manage_people)
def invite(request: StaffRequest) -> HttpResponse:
    form = RoleInvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitations.invite(
                **form.cleaned_data,
                by=request.user,
                at=timezone.now(),
                site=request.build_absolute_uri("/"),
            )
        except DomainError as error:
            form.add_error(error.field, str(error.message))
        else:
            messages.success(request, _("Die Einladung ist unterwegs. Sie gilt 14 Tage."))
            return redirect("people:list")
    status = 422 if form.errors else 200
    return render(request, "staff/people/invite.html", {"form": form}, status=status)


@require_POST
@staff_page(may_manage_people)
def invite_anew(request: StaffRequest, number: int) -> HttpResponse:
    get_object_or_404(_role_invitations(), pk=number)
    invitation_act(request, number, is_anew=True)
    return redirect("people:list")


@require_POST
@staff_page(may_manage_people)
def withdraw(request: StaffRequest, number: int) -> HttpResponse:
    get_object_or_404(_role_invitations(), pk=number)
    invitation_act(request, number, is_anew=False)
    return redirect("people:list")


def invitation_act(request: StaffRequest, number: int, *, is_anew: bool) -> None:
    """Send an invitation anew or withdraw it, and say what came of it."""
    now = timezone.now()
    try:
        if is_anew:
            site = request.build_absolute_uri("/")
            invitations.invite_anew(invitation_id=number, by=request.user, at=now, site=site)
            done = _("Ein neuer Link ist unterwegs. Der alte gilt nicht mehr.")
        else:
            invitations.withdraw(invitation_id=number, by=request.user, at=now)
            done = _("Die Einladung ist zurückgezogen.")
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, done)


@require_POST
@staff_page(may_manage_people)
def grant_role(request: StaffRequest, number: int) -> HttpResponse:
    return _act(
        request,
        number,
        lambda: services.grant_role(user_id=number, role=_role(request), by=request.user),
        _("Die Rolle ist erteilt."),
    )


@require_POST
@staff_page(may_manage_people)
def end_role(request: StaffRequest, number: int) -> HttpResponse:
    return _act(
        request,
        number,
        lambda: services.end_role(
            user_id=number, role=_role(request), by=request.user, at=timezone.now()
        ),
        _("Die Rolle ist beendet. Sie können sie wieder erteilen."),
    )


@require_POST
@staff_page(may_manage_people)
def close_account(request: StaffRequest, number: int) -> HttpResponse:
    return _act(
        request,
        number,
        lambda: services.close_account(user_id=number, by=request.user, reason=_reason(request)),
        _("Das Konto ist gesperrt. Sie können es wieder entsperren."),
    )


@require_POST
@staff_page(may_manage_people)
def open_account(request: StaffRequest, number: int) -> HttpResponse:
    return _act(
        request,
        number,
        lambda: services.open_account(user_id=number, by=request.user),
        _("Das Konto ist entsperrt."),
    )


@require_POST
@staff_page(may_manage_people)
def remove_factor(request: StaffRequest, number: int) -> HttpResponse:
    return _act(
        request,
        number,
        lambda: services.remove_second_factor(
            user_id=number, by=request.user, reason=_reason(request)
        ),
        _("Der zweite Faktor ist entfernt. Die Person hat eine Mail bekommen."),
    )


def _act(request: StaffRequest, number: int, act: Callable[[], None], done: str) -> HttpResponse:
    """Do it and return to the person; what was typed stays on the page when it is refused."""
    found = get_object_or_404(User, pk=number)
    try:
        act()
    except DomainError as error:
        return _person_page(request, found, str(error.message))
    messages.success(request, done)
    return redirect("people:person", number)


def _person_page(request: StaffRequest, found: User, refused: str = "") -> HttpResponse:
    grants = RoleGrant.objects.filter(user=found).select_related("granted_by")
    context = {
        "person": found,
        "has_factor": has_second_factor(found),
        "grants": grants.order_by("-ended_at", "granted_at"),
        "free_roles": [(key, label) for key, label in Role.choices if key not in found.roles],
        "acts": audit.entries_of(found)[:MOST_ACTS_SHOWN],
        "refused": refused,
        "reason": _reason(request),
    }
    status = 422 if refused else 200
    return render(request, "staff/people/person.html", context, status=status)


def _found(q: str, role: str) -> QuerySet[User]:
    held = RoleGrant.objects.filter(ended_at=None)
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
    rows = User.objects.annotate(has_factor=Exists(factors)).prefetch_related(
        Prefetch("grants", queryset=held, to_attr="held")
    )
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(email__icontains=q))
    if role in Role.values:
        rows = rows.filter(Exists(held.filter(user=OuterRef("pk"), role=role)))
    return rows.order_by("name", "email")


def _role_invitations() -> QuerySet[Invitation]:
    return Invitation.objects.pending().exclude(role="")


def _role(request: StaffRequest) -> Role:
    """Return the role that was chosen; DomainError for one there is not."""
    if (asked := request.POST.get("role", "")) not in Role.values:
        raise DomainError(_("Bitte wählen Sie eine Rolle."), field="role")
    return Role(asked)


def _reason(request: StaffRequest) -> str:
    return request.POST.get("reason", "")[:500]

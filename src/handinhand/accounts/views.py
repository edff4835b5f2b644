"""The pages of one's own account, and the page an invitation leads to."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handinhand.accounts.devices import device_words
from handinhand.accounts.forms import JoinForm, ProfileForm
from handinhand.accounts.models import Invitation, User
from handinhand.accounts.policies import lacks_second_factor
from handinhand.accounts.services import invitations
from handinhand.accounts.services.invitations import InvitationClosedError
from handinhand.accounts.staff_pages import StaffRequest

INVITATION = "accounts.invitation"  # where the session keeps the token of an invitation


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def account(request: StaffRequest) -> HttpResponse:
    """Show and change one's own account; each part has its own page to change it."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with translation.override(request.user.language):
            messages.success(request, _("Gespeichert."))
        return redirect("account")
    by_type: dict[str, list[Authenticator]] = {}
    for one in Authenticator.objects.filter(user=request.user).order_by("created_at"):
        by_type.setdefault(one.type, []).append(one)
    context = {
        "form": form,
        "app": by_type.get(Authenticator.Type.TOTP, [None])[0],
        "passkeys": by_type.get(Authenticator.Type.WEBAUTHN, []),
        "codes": by_type.get(Authenticator.Type.RECOVERY_CODES, [None])[0],
        "lacks_second_factor": lacks_second_factor(request.user),
        "sessions": _sessions(request),
        "oidc_name": settings.OIDC_NAME if settings.OIDC_APPS else "",
    }
    return render(request, "accounts/account.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def end_session(request: StaffRequest, number: int) -> HttpResponse:
    """End one of one's own sessions; the one in use ends by signing out."""
    session = get_object_or_404(UserSession, pk=number, user=request.user)
    if session.session_key == request.session.session_key:
        return redirect("account_logout")
    session.end()
    messages.success(request, _("Die Sitzung ist beendet."))
    return redirect(reverse("account") + "#sitzungen")


@require_POST
@login_required
def end_other_sessions(request: StaffRequest) -> HttpResponse:
    others = UserSession.objects.filter(user=request.user)
    for session in others.exclude(session_key=request.session.session_key):
        session.end()
    messages.success(request, _("Alle anderen Sitzungen sind beendet."))
    return redirect(reverse("account") + "#sitzungen")


@never_cache
@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Keep the token of a link in the session: an address that stands in no log goes on from it.

    A link that no longer opens anything gets one answer, whatever ended it.
    """
    if invitations.find(token, at=timezone.now()) is None:
        return _closed(request)
    request.session[INVITATION] = token
    return redirect("join")


@never_cache
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Accept the invitation of the session: make an account, or add to the one signed in."""
    token = request.session.get(INVITATION, "")
    found = invitations.find(token, at=timezone.now())
    if found is None:
        return _closed(request)
    invited = invitations.invited_account(found)
    if not request.user.is_authenticated:
        translation.activate(found.language)
    try:
        if invited is None and not request.user.is_authenticated:
            return _join_as_new(request, found, token)
        if invited is not None and not request.user.is_authenticated:
            return redirect_to_login(request.path)
        if invited is None or request.user != invited:
            return render(request, "accounts/invitation_other.html", {"invitation": found})
        return _join_with_account(request, found, token, invited)
    except InvitationClosedError:
        return _closed(request)


def _join_with_account(
    request: HttpRequest, found: Invitation, token: str, invited: User
) -> HttpResponse:
    if request.method != "POST":
        return render(request, "accounts/invitation.html", {"invitation": found})
    invitations.accept_with_account(token=token, user=invited, at=timezone.now())
    del request.session[INVITATION]
    messages.success(request, _("Willkommen! Die Einladung ist angenommen."))
    return redirect(settings.LOGIN_REDIRECT_URL)


def _join_as_new(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    form = JoinForm(request.POST or None, email=found.email, initial={"language": found.language})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        user = invitations.accept_as_new(
            token=token,
            name=given["name"],
            language=given["language"],
            password=given["password"],
            at=timezone.now(),
        )
        del request.session[INVITATION]
        messages.success(request, _("Willkommen! Die Einladung ist angenommen."))
        login = Login(user=user, redirect_url=reverse(settings.LOGIN_REDIRECT_URL))
        response: HttpResponse = perform_password_login(request, {"email": user.email}, login)
        return response
    context = {
        "invitation": found,
        "form": form,
        "oidc_name": settings.OIDC_NAME if settings.OIDC_APPS else "",
    }
    return render(request, "accounts/invitation.html", context, status=422 if form.errors else 200)


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/invitation_closed.html", status=410)


def _sessions(request: StaffRequest) -> list[dict[str, object]]:
    current = request.session.session_key
    rows = UserSession.objects.purge_and_list(request.user)
    return [
        {
            "session": row,
            "device": device_words(row.user_agent),
            "is_current": row.session_key == current,
        }
        for row in sorted(rows, key=lambda row: row.created_at, reverse=True)
    ]

"""Give and end roles, close and open accounts, help somebody who lost the second factor."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from handinhand.accounts import mails
from handinhand.accounts.enums import Role
from handinhand.accounts.models import RoleGrant, User
from handinhand.core import audit
from handinhand.core.errors import DomainError


@transaction.atomic
def grant_role(*, user_id: int, role: Role, by: User) -> None:
    """Give a role, also one that ended before. Who holds it keeps it."""
    user = _held(user_id)
    _grant, is_new = RoleGrant.objects.get_or_create(
        user=user, role=role, ended_at=None, defaults={"granted_by": by}
    )
    if is_new:
        audit.record("accounts.role_granted", user, by=by, after={"role": role.value})


@transaction.atomic
def end_role(*, user_id: int, role: Role, by: User, at: datetime) -> None:
    """End a role at once. Raises DomainError for the last one who runs the platform."""
    user = _held(user_id)
    grant = RoleGrant.objects.filter(user=user, role=role, ended_at=None).first()
    if grant is None:
        return
    if role == Role.OPERATOR:
        _require_another_operator(user)
    grant.ended_at = at
    grant.save(update_fields=["ended_at"])
    audit.record("accounts.role_ended", user, by=by, before={"role": role.value})


@transaction.atomic
def close_account(*, user_id: int, by: User, reason: str) -> None:
    """Keep somebody from signing in, and end their sessions. Raises DomainError."""
    if not reason.strip():
        raise DomainError(_("Bitte schreiben Sie, warum das Konto gesperrt wird."), field="reason")
    user = _held(user_id)
    if user == by:
        raise DomainError(_("Ihr eigenes Konto können Sie nicht sperren."), field="reason")
    if user.has_role(Role.OPERATOR):
        _require_another_operator(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    audit.record("accounts.closed", user, by=by, reason=reason)


@transaction.atomic
def open_account(*, user_id: int, by: User) -> None:
    user = _held(user_id)
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record("accounts.opened", user, by=by)


@transaction.atomic
def remove_second_factor(*, user_id: int, by: User, reason: str) -> None:
    """Help somebody who lost it: all of them go, the sessions end, and a mail says so.

    Raises DomainError without a reason: the caller has to have made sure who asks.
    """
    if not reason.strip():
        raise DomainError(
            _("Bitte schreiben Sie, wie Sie geprüft haben, wer darum bittet."), field="reason"
        )
    user = _held(user_id)
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    audit.record("accounts.second_factor_removed", user, by=by, reason=reason)
    mails.compose("second_factor_removed", to=user.email, language=user.language, values={}).send()


def end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


def _held(user_id: int) -> User:
    return User.objects.select_for_update().get(pk=user_id)


def _require_another_operator(user: User) -> None:
    """Raise DomainError when nobody else could run the platform. Waits for others who try."""
    rows = RoleGrant.objects.filter(role=Role.OPERATOR, ended_at=None, user__is_active=True)
    operators = {grant.user_id for grant in rows.select_for_update()}
    if operators <= {user.pk}:
        raise DomainError(
            _("Das ist die letzte Person, die die Plattform betreibt."), field="reason"
        )

"""Invite, invite anew, withdraw, accept. The link is signed, ends after 14 days and works once."""

from datetime import datetime, timedelta
from urllib.parse import urljoin

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from handinhand.accounts import mails
from handinhand.accounts.models import Invitation, RoleGrant, User
from handinhand.accounts.services.joining import account_of, make_account
from handinhand.accounts.signals import invitation_accepted
from handinhand.core import audit
from handinhand.core.audit import Actor
from handinhand.core.errors import DomainError

SALT = "accounts.invitation"
VALID_FOR = timedelta(days=14)
MOST_A_DAY, MOST_LINKS = 50, 10  # of one person, and of one invitation: mails go to strangers


class InvitationClosedError(DomainError):
    """The link was used, withdrawn, replaced or has ended; which of these it does not say."""

    def __init__(self) -> None:
        super().__init__(_("Diese Einladung gilt nicht mehr."))


@transaction.atomic
def invite(
    *,
    email: str,
    language: str,
    by: User | None,
    at: datetime,
    site: str,
    role: str = "",
    organisation_name: str = "",
) -> Invitation:
    """Send an invitation; `site` is where the platform is reached, like "https://example.org/".

    Raises DomainError when the same invitation waits already, the role is held, or somebody
    invites very many.
    """
    _require_few(by, at)
    email = email.strip().lower()
    same = Invitation.objects.pending().filter(
        email=email, role=role, organisation_name=organisation_name
    )
    if same.exists():
        raise DomainError(
            _("Diese Einladung gibt es schon. Sie können sie noch einmal senden."), field="email"
        )
    if role and RoleGrant.objects.filter(user__email=email, role=role, ended_at=None).exists():
        raise DomainError(_("Diese Person hat die Rolle schon."), field="email")
    invitation = Invitation.objects.create(
        email=email,
        role=role,
        organisation_name=organisation_name,
        language=language,
        invited_by=by,
        invited_at=at,
        expires_at=at + VALID_FOR,
    )
    audit.record("accounts.invited", invitation, by=by, after=_what_for(invitation))
    _send(invitation, by=by, site=site)
    return invitation


@transaction.atomic
def invite_anew(*, invitation_id: int, by: Actor, at: datetime, site: str) -> Invitation:
    """Send a new link for 14 days; the old one ends. Raises DomainError."""
    invitation = _pending(invitation_id)
    if invitation.issue >= MOST_LINKS:
        message = _("Der Link ging schon %(most)d-mal hinaus. Bitte laden Sie die Person neu ein.")
        raise DomainError(message % {"most": MOST_LINKS})
    invitation.issue += 1
    invitation.expires_at = at + VALID_FOR
    invitation.save(update_fields=["issue", "expires_at"])
    audit.record("accounts.invited_anew", invitation, by=by, after=_what_for(invitation))
    _send(invitation, by=by, site=site)
    return invitation


@transaction.atomic
def withdraw(*, invitation_id: int, by: Actor, at: datetime) -> Invitation:
    """End an invitation before it is accepted. Raises InvitationClosedError."""
    invitation = _pending(invitation_id)
    invitation.revoked_at = at
    invitation.save(update_fields=["revoked_at"])
    audit.record("accounts.invitation_withdrawn", invitation, by=by, before=_what_for(invitation))
    return invitation


def link_of(invitation: Invitation, *, site: str) -> str:
    token = signing.dumps([invitation.pk, invitation.issue], salt=SALT)
    return urljoin(site, reverse("invitation", args=[token]))


def find(token: str, *, at: datetime) -> Invitation | None:
    """Return the open invitation of a link, or nothing."""
    try:
        number, issue = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    invitation = Invitation.objects.filter(pk=number, issue=issue).first()
    return invitation if invitation and invitation.is_open(at) else None


def invited_account(invitation: Invitation) -> User | None:
    return account_of(invitation.email)


@transaction.atomic
def accept_as_new(
    *, token: str, name: str, language: str, password: str | None, at: datetime
) -> User:
    """Make the account and give it what it was invited for. Raises InvitationClosedError.

    Who has an account already cannot be given a new password by this.
    """
    invitation = _held(token, at)
    if invited_account(invitation) is not None:
        raise InvitationClosedError
    user = make_account(email=invitation.email, name=name, password=password, language=language)
    _accept(invitation, user, at)
    return user


@transaction.atomic
def accept_with_account(*, token: str, user: User, at: datetime) -> None:
    """Give an account what its address was invited for. Raises InvitationClosedError."""
    invitation = _held(token, at)
    if invited_account(invitation) != user:
        raise InvitationClosedError
    _accept(invitation, user, at)


def _accept(invitation: Invitation, user: User, at: datetime) -> None:
    if invitation.role:
        RoleGrant.objects.get_or_create(
            user=user,
            role=invitation.role,
            ended_at=None,
            defaults={"granted_by": invitation.invited_by},
        )
    invitation.accepted_at = at
    invitation.accepted_by = user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    audit.record("accounts.joined", user, by=user, after=_what_for(invitation))
    invitation_accepted.send(Invitation, invitation=invitation, user=user)


def _held(token: str, at: datetime) -> Invitation:
    """Return an open invitation that nobody else can accept until this transaction ends."""
    found = find(token, at=at)
    if found is None:
        raise InvitationClosedError
    held = Invitation.objects.select_for_update().get(pk=found.pk)
    if held.issue != found.issue or not held.is_open(at):
        raise InvitationClosedError
    return held


def _pending(invitation_id: int) -> Invitation:
    rows = Invitation.objects.pending().select_for_update()
    invitation = rows.filter(pk=invitation_id).first()
    if invitation is None:
        raise InvitationClosedError
    return invitation


def _require_few(by: User | None, at: datetime) -> None:
    """Raise DomainError when somebody invited very many within a day."""
    if by is None:
        return
    sent = Invitation.objects.filter(invited_by=by, invited_at__gt=at - timedelta(days=1)).count()
    if sent >= MOST_A_DAY:
        message = _("Das sind mehr als %(most)d Einladungen an einem Tag. Bitte morgen weiter.")
        raise DomainError(message % {"most": MOST_A_DAY}, field="email")


def _what_for(invitation: Invitation) -> dict[str, str]:
    """Return what an invitation gives; the address of who is invited stays out of the audit."""
    named = {"role": invitation.role, "organisation": invitation.organisation_name}
    return {name: value for name, value in named.items() if value}


def _send(invitation: Invitation, *, by: Actor | None, site: str) -> None:
    kind = "invited_to_organisation" if invitation.organisation_name else "invited_to_role"
    mails.compose(
        kind,
        to=invitation.email,
        language=invitation.language,
        values={
            "inviter": by.name if by and by.name else "Hand in Hand",
            "organisation": invitation.organisation_name,
            "role": invitation.get_role_display(),
            "expires_at": invitation.expires_at,
            "link": link_of(invitation, site=site),
        },
    ).send()

"""Who keeps the entries of an organisation: invite, take in, end, bring back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from handinhand.accounts.models import Invitation, User
from handinhand.accounts.services import invitations
from handinhand.core import audit
from handinhand.core.errors import DomainError
from handinhand.directory.models import Membership, Organisation, OrganisationInvitation


@transaction.atomic
def invite_member(
    *,
    organisation: Organisation,
    email: str,
    is_owner: bool,
    language: str,
    by: User,
    at: datetime,
    site: str,
) -> Invitation:
    """Invite somebody. Raises DomainError for a member, or when the invitation waits already."""
    current = Membership.objects.filter(organisation=organisation, ended_at=None)
    if current.filter(user__email=email.strip().lower()).exists():
        raise DomainError(_("Diese Person ist schon Mitglied."), field="email")
    invitation = invitations.invite(
        email=email,
        language=language,
        by=by,
        at=at,
        site=site,
        organisation_name=organisation.name,
    )
    OrganisationInvitation.objects.create(
        invitation=invitation, organisation=organisation, is_owner=is_owner
    )
    return invitation


def join_organisation(*, invitation: Invitation, user: User, **_signal: Any) -> None:
    """Make the membership an accepted invitation was for, in the transaction of accepting it."""
    wanted = OrganisationInvitation.objects.filter(invitation=invitation).first()
    if wanted is None:
        return
    member, is_new = Membership.objects.get_or_create(
        organisation=wanted.organisation,
        user=user,
        ended_at=None,
        defaults={"is_owner": wanted.is_owner},
    )
    if is_new:
        _record("directory.member_added", member, by=user)


@transaction.atomic
def end_membership(*, member_id: int, by: User, at: datetime) -> Membership:
    """End a membership at once. Raises DomainError for the last owner."""
    member = _current(member_id)
    if member.is_owner:
        _require_another_owner(member)
    member.ended_at = at
    member.save(update_fields=["ended_at"])
    _record("directory.member_ended", member, by=by)
    return member


@transaction.atomic
def bring_back_member(*, member_id: int, by: User) -> Membership:
    """Take somebody in again whose membership ended. Raises DomainError for a current member."""
    ended = Membership.objects.select_related("organisation", "user").get(pk=member_id)
    member, is_new = Membership.objects.get_or_create(
        organisation=ended.organisation,
        user=ended.user,
        ended_at=None,
        defaults={"is_owner": ended.is_owner},
    )
    if not is_new:
        raise DomainError(_("Diese Person ist schon Mitglied."))
    _record("directory.member_brought_back", member, by=by)
    return member


@transaction.atomic
def set_owner(*, member_id: int, is_owner: bool, by: User) -> Membership:
    """Let a member manage the others, or no longer. Raises DomainError for the last owner."""
    member = _current(member_id)
    if member.is_owner and not is_owner:
        _require_another_owner(member)
    member.is_owner = is_owner
    member.save(update_fields=["is_owner"])
    _record("directory.member_changed", member, by=by)
    return member


def _current(member_id: int) -> Membership:
    rows = Membership.objects.select_for_update(of=("self",)).select_related("organisation", "user")
    member = rows.filter(pk=member_id, ended_at=None).first()
    if member is None:
        raise DomainError(_("Diese Mitgliedschaft ist schon beendet."))
    return member


def _require_another_owner(member: Membership) -> None:
    """Raise DomainError when nobody else could manage the members. Waits for others who try."""
    owners = Membership.objects.filter(
        organisation=member.organisation, ended_at=None, is_owner=True, user__is_active=True
    )
    if {one.pk for one in owners.select_for_update(of=("self",))} <= {member.pk}:
        raise DomainError(
            _("Das ist die letzte Person, die die Mitglieder verwaltet. Bestimmen Sie erst andere.")
        )


def _record(act: str, member: Membership, *, by: User) -> None:
    """The act belongs to the history of the organisation."""
    facts = {"member": member.user.name or member.user.email, "is_owner": member.is_owner}
    audit.record(act, member.organisation, by=by, after=facts)

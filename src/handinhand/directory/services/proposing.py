"""Organisations propose changes; those of trusted ones are done at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from handinhand.accounts.models import User
from handinhand.core import audit
from handinhand.core.audit import Actor
from handinhand.core.errors import DomainError
from handinhand.directory.enums import RESPONSIBLE_KINDS, Certainty
from handinhand.directory.facts import Facts, difference, facts_of
from handinhand.directory.freshness import check_again_by
from handinhand.directory.models import Offer, Organisation, Proposal, ProposalKind, ProposalState
from handinhand.directory.proposals import of_members
from handinhand.directory.services import editing


@dataclass(slots=True)
class ByLink:
    """Who acts through the link in a mail: an organisation, no account."""

    name: str
    pk: Any = None


@dataclass(frozen=True, slots=True)
class Proposer:
    """For whom somebody speaks, and where the answer goes."""

    organisation: Organisation
    actor: Actor
    reply_to: str
    language: str

    @classmethod
    def member(cls, user: User, organisation: Organisation) -> "Proposer":
        return cls(organisation, user, user.email, user.language)

    @classmethod
    def link(cls, organisation: Organisation, email: str, language: str) -> "Proposer":
        name = _("%(organisation)s (Link in der E-Mail)") % {"organisation": organisation.name}
        return cls(organisation, ByLink(name), email, language)

    @property
    def account(self) -> User | None:
        return self.actor if isinstance(self.actor, User) else None


@transaction.atomic
def propose_change(
    *,
    key: str,
    facts: Facts,
    proposer: Proposer,
    at: datetime,
    on: date,
    seen_version: int | None,
    note: str = "",
) -> Proposal | None:
    """Keep the facts that differ for a steward; None when nothing differs or it is done already.

    A proposal that waits is replaced. Raises EditConflictError when somebody changed the entry
    since it was shown, DomainError or ValidationError for facts a trusted organisation cannot
    store.
    """
    offer = editing.locked(key)
    now = facts_of(offer)
    facts = of_members(facts)
    if proposer.organisation.is_trusted:
        editing.change_offer(
            key=key, facts=facts, by=proposer.actor, on=on, seen_version=seen_version, reason=note
        )
        return None
    if seen_version is not None and seen_version != offer.version:
        raise editing.EditConflictError(now, offer.version)
    wanted = {one.name: one.after for one in difference(now, facts)}
    if not wanted:
        _withdraw_open(offer, proposer.actor, at)
        return None
    before = {name: now[name] for name in wanted}
    content = {"kind": ProposalKind.CHANGE, "facts": wanted, "before": before, "note": note}
    return _keep(offer, {**content, "base_version": offer.version}, proposer, at)


@transaction.atomic
def propose_end(
    *, key: str, proposer: Proposer, at: datetime, on: date, reason: str
) -> Proposal | None:
    """Say that an entry ended: at once by a trusted organisation, else for a steward to decide.

    Raises DomainError without a reason.
    """
    if proposer.organisation.is_trusted:
        editing.retire_offer(key=key, by=proposer.actor, on=on, reason=reason)
        return None
    if not reason.strip():
        raise DomainError(_("Bitte schreiben Sie, warum der Eintrag endet."), field="reason")
    offer = editing.locked(key)
    content = {"kind": ProposalKind.END, "facts": {}, "before": {}, "note": reason[:500]}
    return _keep(offer, {**content, "base_version": offer.version}, proposer, at)


@transaction.atomic
def propose_new(
    *, facts: Facts, proposer: Proposer, at: datetime, on: date, note: str = ""
) -> Proposal | Offer:
    """Propose an entry of one's own organisation; a trusted one's is public at once.

    Raises DomainError for a kind of authority proposed by others.
    """
    organisation = proposer.organisation
    if facts["kind"] in RESPONSIBLE_KINDS and not organisation.is_public_body:
        message = _("Diese Art von Eintrag legen nur Behörden an. Bitte wählen Sie eine andere.")
        raise DomainError(message, field="kind")
    facts = {**of_members(facts), "organisation": organisation.key, "owner": organisation.key}
    if organisation.is_trusted:
        return editing.create_offer(
            facts=facts | stated_facts(on), by=proposer.actor, on=on, reason=note
        )
    content = {"kind": ProposalKind.NEW, "facts": facts, "note": note}
    return _keep(None, content, proposer, at)


@transaction.atomic
def change_new(*, proposal_id: int, facts: Facts, by: User, at: datetime, note: str = "") -> None:
    """Put other facts into the proposal of a new entry. Raises DomainError when it is decided."""
    proposal = locked_open(proposal_id)
    names = ("organisation", "owner")
    proposal.facts = {**of_members(facts), **{name: proposal.facts[name] for name in names}}
    proposal.note, proposal.at, proposal.state = note, at, ProposalState.WAITING
    proposal.save()
    audit.record("directory.proposal_made", proposal, by=by, after=proposal.facts, reason=note)


@transaction.atomic
def withdraw(*, proposal_id: int, by: User, at: datetime) -> None:
    """Take a proposal back. Raises DomainError when it is decided."""
    _close(locked_open(proposal_id), by, at)


def locked_open(proposal_id: int) -> Proposal:
    """Return a proposal nobody else can decide meanwhile. Raises DomainError when one has."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("offer", "decided_by")
    proposal = rows.get(pk=proposal_id)
    if not proposal.is_open:
        message = _("Über diesen Vorschlag ist schon entschieden: %(state)s.")
        raise DomainError(message % {"state": proposal.get_state_display()})
    return proposal


def stated_facts(on: date) -> Facts:
    """Return what holds of facts that their own organisation states today."""
    due = check_again_by(Certainty.A, on)
    return {
        "certainty": str(Certainty.A),
        "stated_on": on.isoformat(),
        "check_again_by": due.isoformat() if due else None,
    }


def subject_of(proposal: Proposal) -> Offer | Proposal:
    """Return the thing in whose history the acts on a proposal stand."""
    return proposal.offer or proposal


def _keep(
    offer: Offer | None, content: Mapping[str, Any], proposer: Proposer, at: datetime
) -> Proposal:
    """Store a proposal in place of the open one; the offer's row is locked by the caller."""
    open_one = Proposal.objects.open().filter(offer=offer).first() if offer else None
    proposal = open_one or Proposal(offer=offer)
    values: dict[str, Any] = {
        **content,
        "organisation": proposer.organisation,
        "by": proposer.account,
        "by_name": proposer.actor.name or proposer.organisation.name,
        "reply_to": proposer.reply_to,
        "language": proposer.language or settings.LANGUAGE_CODE,
        "at": at,
        "state": ProposalState.WAITING,
        "answer": "",
    }
    for name, value in values.items():
        setattr(proposal, name, value)
    proposal.save()
    audit.record(
        "directory.proposal_made",
        subject_of(proposal),
        by=proposer.actor,
        after=proposal.facts,
        reason=proposal.note,
    )
    return proposal


def _withdraw_open(offer: Offer, by: Actor, at: datetime) -> None:
    """A form sent back to how the entry is now takes the open proposal back."""
    open_one = Proposal.objects.open().filter(offer=offer).first()
    if open_one is not None:
        _close(open_one, by, at)


def _close(proposal: Proposal, by: Actor, at: datetime) -> None:
    proposal.state, proposal.decided_at = ProposalState.WITHDRAWN, at
    proposal.save(update_fields=["state", "decided_at"])
    audit.record("directory.proposal_withdrawn", subject_of(proposal), by=by)

"""Stewards decide on proposals: take all or some of it, ask back, refuse."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from handinhand.accounts.models import User
from handinhand.core import audit, mail
from handinhand.core.enums import MailKind
from handinhand.core.errors import DomainError
from handinhand.directory.history import require_stays_withheld
from handinhand.directory.models import Offer, Proposal, ProposalKind, ProposalState
from handinhand.directory.services import editing
from handinhand.directory.services.proposing import locked_open, stated_facts, subject_of

# The address for the answer is of no use once questions about the decision have been asked.
KEEP_ADDRESS = timedelta(days=90)


@transaction.atomic
def approve(
    *,
    proposal_id: int,
    names: Collection[str] | None,
    by: User,
    on: date,
    at: datetime,
    seen_version: int | None = None,
) -> Offer:
    """Do what was proposed: the named facts, or all of them (None).

    Raises EditConflictError when the entry changed since the steward saw it, DomainError when
    somebody decided already, nothing was chosen or the address is withheld by now,
    ValidationError for what cannot be stored.
    """
    proposal = locked_open(proposal_id)
    chosen = [name for name in proposal.facts if names is None or name in names]
    if not chosen and proposal.kind != ProposalKind.END:
        message = _("Bitte wählen Sie mindestens eine Angabe, oder lehnen Sie ab.")
        raise DomainError(message)
    offer = _done(proposal, chosen, by, on, seen_version)
    proposal.offer, proposal.taken = offer, chosen
    _decide(proposal, ProposalState.APPROVED, by=by, at=at)
    return offer


@transaction.atomic
def ask_back(*, proposal_id: int, message: str, by: User, at: datetime) -> None:
    """Ask the organisation something; the proposal stays open. Raises DomainError without text."""
    proposal = locked_open(proposal_id)
    proposal.answer = _text(message, _("Bitte schreiben Sie, was Sie wissen möchten."))
    _decide(proposal, ProposalState.ASKED, by=by, at=at)
    _record("directory.proposal_asked_back", proposal, by)


@transaction.atomic
def refuse(*, proposal_id: int, reason: str, by: User, at: datetime) -> None:
    """Leave the entry as it is and say why. Raises DomainError without a reason."""
    proposal = locked_open(proposal_id)
    proposal.answer = _text(reason, _("Bitte schreiben Sie, warum Sie ablehnen."))
    _decide(proposal, ProposalState.REFUSED, by=by, at=at)
    _record("directory.proposal_refused", proposal, by)


def forget_addresses(at: datetime) -> int:
    """Erase the addresses for answers that nobody needs any more; return how many."""
    old = Proposal.objects.exclude(reply_to="").filter(decided_at__lt=at - KEEP_ADDRESS)
    return old.exclude(state=ProposalState.ASKED).update(reply_to="")


def _done(
    proposal: Proposal, chosen: Collection[str], by: User, on: date, seen_version: int | None
) -> Offer:
    reason = _("Vorschlag von %(name)s") % {"name": proposal.by_name}
    if proposal.note:
        reason = f"{reason}: {proposal.note}"
    facts = {name: proposal.facts[name] for name in chosen}
    if proposal.offer is None:
        return editing.create_offer(facts=facts | stated_facts(on), by=by, on=on, reason=reason)
    key = proposal.offer.key
    require_stays_withheld(editing.locked(key), facts)
    if proposal.kind == ProposalKind.END:
        return editing.retire_offer(key=key, by=by, on=on, reason=reason)
    return editing.change_offer(
        key=key,
        facts=facts,
        by=by,
        on=on,
        seen_version=seen_version,
        reason=reason,
        act="directory.proposal_approved",
    )


def _decide(proposal: Proposal, state: ProposalState, *, by: User, at: datetime) -> None:
    """Store the decision and tell who proposed, in their language."""
    proposal.state, proposal.decided_by, proposal.decided_at = state, by, at
    proposal.save()
    if not proposal.reply_to:
        return
    mail.send(
        kind=MailKind.ANSWER,
        to=proposal.reply_to,
        language=proposal.language,
        template="mail/proposal_decided",
        context={
            "name": str(proposal),
            "state": str(state),
            "in_part": set(proposal.taken) < set(proposal.facts),
            "answer": proposal.answer,
            "link": mail.absolute(reverse("directory:own")) if proposal.by else "",
            "public": mail.absolute(f"/de/angebot/{proposal.offer.key}/") if proposal.offer else "",
        },
    )


def _record(act: str, proposal: Proposal, by: User) -> None:
    audit.record(act, subject_of(proposal), by=by, reason=proposal.answer)


def _text(text: str, missing: str) -> str:
    if not text.strip():
        raise DomainError(missing, field="answer")
    return text.strip()[:1000]

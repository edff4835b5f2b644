"""Builders for tests of those who keep their own entries."""

from datetime import UTC, datetime

from handinhand.accounts.models import User
from handinhand.directory.models import Membership, Offer, Organisation, Proposal
from handinhand.directory.services import proposing
from handinhand.directory.services.proposing import Proposer
from tests.directory.make import TODAY

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def make_member(offer: Offer, *, language: str = "de", trusted: bool = False) -> User:
    user = User.objects.create_user("mia@verein.example", name="Mia Mitglied", language=language)
    Membership.objects.create(organisation=offer.organisation, user=user)
    Organisation.objects.filter(pk=offer.organisation_id).update(is_trusted=trusted)
    return user


def make_proposal(offer: Offer, member: User, **facts: object) -> Proposal:
    offer.organisation.refresh_from_db()
    made = proposing.propose_change(
        key=offer.key,
        facts=facts,
        proposer=Proposer.member(member, offer.organisation),
        at=NOW,
        on=TODAY,
        seen_version=offer.version,
    )
    assert made is not None
    return made

"""One thing of every sort, all of one organisation, and people who stand near to it or far."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django_tasks_db.models import DBTaskResult

from handinhand.accounts.enums import Role
from handinhand.accounts.models import Invitation, RoleGrant, User
from handinhand.accounts.services import invitations
from handinhand.core import audit
from handinhand.core.enums import MailKind
from handinhand.core.models import OutgoingMail
from handinhand.core.opt_outs import Ticket as OptOut
from handinhand.directory.keepers import contacts_of, with_contacts
from handinhand.directory.models import (
    Membership,
    Offer,
    Organisation,
    OrganisationInvitation,
    Proposal,
    Report,
    SavedView,
    UndoableAct,
)
from handinhand.directory.models.imports import Import, ImportRow, ImportSource, State
from handinhand.directory.services.proposing import Proposer, propose_new
from handinhand.directory.tickets import Ticket
from handinhand.work_access.models import LegalRemark
from tests.directory.make import TODAY, make_offer

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
# Whose organisation it is not; who left it; whose it is; who sees all; who keeps all; who runs it;
# who reviews the law.
PEOPLE = (
    "nobody",
    "stranger",
    "former",
    "member",
    "owner",
    "auditor",
    "steward",
    "operator",
    "reviewer",
)
ROLES = {
    "auditor": Role.AUDITOR,
    "steward": Role.DIRECTORY_STEWARD,
    "operator": Role.OPERATOR,
    "reviewer": Role.LEGAL_REVIEWER,
}


@dataclass(frozen=True)
class Things:
    """The words that stand in addresses, by the names of `ROWS`."""

    words: dict[str, str]
    people: dict[str, User]


def make_things() -> Things:
    offer = make_offer(email="post@verein.example")
    other = make_offer(name="Andere Beratung")
    people = make_people(offer.organisation)
    words = {
        "offer": offer.key,
        "other": other.key,
        "organisation": offer.organisation.key,
        "act": str(audit.entries_of(offer)[0].seq),
        **_kept_by_members(offer, people),
        **_of_staff(offer, people),
        **_of_accounts(people),
        **_of_law(people["reviewer"]),
        **_links(offer),
    }
    mail.outbox.clear()
    return Things(words, people)


def make_people(organisation: Organisation) -> dict[str, User]:
    elsewhere = Organisation.objects.create(key="anderer-verein", name="Anderer Verein")
    people = {
        name: User.objects.create_user(f"{name}@example.org", "ein langes Passwort", name=name)
        for name in PEOPLE
        if name != "nobody"
    }
    for name, role in ROLES.items():
        RoleGrant.objects.create(user=people[name], role=role)
    Membership.objects.create(organisation=elsewhere, user=people["stranger"], is_owner=True)
    Membership.objects.create(organisation=organisation, user=people["former"], ended_at=NOW)
    Membership.objects.create(organisation=organisation, user=people["member"])
    Membership.objects.create(organisation=organisation, user=people["owner"], is_owner=True)
    return people


def _kept_by_members(offer: Offer, people: dict[str, User]) -> dict[str, str]:
    proposer = Proposer.member(people["member"], offer.organisation)
    facts = {"name": "Neu", "kind": "migration_counselling", "areas": ["13003000"]}
    new = propose_new(facts=facts, proposer=proposer, at=NOW, on=TODAY)
    end = Proposal.objects.create(
        offer=offer, organisation=offer.organisation, kind="end", note="zu", at=NOW
    )
    invited = Invitation.objects.create(
        email="neu@example.org",
        organisation_name=offer.organisation.name,
        invited_at=NOW,
        expires_at=NOW + timedelta(days=14),
    )
    OrganisationInvitation.objects.create(invitation=invited, organisation=offer.organisation)
    return {
        "new-proposal": str(new.pk),
        "proposal": str(end.pk),
        "membership": str(Membership.objects.get(user=people["member"]).pk),
        "ended-membership": str(Membership.objects.get(user=people["former"]).pk),
        "member-invitation": str(invited.pk),
    }


def _of_staff(offer: Offer, people: dict[str, User]) -> dict[str, str]:
    steward, operator = people["steward"], people["operator"]
    report = Report.objects.create(
        offer=offer, fault="phone", language="de", at=NOW, erase_after=TODAY, email="x@example.org"
    )
    view = SavedView.objects.create(user=steward, name="meine", query="?q=x")
    step = UndoableAct.objects.create(label="x", first_seq=0, last_seq=0, by=steward)
    source = ImportSource.objects.create(key="liste", name="Liste")
    head = {"header": ["id"], "samples": [["1"]], "form": "CSV"}
    mapping = {"columns": {}, "defaults": {}, "is_complete": False}
    counts = {"unchanged": 0, "changed": 1}
    given = {
        "counts": counts,
        "source": source,
        "by": steward,
        "at": NOW,
        "head": head,
        "mapping": mapping,
    }
    run = Import.objects.create(state=State.PLANNED, **given)
    fresh = Import.objects.create(state=State.MAPPING, **given)
    ImportRow.objects.create(
        run=run, line=1, row_key="1", label="x", action="changed", offer_key=offer.key,
        facts={"phone": "1"}, before={"phone": ""}, changes=["phone"], is_included=True,
    )  # fmt: skip
    letter = OutgoingMail.objects.create(
        to="x@example.org", kind=MailKind.ACCOUNT, language="de", subject="x", text="x",
        html="<p>x</p>", created_at=NOW, last_error="x", erase_after=TODAY,
    )  # fmt: skip
    job = DBTaskResult.objects.create(
        task_path="tests.core.sample_jobs.note", args_kwargs={"args": [1], "kwargs": {}},
        status="FAILED", backend_name="default", exception_class_path="builtins.ValueError",
        traceback="x", finished_at=NOW, run_after=NOW,
    )  # fmt: skip
    invited = Invitation.objects.create(
        email="rolle@example.org", role=Role.AUDITOR, invited_by=operator, invited_at=NOW,
        expires_at=NOW + timedelta(days=14),
    )  # fmt: skip
    return {
        "report": str(report.pk), "view": str(view.pk), "step": str(step.pk), "run": str(run.pk),
        "fresh-run": str(fresh.pk), "mail": str(letter.pk), "job": str(job.pk),
        "role-invitation": str(invited.pk),
    }  # fmt: skip


def _of_accounts(people: dict[str, User]) -> dict[str, str]:
    """Things of the member, which are nobody else's."""
    store = SessionStore()
    store.create()
    session = UserSession.objects.create(
        user=people["member"], ip="192.0.2.1", user_agent="x", session_key=store.session_key
    )
    passkey = Authenticator.objects.create(
        user=people["member"], type="webauthn", data={"name": "Schlüssel", "credential": {}}
    )
    return {
        "person": str(people["member"].pk),
        "session": str(session.pk),
        "passkey": str(passkey.pk),
    }


def _of_law(reviewer: User) -> dict[str, str]:
    row = "regel-ba_approval"
    remark = LegalRemark.objects.create(row=row, text="Stimmt das?", by=reviewer, at=NOW)
    return {"law-row": row, "remark": str(remark.pk)}


def _links(offer: Offer) -> dict[str, str]:
    """Links that are permissions: whoever has one may do what it says, and nobody else."""
    rows = with_contacts(Offer.objects.filter(pk=offer.pk))
    invited = invitations.invite(
        email="gast@example.org", language="de", by=None, at=datetime.now(UTC), site="/",
        role=Role.AUDITOR,
    )  # fmt: skip
    return {
        "check-link": Ticket.of(rows, contacts_of(rows.get())[0]).token(),
        "opt-out-link": OptOut.of("x@example.org", MailKind.REMINDER, "de").token(),
        "invitation-link": invitations.link_of(invited, site="/").split("/")[-2],
    }

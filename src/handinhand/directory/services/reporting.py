"""Readers report faults; stewards decide and answer; then the reader is forgotten."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from handinhand.accounts.models import User
from handinhand.core import audit, mail
from handinhand.core.enums import MailKind
from handinhand.core.errors import DomainError
from handinhand.core.text import words
from handinhand.directory.enums import Fault
from handinhand.directory.keepers import contacts_of, with_contacts
from handinhand.directory.models import Offer, Report, ReportState
from handinhand.directory.tickets import Ticket

# A report nobody decides on is forgotten after half a year, with all its reader wrote.
KEEP_UNDECIDED = timedelta(days=180)
KEEP_DECIDED = timedelta(days=90)
REPEATS_WITHIN = timedelta(days=1)
# What a steward may decide from which state.
NEXT = {
    ReportState.OPEN: {ReportState.CONFIRMED, ReportState.MENDED, ReportState.REJECTED},
    ReportState.CONFIRMED: {ReportState.MENDED, ReportState.REJECTED},
}
_SALT = "handinhand.directory.reports"


@transaction.atomic
def report(
    *, offer: Offer, fault: Fault, text: str, email: str, language: str, at: datetime
) -> Report:
    """Keep a reader's report and tell who keeps the entry; about mistreatment only stewards hear.

    A person who complains must not fear those complained about.
    """
    made = Report.objects.create(
        offer=offer,
        fault=fault,
        text=text.strip()[:1000],
        text_hash=hash_of(text),
        email=email,
        language=language,
        at=at,
        erase_after=timezone.localtime(at).date() + KEEP_UNDECIDED,
    )
    audit.record("directory.report_made", offer, by=None, reason=str(Fault(fault).label))
    if fault != Fault.DISCRIMINATION:
        _tell_keeper(made)
    return made


@transaction.atomic
def decide(*, report_id: int, state: str, by: User, on: date) -> Report:
    """Confirm, mend or reject a report. Raises DomainError for what cannot follow its state."""
    found = _locked(report_id)
    if state not in NEXT.get(ReportState(found.state), set()):
        message = _("Das geht bei dieser Meldung nicht, sie ist: %(state)s.")
        raise DomainError(message % {"state": found.get_state_display()})
    found.state = state
    if state != ReportState.CONFIRMED:
        found.erase_after = min(found.erase_after, on + KEEP_DECIDED)
    found.save(update_fields=["state", "erase_after"])
    _record(f"directory.report_{state}", found, by)
    return found


@transaction.atomic
def answer(*, report_id: int, block: str, text: str, by: User, at: datetime) -> None:
    """Mail the reader a block of text in their language, and what the steward adds to it.

    Raises DomainError when there is nothing to say or no address to say it to.
    """
    found = _locked(report_id)
    if not found.email:
        raise DomainError(_("Zu dieser Meldung gibt es keine Adresse."))
    if not block and not text.strip():
        raise DomainError(_("Bitte wählen Sie einen Textbaustein oder schreiben Sie etwas."))
    mail.send(
        kind=MailKind.ANSWER,
        to=found.email,
        language=found.language,
        template="mail/report_answered",
        context={
            "offer": found.offer,
            "said": block,
            "text": text.strip()[:2000],
            "link": mail.absolute(f"/{found.language}/angebot/{found.offer.key}/"),
        },
    )
    found.answered_at = at
    found.erase_after = min(found.erase_after, timezone.localtime(at).date() + KEEP_DECIDED)
    found.save(update_fields=["answered_at", "erase_after"])
    _record("directory.report_answered", found, by)


def repeats_of(text: str, at: datetime) -> int:
    """Return how often the same text came today, whatever its spaces and capitals."""
    same = Report.objects.filter(text_hash=hash_of(text), at__gt=at - REPEATS_WITHIN)
    return same.count() if text.strip() else 0


def forget_readers(on: date) -> int:
    """Erase what readers wrote and their addresses, once that is due; return how many."""
    something = ~Q(text="", email="", text_hash="")
    due = Report.objects.filter(something, erase_after__lt=on)
    return due.update(text="", email="", text_hash="")


def hash_of(text: str) -> str:
    folded = " ".join(words(text))
    return salted_hmac(_SALT, folded, algorithm="sha256").hexdigest() if folded else ""


def _tell_keeper(made: Report) -> None:
    offer = with_contacts(Offer.objects.filter(pk=made.offer_id)).get()
    for contact in contacts_of(offer):
        token = Ticket.of([offer], contact).token()
        mail.send(
            kind=MailKind.REMINDER,
            to=contact.email,
            language=contact.language,
            template="mail/report_made",
            context={
                "offer": offer,
                "fault": Fault(made.fault),
                "text": made.text,
                "link": mail.absolute(reverse("check:page", args=[token])),
            },
        )


def _locked(report_id: int) -> Report:
    rows = Report.objects.select_for_update(of=("self",)).select_related("offer__organisation")
    return rows.get(pk=report_id)


def _record(act: str, found: Report, by: User) -> None:
    """Record the act at the entry, without anything the reader wrote."""
    audit.record(act, found.offer, by=by, reason=str(Fault(found.fault).label))

"""What waits for a person, by deadline: each thing with its next act as a link."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handinhand.accounts.models import User
from handinhand.directory.keepers import contacts_of, organisations_of, own_offers, with_contacts
from handinhand.directory.models import Proposal, ProposalState, Report, ReportState
from handinhand.directory.policies import may_keep_directory
from handinhand.directory.services import asking
from handinhand.directory.staff.filtering import EntryFilter, State
from handinhand.portal.law.staff.lines import unconfirmed
from handinhand.work_access.models import LegalRemark
from handinhand.work_access.policies import may_review_law

MOST_OF_A_SORT = 25
# How soon organisations and readers may expect that somebody looks.
DECIDE_WITHIN = timedelta(days=7)
LOOK_WITHIN = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do: what it is about, the next act, and the day by which."""

    label: str
    sub: str
    next_act: str
    address: str
    due: date | None


def waiting_for(user: User, on: date) -> list[Waiting]:
    """Return what waits, the earliest deadline first; without a deadline last."""
    found = [
        *_proposals(user),
        *_reports(user),
        *_hidden(user, on),
        *_checks_due(user, on),
        *_own_questions(user),
        *_own_checks(user, on),
        *_law(user),
    ]
    return sorted(found, key=lambda one: (one.due is None, one.due or on, one.label))


def _checks_due(user: User, on: date) -> Iterator[Waiting]:
    if not may_keep_directory(user):
        return
    rows = with_contacts(EntryFilter(state=State.DUE).rows(on))
    is_away = asking.unreachable()
    for offer in rows[:MOST_OF_A_SORT]:
        is_asked = not all(is_away(one.email) for one in contacts_of(offer))
        yield Waiting(
            offer.name,
            offer.organisation.name,
            _("Angaben prüfen") if is_asked else _("Angaben prüfen: keine Adresse zum Fragen"),
            reverse("directory:entry", args=[offer.key]),
            offer.check_again_by,
        )


def _proposals(user: User) -> Iterator[Waiting]:
    if not may_keep_directory(user):
        return
    rows = Proposal.objects.filter(state=ProposalState.WAITING)
    for one in rows.select_related("offer", "organisation")[:MOST_OF_A_SORT]:
        yield Waiting(
            str(one),
            one.organisation.name,
            _("Vorschlag entscheiden"),
            reverse("directory:proposal", args=[one.pk]),
            _day(one.at) + DECIDE_WITHIN,
        )


def _reports(user: User) -> Iterator[Waiting]:
    if not may_keep_directory(user):
        return
    rows = Report.objects.filter(state=ReportState.OPEN).select_related("offer")
    for one in rows[:MOST_OF_A_SORT]:
        yield Waiting(
            one.offer.name,
            one.get_fault_display(),
            _("Meldung prüfen"),
            reverse("directory:report", args=[one.pk]),
            _day(one.at) + LOOK_WITHIN,
        )


def _hidden(user: User, on: date) -> Iterator[Waiting]:
    """Entries hidden for silence wait without a deadline: nobody is misled by them any more."""
    if not may_keep_directory(user):
        return
    for step in asking.hidden(on)[:MOST_OF_A_SORT]:
        yield Waiting(
            step.offer.name,
            step.offer.organisation.name,
            _("Ausgeblendet: nachfragen oder stilllegen"),
            reverse("directory:entry", args=[step.offer.key]),
            None,
        )


def _own_questions(user: User) -> Iterator[Waiting]:
    rows = Proposal.objects.filter(
        state=ProposalState.ASKED, organisation__in=organisations_of(user)
    )
    for one in rows.select_related("offer")[:MOST_OF_A_SORT]:
        yield Waiting(
            str(one), one.answer, _("Rückfrage beantworten"), reverse("directory:own"), None
        )


def _own_checks(user: User, on: date) -> Iterator[Waiting]:
    due = EntryFilter(state=State.DUE).rows(on).order_by().values("pk")
    rows = own_offers(user).filter(pk__in=due)
    for offer in rows.order_by("check_again_by", "key")[:MOST_OF_A_SORT]:
        yield Waiting(
            offer.name,
            offer.organisation.name,
            _("Stimmt das noch?"),
            reverse("directory:own"),
            offer.check_again_by,
        )


def _law(user: User) -> Iterator[Waiting]:
    """Remarks to settle and rows to confirm, one thing each, without a deadline."""
    if not may_review_law(user):
        return
    remarks = LegalRemark.objects.filter(resolved_at=None).count()
    if remarks:
        text = ngettext("%(number)d offene Bemerkung", "%(number)d offene Bemerkungen", remarks)
        sub = text % {"number": remarks}
        yield Waiting(_("Recht"), sub, _("Bemerkungen erledigen"), reverse("law:remarks"), None)
    rows = unconfirmed()
    if rows:
        text = ngettext(
            "%(number)d Zeile ist nicht bestätigt", "%(number)d Zeilen sind nicht bestätigt", rows
        )
        address = f"{reverse('law:review')}?offen=1"
        yield Waiting(
            _("Recht"), text % {"number": rows}, _("Regeln und Werte prüfen"), address, None
        )


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()

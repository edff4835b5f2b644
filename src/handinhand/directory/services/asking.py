"""Ask organisations whether their entries are still true, and act on answers and on silence."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from handinhand.core import mail, opt_outs, outbox
from handinhand.core.audit import Actor
from handinhand.core.enums import MailKind
from handinhand.core.errors import DomainError
from handinhand.directory.checking import (
    ASK_AT,
    HIDE_AFTER,
    NEVER_HIDDEN,
    PAUSE,
    Act,
    Asked,
    CheckFacts,
    Decision,
    Step,
    what_to_do,
)
from handinhand.directory.enums import OfferKind
from handinhand.directory.keepers import Contact, contacts_of, with_contacts
from handinhand.directory.models import CheckStep, Offer
from handinhand.directory.services import editing
from handinhand.directory.tickets import MOST_ENTRIES, Ticket

BATCH = 500


@dataclass(frozen=True, slots=True)
class Planned:
    """What an entry needs today, and whom to ask."""

    offer: Offer
    decision: Decision
    contacts: tuple[Contact, ...]


@dataclass(slots=True)
class Done:
    """What a run did: entries asked about, hidden, and left to a steward."""

    asked: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def plan(on: date) -> Iterator[Planned]:
    """Yield the public entries that need something today. Four queries for BATCH entries.

    Whom our questions do not reach does not keep silent: a steward has to look.
    """
    is_away = unreachable()
    soon = on - min(ASK_AT.values())
    rows = (
        Offer.objects.public(on).filter(check_again_by__lte=soon).order_by("check_again_by", "pk")
    )
    for offer in _whole(rows).iterator(chunk_size=BATCH):
        planned = _planned(offer, on, is_away)
        if planned.decision.act != Act.NOTHING:
            yield planned


def run(on: date) -> Done:
    """Do what the plan says; a second run on the same day does nothing more."""
    done = Done()
    groups: dict[tuple[Contact, ...], list[int]] = {}
    for one in list(plan(on)):
        if one.decision.act == Act.ASK:
            groups.setdefault(one.contacts, []).append(one.offer.pk)
        elif one.decision.act == Act.HIDE:
            done.hidden += _hide(one.offer.pk, on)
        else:
            done.told.append(one.offer.key)
    for contacts, numbers in groups.items():
        for start in range(0, len(numbers), MOST_ENTRIES):
            done.asked += _ask(contacts, numbers[start : start + MOST_ENTRIES], on)
    return done


def unreachable() -> Callable[[str], bool]:
    """Return what tells of an address that it refuses our questions, or that one did not arrive.

    Two queries for all addresses. A question that did not arrive is forgotten after 90 days, then
    the address is tried again.
    """
    refuses = opt_outs.refusals(MailKind.REMINDER)
    failed = outbox.undelivered(MailKind.REMINDER)
    return lambda address: address.lower() in failed or refuses(address)


def hidden(on: date) -> QuerySet[CheckStep]:
    """Return the steps by which entries were hidden that are hidden still."""
    rows = CheckStep.objects.filter(
        step=Step.HIDDEN, due=F("offer__check_again_by"), offer__valid_until__lt=on
    )
    return rows.select_related("offer__organisation")


def is_hidden(offer: Offer, on: date) -> bool:
    return hidden(on).filter(offer=offer).exists()


@transaction.atomic
def confirm(*, key: str, by: Actor, checker: str, on: date) -> Offer:
    """Note that an entry is still true; one that was hidden for silence is public again.

    Raises DomainError for an entry that ended for another reason.
    """
    offer = editing.locked(key)
    if is_hidden(offer, on):
        editing.bring_back_offer(key=key, by=by, on=on, reason=_("Antwort auf unsere Frage"))
    elif not offer.is_valid_on(on):
        message = _("Dieser Eintrag ist beendet. Bitte schreiben Sie uns, wenn das falsch ist.")
        raise DomainError(message)
    return editing.check_offer(key=key, by=by, on=on, checker=checker)


def state_places(
    *, key: str, free_places: int | None, waiting_days: int | None, by: Actor, on: date
) -> Offer:
    """State free places and waiting time: live at once, for they are of use today or never."""
    facts = {
        "free_places": free_places,
        "waiting_days": waiting_days,
        "capacity_stated_on": on.isoformat(),
    }
    return editing.change_offer(key=key, facts=facts, by=by, on=on, act="directory.places_stated")


def send_again(ticket: Ticket) -> bool:
    """Send a fresh link to the address an old link went to; tell whether it is still a contact."""
    found = ticket.found()
    if found:
        _mail([offer for offer, _contact in found], found[0][1], hide_on=None)
    return bool(found)


def _whole(rows: QuerySet[Offer]) -> QuerySet[Offer]:
    return with_contacts(rows).prefetch_related("check_steps")


def _planned(offer: Offer, on: date, is_away: Callable[[str], bool]) -> Planned:
    contacts = tuple(one for one in contacts_of(offer) if not is_away(one.email))
    steps = tuple(
        Asked(Step(one.step), one.on)
        for one in offer.check_steps.all()
        if one.due == offer.check_again_by
    )
    facts = CheckFacts(OfferKind(offer.kind), offer.check_again_by, bool(contacts), steps)
    return Planned(offer, what_to_do(facts, on), contacts)


def _locked(numbers: Iterable[int], on: date) -> list[Planned]:
    """Return what these entries need, once nobody else can take the same step."""
    list(Offer.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))
    rows = _whole(Offer.objects.public(on).filter(pk__in=numbers)).order_by("name", "pk")
    is_away = unreachable()
    return [_planned(offer, on, is_away) for offer in rows]


@transaction.atomic
def _ask(contacts: Sequence[Contact], numbers: Iterable[int], on: date) -> list[str]:
    asked = [one for one in _locked(numbers, on) if one.decision.act == Act.ASK]
    if not asked:
        return []
    CheckStep.objects.bulk_create(_taken(one, on) for one in asked)
    last = [
        max(one.offer.check_again_by + HIDE_AFTER, on + PAUSE)
        for one in asked
        if one.decision.step == Step.SECOND
        and one.offer.check_again_by
        and one.offer.kind not in NEVER_HIDDEN
    ]
    for contact in contacts:
        _mail([one.offer for one in asked], contact, hide_on=min(last, default=None))
    return [one.offer.key for one in asked]


@transaction.atomic
def _hide(number: int, on: date) -> list[str]:
    for one in _locked([number], on):
        if one.decision.act == Act.HIDE:
            _hide_now(one, on)
            return [one.offer.key]
    return []


def _hide_now(one: Planned, on: date) -> None:
    offer = one.offer
    editing.change_offer(
        key=offer.key,
        facts={"valid_until": (on - timedelta(days=1)).isoformat()},
        by=None,
        on=on,
        reason=_("keine Antwort auf %(times)d Fragen, ob die Angaben noch stimmen")
        % {"times": len(ASK_AT)},
        act="directory.offer_hidden",
    )
    _taken(one, on).save()
    for contact in one.contacts:
        _send("mail/check_hidden", [offer], contact, hide_on=None)


def _taken(one: Planned, on: date) -> CheckStep:
    """Return the note that a step was taken; a decision for one has a step and a deadline."""
    step, due = one.decision.step, one.offer.check_again_by
    if step is None or due is None:
        raise ValueError(one.decision)
    return CheckStep(offer=one.offer, due=due, step=step, on=on)


def _mail(offers: Sequence[Offer], contact: Contact, *, hide_on: date | None) -> None:
    _send("mail/check_asked", offers, contact, hide_on=hide_on)


def _send(
    template: str, offers: Sequence[Offer], contact: Contact, *, hide_on: date | None
) -> None:
    token = Ticket.of(offers, contact).token()
    mail.send(
        kind=MailKind.REMINDER,
        to=contact.email,
        language=contact.language or settings.LANGUAGE_CODE,
        template=template,
        context={
            "offers": offers,
            "first": offers[0],
            "hide_on": hide_on,
            "link": mail.absolute(reverse("check:page", args=[token])),
        },
    )

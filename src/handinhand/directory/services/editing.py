"""Create, change, check, retire, bring back and restore an entry."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from handinhand.core import apart, audit, sealing
from handinhand.core.audit import Actor
from handinhand.core.errors import DomainError
from handinhand.core.models import AuditEntry
from handinhand.directory import faults, forgetting
from handinhand.directory.enums import Certainty
from handinhand.directory.facts import Facts, difference, facts_of
from handinhand.directory.freshness import check_again_by
from handinhand.directory.history import require_stays_withheld
from handinhand.directory.models import Offer, SecretAddress
from handinhand.directory.writing import Lookup, write_facts

_LETTERS = str.maketrans({"_": " ", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
LONGEST_KEY = 70


class EditConflictError(DomainError):
    """Somebody else changed the entry meanwhile; `theirs` are its facts now."""

    def __init__(self, theirs: Facts, version: int) -> None:
        super().__init__(_("Jemand hat diesen Eintrag inzwischen geändert."))
        self.theirs = theirs
        self.version = version


@transaction.atomic
def create_offer(*, facts: Facts, by: Actor | None, on: date, reason: str = "") -> Offer:
    """Add an entry. Raises DomainError or ValidationError for facts that cannot be stored."""
    offer = Offer(key=free_key(facts["name"], Offer.objects.all(), "eintrag"))
    write_facts(offer, facts, Lookup(on))
    audit.record("directory.offer_created", offer, by=by, after=facts_of(offer), reason=reason)
    return offer


@transaction.atomic
def change_offer(
    *,
    key: str,
    facts: Facts,
    by: Actor | None,
    on: date,
    seen_version: int | None = None,
    reason: str = "",
    act: str = "directory.offer_changed",
) -> Offer:
    """Give an entry the facts named; those that are the same leave no trace.

    `seen_version` is the version the editor started from. Raises EditConflictError when it is
    not the newest, DomainError or ValidationError for facts that cannot be stored.
    """
    offer = locked(key)
    before = facts_of(offer)
    if seen_version is not None and seen_version != offer.version:
        raise EditConflictError(before, offer.version)
    facts = _dated(facts, before, on)
    if not difference(before, facts):
        return offer
    offer.version += 1
    write_facts(offer, facts, Lookup(on))
    offer = locked(key)
    was, now = audit.changed_only(before, facts_of(offer))
    audit.record(act, offer, by=by, before=was, after=now, reason=reason)
    faults.settle(offer, now)
    if "site" in now:
        forgetting.forget_addresses([key], by=by)
    return offer


def check_offer(*, key: str, by: Actor | None, on: date, checker: str = "") -> Offer:
    """Note that all facts of an entry were true on this day ("geprüft heute").

    From then on they count as sure, and the next check is due a year later.
    """
    facts: Facts = {
        "checked_on": on.isoformat(),
        "checked_by": checker or (by.name if by else ""),
        "certainty": str(Certainty.A),
        "check_again_by": _iso(check_again_by(Certainty.A, on)),
    }
    return change_offer(key=key, facts=facts, by=by, on=on, act="directory.offer_checked")


@transaction.atomic
def retire_offer(*, key: str, by: Actor | None, on: date, reason: str) -> Offer:
    """End an entry: from this day on readers do not find it. Raises DomainError without reason."""
    if not reason.strip():
        raise DomainError(_("Bitte schreiben Sie, warum der Eintrag endet."), field="reason")
    offer = locked(key)
    if offer.valid_from is not None and offer.valid_from >= on:
        message = _("Der Eintrag beginnt erst am %(day)s. Bitte ändern Sie den Beginn.")
        raise DomainError(message % {"day": date_format(offer.valid_from)}, field="reason")
    facts: Facts = {"valid_until": (on - timedelta(days=1)).isoformat()}
    return change_offer(
        key=key, facts=facts, by=by, on=on, reason=reason, act="directory.offer_retired"
    )


def bring_back_offer(*, key: str, by: Actor | None, on: date, reason: str = "") -> Offer:
    facts: Facts = {"valid_until": None}
    return change_offer(
        key=key, facts=facts, by=by, on=on, reason=reason, act="directory.offer_brought_back"
    )


@transaction.atomic
def restore_offer(*, key: str, entry: AuditEntry, by: Actor | None, on: date) -> Offer:
    """Give the facts of one recorded act the values they had before it; others stay as they are.

    Raises DomainError when the act has nothing before it, or an address that is withheld today.
    """
    if not entry.before:
        raise DomainError(_("Davor gab es diesen Eintrag nicht."))
    (whole,) = apart.opened([entry])
    facts: Facts = whole.before or {}
    require_stays_withheld(locked(key), facts)
    if apart.is_forgotten(facts):
        raise DomainError(_("Die frühere Anschrift ist vergessen. Bitte tragen Sie sie neu ein."))
    return change_offer(
        key=key,
        facts=facts,
        by=by,
        on=on,
        reason=_("zurück zum Stand vor Vorgang %(number)d") % {"number": entry.seq},
        act="directory.offer_restored",
    )


def locked(key: str) -> Offer:
    """Return an entry that nobody else can change until this transaction ends."""
    rows = Offer.objects.select_for_update(of=("self",)).select_related(
        "organisation", "owner", "merged_into", "site__area"
    )
    return rows.get(key=key)


@transaction.atomic
def seal_address(*, key: str, text: str, by: Actor | None) -> None:
    """Keep the address of a shelter where nothing shows it; the audit knows only that it changed.

    Raises DomainError for a site whose address is public.
    """
    offer = locked(key)
    if offer.site is None or not offer.site.is_withheld:
        raise DomainError(_("Nur ein geschützter Standort hat eine geheime Anschrift."))
    SecretAddress.objects.update_or_create(
        site=offer.site, defaults={"sealed_text": sealing.seal(text)}
    )
    audit.record("directory.address_sealed", offer, by=by)


def _dated(facts: Facts, before: Facts, on: date) -> Facts:
    """Add the day on which places and waiting time were stated, when they change."""
    changed = {one.name for one in difference(before, facts)}
    if "capacity_stated_on" in facts or not changed & {"capacity", "free_places", "waiting_days"}:
        return facts
    return {**facts, "capacity_stated_on": on.isoformat()}


def key_of(name: str, otherwise: str = "eintrag") -> str:
    """Return the key a thing of this name would like to have ("Café für alle" → cafe-fuer-alle)."""
    return slugify(name.lower().translate(_LETTERS))[:LONGEST_KEY].strip("-") or otherwise


def free_key(name: str, rows: QuerySet[Any], otherwise: str) -> str:
    """Return a readable key that no row has yet."""
    base = key_of(name, otherwise)
    taken = set(rows.filter(key__startswith=base).values_list("key", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (base, *numbered) if key not in taken)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

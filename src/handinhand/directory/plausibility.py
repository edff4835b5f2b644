"""Contacts that cannot be right. Nothing is asked of others unless the settings allow it."""

from collections.abc import Iterator
from datetime import date
from http import HTTPStatus

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from handinhand.directory.models import Doubt, Offer

REGION = "DE"
# Numbers everybody may call, which are too short for the plan: emergency, authorities, helplines.
SHORT = frozenset({"110", "112", "115", "116117", "116016", "116111", "116006", "116123", "116116"})
BATCH = 500


def phone_doubt(number: str) -> str:
    """Return why a number cannot be called, "" when it can. Several numbers are read one by one."""
    import phonenumbers  # here and below: only the jobs need it

    for part in number.replace(" oder ", ";").replace(",", ";").split(";"):
        digits = "".join(sign for sign in part if sign.isdigit())
        if digits in SHORT or not part.strip():
            continue
        try:
            parsed = phonenumbers.parse(part, REGION)
        except phonenumbers.NumberParseException:
            return _("keine Telefonnummer")
        if not phonenumbers.is_possible_number(parsed):
            return _("zu kurz oder zu lang")
        if not phonenumbers.is_valid_number(parsed):
            return _("diese Vorwahl oder Nummer gibt es nicht")
    return ""


def web_doubt(address: str) -> str:
    """Ask whether a page answers. Makes a request: only with CHECK_LINKS of the settings."""
    from handinhand.core import outside  # 8 MB that no web worker needs

    try:
        status = outside.status_of(address)
    except outside.NoAnswerError:
        return _("keine Antwort")
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return _("die Seite gibt es nicht mehr")
    return ""


def look_for_doubts(on: date) -> int:
    """Look at the contacts of all public entries; return how many doubts there are now."""
    for offer in Offer.objects.public(on).order_by("pk").iterator(chunk_size=BATCH):
        _keep(offer, dict(_doubts(offer)), on)
    return Doubt.objects.count()


def _doubts(offer: Offer) -> Iterator[tuple[str, str]]:
    if offer.phone and (why := phone_doubt(offer.phone)):
        yield "phone", why
    if settings.CHECK_LINKS and offer.web and (why := web_doubt(offer.web)):
        yield "web", why


@transaction.atomic
def _keep(offer: Offer, found: dict[str, str], on: date) -> None:
    """Keep doubts that last with the day they were found first; those that ended go."""
    Doubt.objects.filter(offer=offer).exclude(field__in=found).delete()
    for name, why in found.items():
        Doubt.objects.update_or_create(
            offer=offer,
            field=name,
            defaults={"value": getattr(offer, name), "why": why},
            create_defaults={"value": getattr(offer, name), "why": why, "found_on": on},
        )

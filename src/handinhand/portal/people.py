"""A person to ask: where the directory holds nothing, somebody still helps."""

from datetime import date, datetime

from django.utils import translation

from handinhand.directory.enums import OfferKind
from handinhand.directory.models import Offer
from handinhand.directory.queries import cards_of
from handinhand.places.finder import Place
from handinhand.portal.shown import Shown, show

ASKED_KINDS = (OfferKind.MBE, OfferKind.MIGRATION_COUNSELLING, OfferKind.INTEGRATIONSLOTSE)
DOOR_KINDS = (*reversed(ASKED_KINDS), OfferKind.IFDM, OfferKind.JMD)
MOST = 3


def people_to_ask(place: Place | None, now: datetime) -> list[Shown]:
    """Return up to three counselling services, for the place's district where there is one."""
    offers = Offer.objects.public(now.date()).filter(kind__in=ASKED_KINDS)
    if place is not None:
        near = offers.filter(areas__key__in=place.area_keys).distinct()
        offers = near if near.exists() else offers
    best = offers.order_by("certainty", "-stated_on", "name")[:MOST]
    language = translation.get_language() or "de"
    return show(cards_of(best, language=language, on=now.date()), now)


def next_best_door(place: Place, on: date) -> Offer | None:
    """Return who helps in this place beside the offices and can be called, or nobody: 1 query."""
    offers = Offer.objects.public(on).filter(kind__in=DOOR_KINDS).exclude(phone="")
    here = offers.filter(areas__key__in=place.area_keys).only("key", "kind", "name", "phone")
    order = {kind: number for number, kind in enumerate(DOOR_KINDS)}
    return min(here, key=lambda one: (order[OfferKind(one.kind)], one.name), default=None)

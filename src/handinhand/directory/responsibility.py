"""Who is responsible for a place? The authorities whose areas contain it."""

from dataclasses import dataclass
from datetime import date

from handinhand.directory.enums import RESPONSIBLE_KINDS, OfferKind
from handinhand.directory.models import Offer
from handinhand.directory.queries import OfferCard, card, with_all
from handinhand.places.distance import great_circle_km
from handinhand.places.finder import Place


@dataclass(frozen=True, slots=True)
class Responsible:
    """One authority for a place, with its sites, the nearest first."""

    kind: OfferKind
    sites: tuple[OfferCard, ...]

    @property
    def is_reachable(self) -> bool:
        """Tell whether any way to it is known: a phone, a mail or a street."""
        return any(_has_contact(site) for site in self.sites)


def responsible_offices(place: Place, *, language: str, on: date) -> list[Responsible]:
    """Return the seven authorities for a place in a fixed order: 4 queries.

    A kind without any entry is there too, with no sites: then the page says that it is not known.
    """
    offers = Offer.objects.public(on).filter(
        kind__in=RESPONSIBLE_KINDS, areas__key__in=list(place.area_keys)
    )
    found: dict[str, list[OfferCard]] = {}
    for offer in with_all(offers.distinct(), language):
        found.setdefault(offer.kind, []).append(card(offer, language=language, on=on))
    return [
        Responsible(kind, tuple(sorted(found.get(kind, ()), key=lambda one: _order(one, place))))
        for kind in RESPONSIBLE_KINDS
    ]


def _has_contact(site: OfferCard) -> bool:
    street = site.address is not None and not site.address.is_withheld and site.address.street
    return bool(site.phone or site.email or street)


def _order(site: OfferCard, place: Place) -> tuple[bool, float, str]:
    if site.lat is None or site.lon is None or place.lat is None or place.lon is None:
        return (True, 0.0, site.name)
    distance = great_circle_km(place.lat, place.lon, site.lat, site.lon)
    return (not _has_contact(site), distance, site.name)

"""Who is responsible for a place? The authorities whose areas contain it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handinhand.core.prepared import Prepared
from handinhand.directory.enums import RESPONSIBLE_KINDS, OfferKind
from handinhand.directory.models import Offer
from handinhand.directory.queries import OfferCard, cards
from handinhand.places.distance import great_circle_km
from handinhand.places.finder import Place

MOST_SITES = 6
_OFFICES = Prepared(
    lambda areas, on: (
        Offer.objects.public(on)
        .filter(kind__in=RESPONSIBLE_KINDS, areas__key__in=areas)
        .select_related("organisation", "site")
        .only(
            *("key", "kind", "name", "phone", "email", "organisation__phone"),
            *("organisation__email", "site__street", "site__lat", "site__lon"),
        )
        .distinct()
    )
)


@dataclass(frozen=True, slots=True)
class OfficeLink:
    """The nearest reachable office of a kind, by the key of its entry."""

    kind: OfferKind
    key: str


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
    """Return the seven authorities for a place in a fixed order: 5 queries.

    A kind without any entry is there too, with no sites: then the page says that it is not known.
    """
    keys = {kind: found[:MOST_SITES] for kind, found in _keys(place, on).items()}
    wanted = [key for found in keys.values() for key in found]
    sites = {site.key: site for site in cards(wanted, language=language, on=on)}
    return [
        Responsible(kind, tuple(sites[key] for key in keys.get(kind, ()) if key in sites))
        for kind in RESPONSIBLE_KINDS
    ]


def office_links(place: Place, on: date) -> list[OfficeLink]:
    """Return the first office of each kind, without its facts: 1 query."""
    keys = _keys(place, on)
    return [OfficeLink(kind, keys[kind][0]) for kind in RESPONSIBLE_KINDS if keys.get(kind)]


def _keys(place: Place, on: date) -> dict[OfferKind, list[str]]:
    """Return the entries of each kind: first those that can be reached, then the nearest."""
    rows = _OFFICES.rows(list(place.area_keys), on)
    return _by_kind(sorted(rows, key=lambda row: _order(row, place)))


def _by_kind(rows: Iterable[Offer]) -> dict[OfferKind, list[str]]:
    found: dict[OfferKind, list[str]] = {}
    for row in rows:
        found.setdefault(OfferKind(row.kind), []).append(row.key)
    return found


def _order(row: Offer, place: Place) -> tuple[bool, bool, float, str]:
    body, site = row.organisation, row.site
    street = site.street if site else ""
    silent = not (row.phone or row.email or body.phone or body.email or street)
    if None in (place.lat, place.lon) or site is None or None in (site.lat, site.lon):
        return (silent, True, 0.0, row.name)
    distance = great_circle_km(place.lat, place.lon, site.lat, site.lon)  # type: ignore[arg-type]  # known by now
    return (silent, False, distance, row.name)


def _has_contact(site: OfferCard) -> bool:
    street = site.address is not None and not site.address.is_withheld and site.address.street
    return bool(site.phone or site.email or street)

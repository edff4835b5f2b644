"""Reads of the directory for pages: frozen rows, a fixed number of queries however many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from handinhand.core.prepared import Prepared
from handinhand.directory import kinds
from handinhand.directory.enums import Appointment, Cost, OfferKind
from handinhand.directory.faults import SHOWN, confirmed
from handinhand.directory.freshness import Freshness, freshness
from handinhand.directory.models import (
    Offer,
    OfferLanguage,
    OfferText,
    OfferTopic,
    Organisation,
    PublicAddress,
    Site,
)
from handinhand.directory.withheld import WithheldAddress
from handinhand.places.models import Area


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the language it is really in; German when there is no translation."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class OfferCard:
    """What a result, a list and a hand-out show of an offer."""

    key: str
    kind: OfferKind
    name: str
    provider: str
    provider_key: str
    summary: Text | None
    note: Text | None
    address: PublicAddress | WithheldAddress | None
    lat: float | None
    lon: float | None
    phone: str
    email: str
    web: str
    languages: tuple[OfferLanguage, ...]
    access: tuple[str, ...]
    cost: Cost
    opening_hours: str
    phone_hours: str
    hours_text: str
    topics: tuple[str, ...]
    freshness: Freshness
    faults: tuple[str, ...]
    offer: Offer

    @property
    def is_withheld(self) -> bool:
        return self.address is not None and self.address.is_withheld

    @property
    def takes_appointments(self) -> bool:
        return self.offer.by_appointment in (Appointment.ONLY, Appointment.ALSO)

    @property
    def spoken(self) -> tuple[str, ...]:
        """Return the languages staff speak themselves."""
        return tuple(one.language for one in self.languages if not one.with_interpreter)

    @property
    def interpreted(self) -> tuple[str, ...]:
        return tuple(one.language for one in self.languages if one.with_interpreter)

    @property
    def town(self) -> str:
        """Return the town of the site: known even where the address is withheld."""
        return self.offer.site.town if self.offer.site else ""


_OFFERS = Prepared(
    lambda keys, on: (
        Offer.objects.public(on)
        .filter(key__in=keys)
        .order_by()
        .select_related("organisation", "site", "owner")
    )
)
_TOPICS = Prepared(lambda ids: OfferTopic.objects.filter(offer__in=ids))
_LANGUAGES = Prepared(lambda ids: OfferLanguage.objects.filter(offer__in=ids))
_TEXTS = Prepared(lambda ids, said: OfferText.objects.filter(offer__in=ids, language__in=said))
_REPORTS = Prepared(lambda ids: confirmed().filter(offer__in=ids))


def cards(keys: Sequence[str], *, language: str, on: date) -> list[OfferCard]:
    """Return the cards of these offers in the order of the keys; 5 queries, however many."""
    offers = _OFFERS.rows(keys, on)
    _attach(offers, language)
    found = {offer.key: card(offer, language=language, on=on) for offer in offers}
    return [found[key] for key in keys if key in found]


def _attach(offers: Sequence[Offer], language: str) -> None:
    """Do what `with_all` does, with queries whose SQL is ready."""
    ids = [offer.pk for offer in offers]
    related: dict[str, Sequence[Any]] = {
        "topics": _TOPICS.rows(ids),
        "languages": _LANGUAGES.rows(ids),
        "texts": _TEXTS.rows(ids, [language, "de"]),
        "reports": _REPORTS.rows(ids),
    }
    for offer in offers:
        offer._prefetched_objects_cache = {name: [] for name in related}  # type: ignore[attr-defined]
    own = {offer.pk: offer._prefetched_objects_cache for offer in offers}  # type: ignore[attr-defined]
    for name, rows in related.items():
        for row in rows:
            own[row.offer_id][name].append(row)
    for offer in offers:
        offer.confirmed_reports = own[offer.pk].pop("reports")  # type: ignore[attr-defined]


def cards_of(offers: QuerySet[Offer], *, language: str, on: date) -> list[OfferCard]:
    return [card(offer, language=language, on=on) for offer in with_all(offers, language)]


def with_all(offers: QuerySet[Offer], language: str) -> QuerySet[Offer]:
    """Fetch all a card needs with the offers: four more queries."""
    texts = OfferText.objects.filter(language__in={language, "de"})
    return offers.select_related("organisation", "site").prefetch_related(
        "topics",
        "languages",
        Prefetch("texts", texts),
        Prefetch("reports", confirmed(), to_attr="confirmed_reports"),
    )


def whole(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Fetch all that facts and cards need with the offers: five more queries, no outlines."""
    areas = Prefetch("areas", Area.objects.only("key"))
    reports = Prefetch("reports", confirmed(), to_attr="confirmed_reports")
    rows = offers.select_related("organisation", "owner", "merged_into", "site__area").defer(
        "site__area__outline", "site__area__outline_small"
    )
    return rows.prefetch_related("topics", "languages", "texts", areas, reports)


def card(offer: Offer, *, language: str, on: date) -> OfferCard:
    site: Site | None = offer.site
    return OfferCard(
        key=offer.key,
        kind=OfferKind(offer.kind),
        name=offer.name,
        provider=offer.organisation.name if offer.organisation.name != offer.name else "",
        provider_key=offer.organisation.key,
        summary=_text(offer, "summary", language),
        note=_text(offer, "note", language),
        address=site.address if site else None,
        lat=site.lat if site else None,
        lon=site.lon if site else None,
        phone=offer.phone or offer.organisation.phone,
        email=offer.email or offer.organisation.email,
        web=offer.web or offer.organisation.web,
        languages=tuple(offer.languages.all()),
        access=tuple(offer.access),
        cost=Cost(offer.cost),
        opening_hours=offer.opening_hours,
        phone_hours=offer.phone_hours,
        hours_text=offer.hours_text,
        topics=tuple(topic.topic for topic in offer.topics.all()),
        freshness=freshness(
            certainty=offer.certainty,
            stated_on=offer.stated_on,
            checked_on=offer.checked_on,
            due=offer.check_again_by,
            on=on,
        ),
        faults=tuple(dict.fromkeys(str(SHOWN[one.fault]) for one in offer.confirmed_reports)),  # type: ignore[attr-defined]  # with_all sets it
        offer=offer,
    )


def _text(offer: Offer, name: str, language: str) -> Text | None:
    """Return the reader's text, else the German one; an outdated translation counts as none."""
    rows = {row.language: row for row in offer.texts.all()}
    source = rows.get("de")
    own = rows.get(language)
    if own and source and own is not source and (own.from_version or 0) < source.version:
        own = None
    for row in (own, source):
        if row is not None and getattr(row, name):
            return Text(getattr(row, name), row.language)
    return None


def sentence(kind: OfferKind) -> str:
    return str(kinds.facts(kind).sentence)


def offers_of_organisation(organisation: Organisation, on: date) -> QuerySet[Offer]:
    return Offer.objects.public(on).filter(organisation=organisation)


def public_organisations(on: date) -> QuerySet[Organisation]:
    return Organisation.objects.filter(offers__in=Offer.objects.public(on)).distinct()

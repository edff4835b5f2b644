"""Offers and organisations as documents of the search; nothing withheld ever enters here."""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone, translation

from handinhand.directory import hours, kinds
from handinhand.directory.enums import RESPONSIBLE_KINDS, Gender, OfferKind
from handinhand.directory.freshness import freshness
from handinhand.directory.models import Offer, Organisation
from handinhand.places.models import Area
from handinhand.search.documents import Document, Rough, Source, register
from handinhand.topics.tree import topics

BATCH = 500
UNREACHABLE, FOR_SOME = 0.9, 0.98
MOST_WORDS, SHORT_NUMBER = 5, 6


def register_sources() -> None:
    register(
        Source("offer", _every_offer, _some_offers, hours.is_open, _roughly, called=kinds.called)
    )
    register(Source("organisation", _every_organisation, _some_organisations))


def _every_offer() -> Iterator[Document]:
    return _documents(Offer.objects.public(timezone.localdate()))


def _some_offers(keys: Iterable[str]) -> Iterator[Document]:
    return _documents(Offer.objects.public(timezone.localdate()).filter(key__in=list(keys)))


def _roughly(rough: Rough) -> Iterator[Document]:
    """Find entries by topic and area, or by a word of the name where no topic is meant."""
    offers = Offer.objects.public(timezone.localdate())
    if rough.topics:
        codes = {code for topic in rough.topics for code in (topic, *topics()[topic].children)}
        offers = offers.filter(topics__topic__in=codes)
    elif rough.words:
        offers = offers.filter(
            reduce(or_, (Q(name__icontains=word) for word in rough.words[:MOST_WORDS]))
        )
    if rough.areas:
        offers = offers.filter(areas__key__in=rough.areas)
    keys = list(offers.values_list("key", flat=True).distinct()[: rough.most])
    return _documents(Offer.objects.filter(key__in=keys))


def _documents(offers: QuerySet[Offer]) -> Iterator[Document]:
    rows = offers.select_related("organisation", "site", "site__area").defer(
        "site__area__outline", "site__area__outline_small"
    )
    areas = Prefetch("areas", Area.objects.only("key"))
    related = ("topics", "languages", "texts", areas)
    with translation.override("de"):
        for offer in (
            rows.order_by("name", "key").prefetch_related(*related).iterator(chunk_size=BATCH)
        ):
            yield _document(offer)


def _document(offer: Offer) -> Document:
    site = offer.site
    place = site if site and site.lat is not None else (site.area if site else None)
    kind = OfferKind(offer.kind)
    return Document(
        id=f"{'office' if kind in RESPONSIBLE_KINDS else 'offer'}:{offer.key}",
        kind="office" if kind in RESPONSIBLE_KINDS else "offer",
        name=offer.name,
        path=f"angebot/{offer.key}/",
        texts={
            "": f"{offer.organisation.name} {site.town if site else ''} {_short_number(offer)}",
            "de": f"{kind.label} {kinds.facts(kind).sentence}",
            **{text.language: f"{text.summary} {text.note}" for text in offer.texts.all()},
        },
        topics=tuple(topic.topic for topic in offer.topics.all()),
        languages=tuple(sorted(one.language for one in offer.languages.all())),
        areas=tuple(area.key for area in offer.areas.all()),
        audiences=_audiences(offer),
        access=tuple(offer.access),
        lat=None if place is None else place.lat,
        lon=None if place is None else place.lon,
        weight=_weight(offer),
        hours=offer.opening_hours,
        open_hours=hours.open_hours(offer.opening_hours),
        source="offer",
        sort=str(kind),
    )


def _short_number(offer: Offer) -> str:
    """Return a number that people know by heart ("115", "116 016"), as they may write it."""
    digits = offer.phone.replace(" ", "")
    return f"{digits} {offer.phone}" if len(digits) <= SHORT_NUMBER else ""


def _audiences(offer: Offer) -> tuple[str, ...]:
    found = []
    if offer.gender != Gender.ANY:
        found.append(str(offer.gender))
    if offer.max_age is not None and offer.max_age <= 27:  # noqa: PLR2004 - youth law, SGB VIII
        found.append("young")
    return tuple(found)


def _weight(offer: Offer) -> float:
    today = timezone.localdate()
    state = freshness(
        certainty=offer.certainty,
        stated_on=offer.stated_on,
        checked_on=offer.checked_on,
        due=offer.check_again_by,
        on=today,
    )
    reachable = offer.phone or offer.email or offer.web
    open_to_all = offer.gender == Gender.ANY
    return (
        state.weight(today)
        * (1.0 if reachable else UNREACHABLE)
        * (1.0 if open_to_all else FOR_SOME)
    )


def _every_organisation() -> Iterator[Document]:
    return _organisations(Organisation.objects.all())


def _some_organisations(keys: Iterable[str]) -> Iterator[Document]:
    return _organisations(Organisation.objects.filter(key__in=list(keys)))


def _organisations(rows: QuerySet[Organisation]) -> Iterator[Document]:
    public = Offer.objects.public(timezone.localdate())
    for organisation in (
        rows.filter(offers__in=public).distinct().order_by("name", "key").iterator()
    ):
        yield Document(
            id=f"organisation:{organisation.key}",
            kind="organisation",
            name=organisation.name,
            path=f"organisation/{organisation.key}/",
            weight=0.7,
            source="organisation",
        )

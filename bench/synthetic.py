"""Synthetic offers, marked as such, spread over the municipalities by their population."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, islice

from django.db import transaction

from handinhand.directory import kinds
from handinhand.directory.enums import Access, OfferKind
from handinhand.directory.models import Offer, OfferLanguage, OfferTopic, Organisation, Site
from handinhand.places.models import Area

TODAY = date(2026, 11, 24)
BATCH = 2_000
HOURS = ["Mo-Fr 09:00-12:00", "Tu,Th 10:00-18:00", "We 15:00-18:00", "Mo-Th 08:00-16:00", "", ""]
LANGUAGES = ["de", "en", "ar", "ru", "uk", "fa", "tr", "fr", "ku", "pl"]
NAMES = ["Musterbrücke", "Mustertreff", "Haus Muster", "Musterwerk", "Musterhilfe"]
KINDS = [kind for kind in OfferKind if kind != OfferKind.WOMENS_SHELTER]


def fill(count: int) -> None:
    """Write offers until there are so many; deterministic."""
    chance = random.Random(1)
    areas = list(Area.objects.filter(kind="municipality").defer("outline", "outline_small"))
    weights = list(accumulate((area.population or 1) ** 1.15 for area in areas))
    organisations = _organisations(max(20, count // 20))
    rows = (
        _offer(number, chance, chance.choices(areas, cum_weights=weights)[0])
        for number in range(count)
    )
    while batch := list(islice(rows, BATCH)):
        _write(batch, organisations, chance)


def _organisations(count: int) -> list[Organisation]:
    made = [
        Organisation(key=f"syn-org-{n}", name=f"[SYNTH] Musterverband {n}") for n in range(count)
    ]
    return Organisation.objects.bulk_create(made, batch_size=BATCH)


def _offer(number: int, chance: random.Random, area: Area) -> tuple[Offer, Site, Area]:
    kind = chance.choice(KINDS)
    stated = TODAY - timedelta(days=int(chance.expovariate(1 / 210)))
    site = Site(
        town=area.name,
        street=f"Musterstraße {chance.randint(1, 140)}",
        area=area,
        lat=(area.lat or 54) + chance.uniform(-0.03, 0.03),
        lon=(area.lon or 12) + chance.uniform(-0.05, 0.05),
    )
    offer = Offer(
        key=f"syn-{number}",
        kind=kind,
        name=f"[SYNTH] {kind.label} „{chance.choice(NAMES)}“ {area.name}",
        phone=f"030 23125{chance.randint(0, 999):03d}",
        access=[chance.choice(list(Access)).value],
        opening_hours=chance.choice(HOURS),
        certainty=chance.choice("AABBC"),
        stated_on=stated,
        check_again_by=stated + timedelta(days=365),
    )
    return offer, site, area


@transaction.atomic
def _write(
    batch: list[tuple[Offer, Site, Area]], organisations: list[Organisation], chance: random.Random
) -> None:
    for offer, site, _area in batch:
        offer.organisation = site.organisation = chance.choice(organisations)
    Site.objects.bulk_create([site for _offer, site, _area in batch])
    for offer, site, _area in batch:
        offer.site = site
    Offer.objects.bulk_create([offer for offer, _site, _area in batch])
    served = Offer.areas.through
    served.objects.bulk_create(
        [served(offer_id=offer.pk, area_id=area.district_id) for offer, _site, area in batch]
    )
    OfferTopic.objects.bulk_create(list(_topics(batch)))
    OfferLanguage.objects.bulk_create(
        [
            OfferLanguage(offer=offer, language=language)
            for offer, _site, _area in batch
            for language in chance.sample(LANGUAGES, 2)
        ]
    )


def _topics(batch: list[tuple[Offer, Site, Area]]) -> Iterator[OfferTopic]:
    for offer, _site, _area in batch:
        for position, code in enumerate(kinds.facts(offer.kind).topics[:3]):
            yield OfferTopic(offer=offer, topic=code, position=position)

"""Synthetic offers, marked as such: kinds, hours and ages spread as in a real directory."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, islice
from typing import NamedTuple

from django.db import transaction

from handinhand.directory import kinds
from handinhand.directory.enums import RESPONSIBLE_KINDS, Access, OfferKind
from handinhand.directory.models import Offer, OfferLanguage, OfferTopic, Organisation, Site
from handinhand.places.models import Area

TODAY = date(2026, 11, 24)
BATCH = 2_000
HOURS = ["Mo-Fr 09:00-12:00", "Tu,Th 10:00-18:00", "We 15:00-18:00", "Mo-Th 08:00-16:00", "", ""]
LANGUAGES = ["de", "en", "ar", "ru", "uk", "fa", "tr", "fr", "ku", "pl"]
NAMES = ["Musterbrücke", "Mustertreff", "Haus Muster", "Musterwerk", "Musterhilfe"]
# Kind, share, and the population from which a town has it (checks/synthetic_directory.py).
SHAPE = (
    (OfferKind.MBE, 0.06, 8_000),
    (OfferKind.JMD, 0.03, 12_000),
    (OfferKind.LEGAL_ADVICE, 0.04, 8_000),
    (OfferKind.LANGUAGE_COURSE, 0.17, 6_000),
    (OfferKind.MEETING_PLACE, 0.22, 600),
    (OfferKind.SPRACH_KITA, 0.06, 1_500),
    (OfferKind.DAZ_SCHOOL, 0.07, 2_500),
    (OfferKind.INTEGRATIONSLOTSE, 0.09, 300),
    (OfferKind.INTERPRETING, 0.02, 15_000),
    (OfferKind.RECOGNITION, 0.02, 20_000),
    (OfferKind.IFDM, 0.03, 15_000),
    (OfferKind.PSZ, 0.02, 30_000),
    (OfferKind.VIOLENCE_COUNSELLING, 0.03, 10_000),
    (OfferKind.MIGRANT_ORGANISATION, 0.09, 5_000),
    (OfferKind.OTHER, 0.05, 2_500),
)


class Row(NamedTuple):
    offer: Offer
    site: Site
    served: Area


def fill(count: int) -> None:
    """Write an authority of each kind for every district and `count` offers; deterministic."""
    chance = random.Random(1)
    organisations = _organisations(max(20, count // 20))
    _write_all(_authorities(chance), organisations, chance)
    _write_all(_offers(count, chance), organisations, chance)


def _write_all(
    rows: Iterator[Row], organisations: list[Organisation], chance: random.Random
) -> None:
    while batch := list(islice(rows, BATCH)):
        _write(batch, organisations, chance)


def _organisations(count: int) -> list[Organisation]:
    made = [
        Organisation(key=f"syn-org-{n}", name=f"[SYNTH] Musterverband {n}") for n in range(count)
    ]
    return Organisation.objects.bulk_create(made, batch_size=BATCH)


def _authorities(chance: random.Random) -> Iterator[Row]:
    towns = Area.objects.filter(kind="municipality", offers=None).select_related("district")
    largest: dict[Area, Area] = {}
    for town in towns.defer("outline", "outline_small").order_by("population"):
        if town.district is not None and not town.key.startswith("13"):
            largest[town.district] = town
    for district, town in largest.items():
        for kind in RESPONSIBLE_KINDS:
            key = f"syn-{kind}-{district.key}".replace("_", "-")
            yield _row(key, kind, town, chance)


def _offers(count: int, chance: random.Random) -> Iterator[Row]:
    towns = list(
        Area.objects.filter(kind="municipality")
        .select_related("district")
        .defer("outline", "outline_small", "district__outline", "district__outline_small")
    )
    weights = {
        kind: list(accumulate(_weight(town.population or 1, least) for town in towns))
        for kind, _share, least in SHAPE
    }
    chosen = chance.choices(
        [kind for kind, _share, _least in SHAPE], [share for _kind, share, _least in SHAPE], k=count
    )
    for number, kind in enumerate(chosen):
        town = chance.choices(towns, cum_weights=weights[kind])[0]
        yield _row(f"syn-{number}", kind, town, chance)


def _weight(population: int, least: int) -> float:
    """Offers cluster in towns above the kind's size, with a thin tail below."""
    return population**1.15 if population >= least else 0.04 * population


def _row(key: str, kind: OfferKind, town: Area, chance: random.Random) -> Row:
    stated = TODAY - timedelta(days=min(2200, int(chance.expovariate(1 / 210))))
    site = Site(
        town=town.name,
        street=f"Musterstraße {chance.randint(1, 140)}",
        area=town,
        lat=(town.lat or 54) + chance.uniform(-0.03, 0.03),
        lon=(town.lon or 12) + chance.uniform(-0.05, 0.05),
    )
    offer = Offer(
        key=key,
        kind=kind,
        name=f"[SYNTH] {kind.label} „{chance.choice(NAMES)}“ {town.name}",
        phone=f"030 23125{chance.randint(0, 999):03d}",
        access=[chance.choice(list(Access)).value],
        opening_hours=chance.choice(HOURS),
        certainty=chance.choice("AABBC"),
        stated_on=stated,
        check_again_by=stated + timedelta(days=365),
    )
    return Row(offer, site, town.district or town)


@transaction.atomic
def _write(batch: list[Row], organisations: list[Organisation], chance: random.Random) -> None:
    for row in batch:
        row.offer.organisation = row.site.organisation = chance.choice(organisations)
    Site.objects.bulk_create([row.site for row in batch])
    for row in batch:
        row.offer.site = row.site
    Offer.objects.bulk_create([row.offer for row in batch])
    served = Offer.areas.through
    served.objects.bulk_create(
        [served(offer_id=row.offer.pk, area_id=row.served.pk) for row in batch]
    )
    OfferTopic.objects.bulk_create(
        [
            OfferTopic(offer=row.offer, topic=code, position=position)
            for row in batch
            for position, code in enumerate(kinds.facts(OfferKind(row.offer.kind)).topics[:3])
        ]
    )
    OfferLanguage.objects.bulk_create(
        [
            OfferLanguage(offer=row.offer, language=language)
            for row in batch
            for language in chance.sample(LANGUAGES, 2)
        ]
    )

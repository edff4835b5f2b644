"""Write many new entries at once: the same facts as one by one, in few queries."""

from collections.abc import Iterable, Sequence
from itertools import count

from handinhand.directory.changes import offers_changed
from handinhand.directory.enums import RESPONSIBLE_KINDS
from handinhand.directory.facts import Facts
from handinhand.directory.models import (
    Offer,
    OfferLanguage,
    OfferText,
    OfferTopic,
    Organisation,
    Site,
)
from handinhand.directory.rows import organisation_key
from handinhand.directory.services.editing import key_of
from handinhand.directory.writing import (
    Lookup,
    bring_in_step,
    languages_of,
    set_bodies,
    set_plain,
    site_of,
    topics_of,
)

Place = tuple[int, str, bool, str, str, str]


class FreeKeys:
    """Gives out keys that no entry has, for many entries of one transaction."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def give(self, names: Sequence[str]) -> list[str]:
        """Return a key for each name: one query, and one for each name that is there already."""
        wanted = [key_of(name) for name in names]
        taken = set(Offer.objects.filter(key__in=wanted).values_list("key", flat=True))
        given: list[str] = []
        for base in wanted:
            key = base if base not in taken else self._numbered(base, taken)
            taken.add(key)
            given.append(key)
        return given

    def _numbered(self, base: str, taken: set[str]) -> str:
        if base not in self._next:
            taken |= set(
                Offer.objects.filter(key__startswith=f"{base}-").values_list("key", flat=True)
            )
            self._next[base] = 2
        for number in count(self._next[base]):
            key = f"{base}-{number}"
            if key not in taken and not Offer.objects.filter(key=key).exists():
                self._next[base] = number + 1
                return key
        raise AssertionError("count() has no end")


def make_organisations(wanted: Iterable[tuple[str, str]]) -> None:
    """Add the bodies that do not exist yet, each by its name and the kind of its entry."""
    made = [
        Organisation(
            key=organisation_key(name), name=name, is_public_body=kind in RESPONSIBLE_KINDS
        )
        for name, kind in wanted
    ]
    Organisation.objects.bulk_create(made, ignore_conflicts=True, batch_size=500)


def create_all(wanted: Sequence[tuple[str, Facts]], lookup: Lookup) -> list[Offer]:
    """Write new entries by their keys and facts; these have been tried out at planning.

    A constraint of the database stops the whole transaction. The search is told.
    """
    offers = []
    for key, facts in wanted:
        offer = Offer(key=key)
        set_plain(offer, facts)
        set_bodies(offer, facts, lookup)
        offers.append(offer)
    _place_all(offers, [facts.get("site") for _key, facts in wanted], lookup)
    Offer.objects.bulk_create(offers)
    pairs = [(offer, facts) for offer, (_key, facts) in zip(offers, wanted, strict=True)]
    served = Offer.areas.through
    served.objects.bulk_create(
        served(offer_id=offer.pk, area_id=lookup.area(key).pk)
        for offer, facts in pairs
        for key in dict.fromkeys(facts["areas"])
    )
    OfferTopic.objects.bulk_create(
        one for offer, facts in pairs for one in topics_of(offer, facts["topics"])
    )
    OfferLanguage.objects.bulk_create(
        one for offer, facts in pairs for one in languages_of(offer, facts.get("languages", ()))
    )
    OfferText.objects.bulk_create(one for offer, facts in pairs for one in _texts(offer, facts))
    offers_changed(offers)
    return offers


def _place_all(
    offers: Sequence[Offer], wanted: Sequence[dict[str, object] | None], lookup: Lookup
) -> None:
    """Give each entry its site: the one its body has at this address, or a new one."""
    bodies = {offer.organisation.pk for offer in offers}
    known = {_address(site): site for site in Site.objects.filter(organisation__in=bodies)}
    fresh = []
    for offer, facts in zip(offers, wanted, strict=True):
        if facts is None:
            continue
        site = site_of(facts, lookup)
        site.organisation = offer.organisation
        same = known.setdefault(_address(site), site)
        if same is site:
            fresh.append(site)
        elif same.pk is not None:
            bring_in_step(same, site)
        offer.site = same
    Site.objects.bulk_create(fresh)
    for offer in offers:
        offer.site = offer.site  # the key of a site that was new is known only now


def _address(site: Site) -> Place:
    return (
        site.organisation_id, site.name, site.is_withheld, site.street, site.postcode, site.town,
    )  # fmt: skip


def _texts(offer: Offer, facts: Facts) -> list[OfferText]:
    return [
        OfferText(
            offer=offer, language=code, summary=said["summary"], note=said["note"],
            from_version=None if code == "de" or "de" not in facts["texts"] else 1,
        )
        for code, said in facts.get("texts", {}).items()
    ]  # fmt: skip

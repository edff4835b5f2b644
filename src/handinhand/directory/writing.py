"""Write facts into an entry: the one way by which an entry gets or changes its values."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError
from handinhand.directory.changes import offer_changed, site_changed
from handinhand.directory.facts import DAYS, PLAIN, Facts, day
from handinhand.directory.hours import require_hours
from handinhand.directory.models import (
    Offer,
    OfferLanguage,
    OfferText,
    OfferTopic,
    Organisation,
    Site,
)
from handinhand.places.models import Area
from handinhand.topics.tree import topics


class Lookup:
    """Areas and organisations by key, read once for one entry or for a whole list."""

    def __init__(self, on: date) -> None:
        self._on = on
        self._areas: dict[str, Area] | None = None
        self._organisations: dict[str, Organisation] = {}

    def area(self, key: str) -> Area:
        """Return an area of the day. Raises DomainError for a key that does not exist."""
        if self._areas is None:
            rows = Area.objects.valid_on(self._on).defer("outline", "outline_small")
            self._areas = {area.key: area for area in rows}
        if key not in self._areas:
            raise DomainError(_("Das Gebiet %(key)s gibt es nicht.") % {"key": key}, field="areas")
        return self._areas[key]

    def organisation(self, key: str) -> Organisation:
        """Return an organisation. Raises DomainError for a key that does not exist."""
        if key not in self._organisations:
            found = Organisation.objects.filter(key=key).first()
            if found is None:
                message = _("Die Organisation %(key)s gibt es nicht.") % {"key": key}
                raise DomainError(message, field="organisation")
            self._organisations[key] = found
        return self._organisations[key]

    def remember(self, organisation: Organisation) -> None:
        self._organisations[organisation.key] = organisation


def write_facts(offer: Offer, facts: Facts, lookup: Lookup) -> None:
    """Give an entry the facts that are named; all others stay. The search is told.

    Raises DomainError, or ValidationError by field, for what cannot be stored.
    """
    set_plain(offer, facts)
    set_bodies(offer, facts, lookup)
    old = offer.site
    if "site" in facts:
        offer.site = _site(offer.organisation, facts["site"], lookup)
    offer.full_clean(exclude=["site", "organisation", "owner", "merged_into"])
    offer.save()
    _write_lists(offer, facts, lookup)
    _forget_public(old, offer.site)
    offer_changed(offer)


def require_facts(offer: Offer, facts: Facts, lookup: Lookup) -> None:
    """Try facts out on an entry that is not saved; bodies are not looked up.

    Raises what `write_facts` would raise. Two queries at most, and those only for periods and ages.
    """
    set_plain(offer, facts)
    for key in facts.get("areas", ()):
        lookup.area(key)
    require_topics(facts.get("topics", ()))
    if facts.get("site"):
        site_of(facts["site"], lookup).clean_fields(exclude=["organisation", "area"])
    offer.clean_fields(exclude=["site", "organisation", "owner", "merged_into", "key"])
    ages = offer.min_age is not None and offer.max_age is not None
    if ages or (offer.valid_from and offer.valid_until):
        offer.validate_constraints(exclude={"key"})


def write_plain(offer: Offer, facts: Facts, lookup: Lookup) -> None:
    """Write facts that are all columns of the entry itself: one query, and what ages cost.

    The caller tells the search (`changes.offers_changed`), for many entries at once.
    """
    require_facts(offer, facts, lookup)
    offer.save(update_fields=[*facts, "version"])


def set_plain(offer: Offer, facts: Facts) -> None:
    for name in PLAIN:
        if name in facts:
            setattr(offer, name, day(facts[name]) if name in DAYS else facts[name])
    for name in ("opening_hours", "phone_hours"):
        require_hours(getattr(offer, name), field=name)


def set_bodies(offer: Offer, facts: Facts, lookup: Lookup) -> None:
    if "organisation" in facts:
        offer.organisation = lookup.organisation(facts["organisation"])
    if "owner" in facts:
        offer.owner = lookup.organisation(facts["owner"]) if facts["owner"] else None
    if "merged_into" in facts:
        offer.merged_into = Offer.objects.filter(key=facts["merged_into"]).first()


def _write_lists(offer: Offer, facts: Facts, lookup: Lookup) -> None:
    if "areas" in facts:
        offer.areas.set([lookup.area(key) for key in facts["areas"]])
    if "topics" in facts:
        _write_topics(offer, facts["topics"])
    if "languages" in facts:
        offer.languages.all().delete()
        OfferLanguage.objects.bulk_create(languages_of(offer, facts["languages"]))
    if "texts" in facts:
        _write_texts(offer, facts["texts"])


def _write_topics(offer: Offer, codes: Sequence[str]) -> None:
    require_topics(codes)
    offer.topics.all().delete()
    OfferTopic.objects.bulk_create(topics_of(offer, codes))


def require_topics(codes: Iterable[str]) -> None:
    unknown = next((code for code in codes if code not in topics()), None)
    if unknown is not None:
        message = _("Das Thema %(code)s gibt es nicht.") % {"code": unknown}
        raise DomainError(message, field="topics")


def topics_of(offer: Offer, codes: Iterable[str]) -> list[OfferTopic]:
    return [
        OfferTopic(offer=offer, topic=code, position=number)
        for number, code in enumerate(dict.fromkeys(codes))
    ]


def languages_of(offer: Offer, spoken: Iterable[Sequence[Any]]) -> list[OfferLanguage]:
    return [
        OfferLanguage(offer=offer, language=code, with_interpreter=interpreted)
        for code, interpreted in spoken
    ]


def _write_texts(offer: Offer, texts: Mapping[str, Mapping[str, str]]) -> None:
    """Keep one row a language; a changed German row gets a new version, the others name it."""
    rows = {row.language: row for row in OfferText.objects.filter(offer=offer)}
    source = rows.get("de")
    for language in sorted({*rows, *texts}, key=lambda code: code != "de"):
        wanted = texts.get(language, {})
        row = rows.get(language) or OfferText(offer=offer, language=language, version=0)
        said = (wanted.get("summary", ""), wanted.get("note", ""))
        if ((row.summary, row.note) == said and row.pk) or not (row.pk or any(said)):
            continue
        row.summary, row.note = said
        row.version += 1
        if language == "de":
            source = row
        else:
            row.from_version = source.version if source else None
        row.save()


def _site(
    organisation: Organisation, wanted: Mapping[str, Any] | None, lookup: Lookup
) -> Site | None:
    """Return the organisation's site with these facts: the one it has, or a new one."""
    if wanted is None:
        return None
    site = site_of(wanted, lookup)
    site.organisation = organisation
    site.full_clean(exclude=["organisation", "area"])
    same = Site.objects.filter(
        organisation=organisation,
        name=site.name,
        is_withheld=site.is_withheld,
        street=site.street,
        postcode=site.postcode,
        town=site.town,
    ).first()
    if same is None:
        site.save()
        return site
    bring_in_step(same, site)
    return same


def _forget_public(old: Site | None, new: Site | None) -> None:
    """Delete the public row of an address withheld from now on, when nobody else is there."""
    if old and new and new.is_withheld and not old.is_withheld:
        Site.objects.filter(pk=old.pk, offers=None).delete()


def site_of(wanted: Mapping[str, Any], lookup: Lookup) -> Site:
    """Return a site with these facts, not saved and of nobody yet."""
    return Site(
        name=wanted.get("name", ""),
        is_withheld=wanted["is_withheld"],
        street=wanted.get("street", ""),
        postcode=wanted.get("postcode", ""),
        town=wanted["town"],
        area=lookup.area(wanted["area"]) if wanted.get("area") else None,
        lat=wanted.get("lat"),
        lon=wanted.get("lon"),
        wheelchair=wanted.get("wheelchair", "unknown"),
    )


def bring_in_step(site: Site, wanted: Site) -> None:
    """Give a site what may differ at the same address; its entries are told to the search."""
    now = (wanted.area_id, wanted.lat, wanted.lon, wanted.wheelchair)
    if (site.area_id, site.lat, site.lon, site.wheelchair) != now:
        site.area_id, site.lat, site.lon, site.wheelchair = now
        site.save()
        site_changed(site)

"""Write one row of a list as organisation, site and offer."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError
from handinhand.core.text import words
from handinhand.directory import kinds, reading
from handinhand.directory.changes import offer_changed
from handinhand.directory.enums import (
    RESPONSIBLE_KINDS,
    Access,
    Appointment,
    Certainty,
    HolidayRule,
    OfferKind,
)
from handinhand.directory.freshness import check_again_by
from handinhand.directory.hours import require_hours
from handinhand.directory.models import (
    Offer,
    OfferLanguage,
    OfferText,
    OfferTopic,
    Organisation,
    SecretAddress,
    Site,
    SourceRecord,
)
from handinhand.places.finder import Place, find
from handinhand.places.models import Area
from handinhand.topics.tree import topics

_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)
_COMPARED = ("kind", "name", "phone", "email", "web", "certainty", "opening_hours", "stated_on")


class Places:
    """Areas by key and towns by name, looked up once for a whole list."""

    def __init__(self, on: date) -> None:
        self._on = on
        self._areas = {
            area.key: area for area in Area.objects.valid_on(on).defer("outline", "outline_small")
        }
        self._towns: dict[tuple[str, str], Area | None] = {}

    def areas(self, keys: str) -> list[Area]:
        """Return the areas of "13003|13072". Raises DomainError for a key that does not exist."""
        found = []
        for key in filter(None, keys.split("|")):
            if key not in self._areas:
                raise DomainError(_("Das Gebiet %(key)s gibt es nicht.") % {"key": key})
            found.append(self._areas[key])
        return found

    def town(self, name: str, within: Iterable[Area]) -> Area | None:
        """Return the municipality of this name, within the areas served where there are several."""
        keys = tuple(area.key for area in within)
        cached = (name, "|".join(keys))
        if cached not in self._towns:
            candidates = find(name, on=self._on).candidates if name else ()
            inside = [place for place in candidates if set(keys) & set(place.area_keys)]
            self._towns[cached] = self._only(inside or list(candidates))
        return self._towns[cached]

    def _only(self, places: list[Place]) -> Area | None:
        keys = {place.ags for place in places}
        return self._areas.get(keys.pop()) if len(keys) == 1 else None


def write(
    row: Mapping[str, str],
    *,
    source: str,
    mark: str,
    record: SourceRecord | None,
    places: Places,
) -> list[str]:
    """Write the row; return the names of the facts that differ from before. May refuse the row."""
    areas = places.areas(row["zustaendig_kreis_ags"])
    kind = OfferKind(row.get("kind") or reading.kind(row["typ"]) or OfferKind.OTHER)
    organisation = _organisation(row, kind)
    offer = record.offer if record else Offer(key=slugify(row["id"].translate(_LETTERS)))
    before = {name: getattr(offer, name) for name in _COMPARED}
    _fill(offer, row, kind)
    offer.organisation = organisation
    offer.owner = organisation
    offer.site = _site(row, organisation, areas, places)
    offer.full_clean(exclude=["site", "organisation", "owner"])
    offer.save()
    offer.areas.set(areas)
    _lists(offer, row, kind)
    SourceRecord.objects.update_or_create(
        source=source,
        row_key=row["id"],
        defaults={
            "offer": offer,
            "row_hash": mark,
            "url": row["source_url"],
            "date_text": row["source_date"],
        },
    )
    offer_changed(offer)
    return [name for name in _COMPARED if before[name] != getattr(offer, name)]


def _organisation(row: Mapping[str, str], kind: OfferKind) -> Organisation:
    name = row["traeger"] or row["name"]
    key = slugify(" ".join(words(name.translate(_LETTERS))))[:80].strip("-")
    organisation, _made = Organisation.objects.get_or_create(
        key=key,
        defaults={
            "name": name,
            "is_public_body": kind in RESPONSIBLE_KINDS or kind == OfferKind.LANDESBEHOERDE,
        },
    )
    return organisation


def _fill(offer: Offer, row: Mapping[str, str], kind: OfferKind) -> None:
    facts = kinds.facts(kind)
    offer.kind = kind
    offer.name = row["name"]
    offer.phone, offer.email, offer.web = row["telefon"], row["email"].lower(), row["web"]
    offer.access = _access(row, facts.access)
    offer.cost = row.get("cost") or facts.cost
    offer.gender = row.get("gender") or offer.gender
    offer.min_age = int(row["min_age"]) if row.get("min_age") else None
    offer.max_age = int(row["max_age"]) if row.get("max_age") else None
    offer.hours_text = row["oeffnung"]
    offer.opening_hours = require_hours(row.get("opening_hours", ""))
    offer.phone_hours = require_hours(row.get("phone_hours", ""))
    offer.by_appointment = row.get("by_appointment") or Appointment.UNKNOWN
    offer.holiday_rule = row.get("holiday_rule") or _holiday_rule(offer.opening_hours)
    offer.certainty = _certainty(row["sicherheit"])
    offer.stated_on = reading.stated_on(row["source_date"])
    offer.check_again_by = check_again_by(offer.certainty, offer.stated_on)


def _access(row: Mapping[str, str], default: Iterable[Access]) -> list[str]:
    named = [Access(way) for way in filter(None, row.get("access", "").split("|"))]
    ways = named or list(default)
    if row["telefon"] and Access.PHONE not in ways:
        ways.append(Access.PHONE)
    return [way.value for way in ways]


def _holiday_rule(hours: str) -> HolidayRule:
    if hours == "24/7":
        return HolidayRule.OPEN
    return HolidayRule.IN_HOURS if "PH" in hours else HolidayRule.NOT_STATED


def _certainty(text: str) -> Certainty:
    if text not in Certainty.values:
        raise DomainError(_("Die Sicherheit „%(text)s“ gibt es nicht.") % {"text": text})
    return Certainty(text)


def _site(
    row: Mapping[str, str],
    organisation: Organisation,
    areas: list[Area],
    places: Places,
) -> Site | None:
    """Return where the offer is; a withheld address goes into a table of its own."""
    withheld = row["standort_oeffentlich"].lower() == "nein"
    if not (row["ort"] or row["strasse"]):
        return None
    town = places.town(row["ort"], areas)
    wanted = Site(
        organisation=organisation,
        is_withheld=withheld,
        street="" if withheld else row["strasse"],
        postcode="" if withheld else row["plz"],
        town=row["ort"],
        area=town,
        lat=None if withheld or town is None else town.lat,
        lon=None if withheld or town is None else town.lon,
    )
    wanted.full_clean(exclude=["organisation", "area"])
    site = _same_site(wanted) or wanted
    site.lat, site.lon, site.area = wanted.lat, wanted.lon, wanted.area
    site.save()
    if withheld and row["strasse"]:
        SecretAddress.objects.update_or_create(
            site=site, defaults={"sealed_text": f"{row['strasse']}, {row['plz']} {row['ort']}"}
        )
    return site


def _same_site(wanted: Site) -> Site | None:
    return Site.objects.filter(
        organisation=wanted.organisation,
        is_withheld=wanted.is_withheld,
        street=wanted.street,
        postcode=wanted.postcode,
        town=wanted.town,
    ).first()


def _lists(offer: Offer, row: Mapping[str, str], kind: OfferKind) -> None:
    codes = [code for code in row.get("topics", "").split("|") if code] or kinds.facts(kind).topics
    unknown = [code for code in codes if code not in topics()]
    if unknown:
        raise DomainError(_("Das Thema %(code)s gibt es nicht.") % {"code": unknown[0]})
    offer.topics.all().delete()
    OfferTopic.objects.bulk_create(
        OfferTopic(offer=offer, topic=code, position=number)
        for number, code in enumerate(dict.fromkeys(codes))
    )
    offer.languages.all().delete()
    OfferLanguage.objects.bulk_create(
        OfferLanguage(offer=offer, language=one.language, with_interpreter=one.with_interpreter)
        for one in reading.languages(row["sprachen"])
    )
    _texts(offer, row)


def _texts(offer: Offer, row: Mapping[str, str]) -> None:
    """Keep what the row says to readers: the reviewed note and summary, no internal remark."""
    wanted = {"summary": row.get("summary", ""), "note": row.get("note", "")}
    text = OfferText.objects.filter(offer=offer, language="de").first()
    if text is None and not any(wanted.values()):
        return
    text = text or OfferText(offer=offer, language="de", version=0)
    if (text.summary, text.note) != (wanted["summary"], wanted["note"]) or not text.pk:
        text.summary, text.note = wanted["summary"], wanted["note"]
        text.version += 1
        text.save()

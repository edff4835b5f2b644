"""Write one row of a list as organisation, site and offer."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from handinhand.core import sealing
from handinhand.core.errors import DomainError
from handinhand.core.text import words
from handinhand.directory import kinds, reading
from handinhand.directory.enums import (
    RESPONSIBLE_KINDS,
    Access,
    Appointment,
    Certainty,
    Gender,
    HolidayRule,
    OfferKind,
    Wheelchair,
)
from handinhand.directory.facts import Facts, difference, facts_of
from handinhand.directory.freshness import check_again_by
from handinhand.directory.models import Offer, Organisation, SecretAddress, SourceRecord
from handinhand.directory.writing import Lookup, write_facts
from handinhand.places.finder import Place, find
from handinhand.places.models import Area

_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)


class Places:
    """Areas by key and towns by name, looked up once for a whole list."""

    def __init__(self, on: date) -> None:
        self._on = on
        self.lookup = Lookup(on)
        self._towns: dict[tuple[str, str], Area | None] = {}

    def town(self, name: str, within: tuple[str, ...]) -> Area | None:
        """Return the municipality of this name, within the areas served where there are several."""
        cached = (name, "|".join(within))
        if cached not in self._towns:
            candidates = find(name, on=self._on).candidates if name else ()
            inside = [place for place in candidates if set(within) & set(place.area_keys)]
            self._towns[cached] = self._only(inside or list(candidates))
        return self._towns[cached]

    def _only(self, places: list[Place]) -> Area | None:
        keys = {place.ags for place in places}
        return self.lookup.area(keys.pop()) if len(keys) == 1 else None


def write(
    row: Mapping[str, str],
    *,
    source: str,
    mark: str,
    record: SourceRecord | None,
    places: Places,
) -> list[str]:
    """Write the row; return the names of the facts that differ from before. May refuse the row."""
    kind = OfferKind(row.get("kind") or reading.kind(row["typ"]) or OfferKind.OTHER)
    organisation = _organisation(row, kind)
    places.lookup.remember(organisation)
    offer = record.offer if record else Offer(key=slugify(row["id"].translate(_LETTERS)))
    before = facts_of(offer) if record else {}
    facts = _facts(row, kind, organisation, places)
    write_facts(offer, facts, places.lookup)
    _keep_secret(row, offer)
    SourceRecord.objects.update_or_create(
        source=source,
        row_key=row["id"],
        defaults={
            "offer": offer,
            "row_hash": mark,
            "url": row["source_url"],
            "date_text": row["source_date"],
            "delivered": facts,
        },
    )
    return [one.name for one in difference(before, facts)]


def _organisation(row: Mapping[str, str], kind: OfferKind) -> Organisation:
    name = row["traeger"] or row["name"]
    organisation, _made = Organisation.objects.get_or_create(
        key=organisation_key(name),
        defaults={
            "name": name,
            "is_public_body": kind in RESPONSIBLE_KINDS or kind == OfferKind.LANDESBEHOERDE,
        },
    )
    return organisation


def organisation_key(name: str) -> str:
    """Return the key under which a body of this name is, or would be, known."""
    return slugify(" ".join(words(name.translate(_LETTERS))))[:80].strip("-")


def _facts(
    row: Mapping[str, str], kind: OfferKind, organisation: Organisation, places: Places
) -> Facts:
    of_kind = kinds.facts(kind)
    certainty = _certainty(row["sicherheit"])
    stated_on = reading.stated_on(row["source_date"])
    due = check_again_by(certainty, stated_on)
    areas = tuple(filter(None, row["zustaendig_kreis_ags"].split("|")))
    hours = row.get("opening_hours", "")
    return {
        "name": row["name"],
        "kind": str(kind),
        "phone": row["telefon"],
        "email": row["email"].lower(),
        "web": row["web"],
        "opening_hours": hours,
        "phone_hours": row.get("phone_hours", ""),
        "hours_text": row["oeffnung"],
        "by_appointment": row.get("by_appointment") or str(Appointment.UNKNOWN),
        "holiday_rule": row.get("holiday_rule") or str(_holiday_rule(hours)),
        "access": _access(row, of_kind.access),
        "cost": row.get("cost") or str(of_kind.cost),
        "gender": row.get("gender") or str(Gender.ANY),
        "min_age": int(row["min_age"]) if row.get("min_age") else None,
        "max_age": int(row["max_age"]) if row.get("max_age") else None,
        "certainty": str(certainty),
        "stated_on": stated_on.isoformat() if stated_on else None,
        "check_again_by": due.isoformat() if due else None,
        "organisation": organisation.key,
        "owner": organisation.key,
        "site": _site(row, areas, places),
        "areas": sorted(areas),
        "topics": [code for code in row.get("topics", "").split("|") if code]
        or list(of_kind.topics),
        "languages": sorted(
            [one.language, one.with_interpreter] for one in reading.languages(row["sprachen"])
        ),
        "texts": _texts(row),
    }


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


def _site(row: Mapping[str, str], areas: tuple[str, ...], places: Places) -> dict[str, Any] | None:
    """Return where the offer is; of a withheld address the town only."""
    if not (row["ort"] or row["strasse"]):
        return None
    town = places.town(row["ort"], areas)
    public: dict[str, Any] = {
        "name": "",
        "town": row["ort"],
        "area": town.key if town else None,
        "wheelchair": str(Wheelchair.UNKNOWN),
        "is_withheld": _is_withheld(row),
    }
    if _is_withheld(row):
        return public
    return {
        **public,
        "street": row["strasse"],
        "postcode": row["plz"],
        "lat": town.lat if town else None,
        "lon": town.lon if town else None,
    }


def _is_withheld(row: Mapping[str, str]) -> bool:
    return row["standort_oeffentlich"].lower() == "nein"


def _keep_secret(row: Mapping[str, str], offer: Offer) -> None:
    """Keep a withheld address in the table that nothing shows."""
    if _is_withheld(row) and row["strasse"] and offer.site is not None:
        address = f"{row['strasse']}, {row['plz']} {row['ort']}"
        SecretAddress.objects.update_or_create(
            site=offer.site, defaults={"sealed_text": sealing.seal(address)}
        )


def _texts(row: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return what the row says to readers: the reviewed note and summary, no internal remark."""
    german = {"summary": row.get("summary", ""), "note": row.get("note", "")}
    return {"de": german} if any(german.values()) else {}

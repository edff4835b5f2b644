"""Compose an entry from what a row says and what is known of it here."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError
from handinhand.directory import kinds
from handinhand.directory.enums import Certainty, OfferKind, Wheelchair
from handinhand.directory.facts import PLAIN, Facts, day
from handinhand.directory.freshness import check_again_by
from handinhand.directory.models import Organisation
from handinhand.directory.rows import Places, organisation_key
from handinhand.directory.sheets.columns import BY_NAME, SITE_PARTS, TEXT_PARTS

_SECRET = ("geheim", "geschützt", "anonym", "vertraulich", "confidential")
ADDRESS = ("street", "postcode", "lat", "lon")


@dataclass(frozen=True, slots=True)
class Composed:
    """`new_organisation` is the name of a body that does not exist yet."""

    facts: Facts
    new_organisation: str = ""


class Composer:
    """Composes entries; areas and organisations are looked up once for a whole file."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._bodies: dict[str, tuple[str, str]] = {}

    def compose(self, told: Mapping[str, Any], ours: Facts | None) -> Composed:
        """Return the facts the row names; for a new entry (`ours` is None) all it needs.

        Raises DomainError for a place or body that cannot be told.
        """
        facts: Facts = {
            name: told[name] for name in PLAIN if name in told and told[name] is not None
        }
        facts |= {name: None for name in PLAIN if name in told and _may_be_empty(name, told)}
        new_body = self._add_bodies(facts, told, ours)
        if "areas" in told:
            facts["areas"] = sorted({self._area(text) for text in told["areas"]})
        for name in ("topics", "languages"):
            if name in told:
                facts[name] = told[name]
        self._add_site(facts, told, ours)
        _add_texts(facts, told, ours)
        if ours is None:
            _complete(facts)
        return Composed(facts, new_body)

    def _add_bodies(self, facts: Facts, told: Mapping[str, Any], ours: Facts | None) -> str:
        new_body = ""
        named = told.get("organisation") or (told.get("name", "") if ours is None else "")
        if named:
            facts["organisation"], new_body = self._body(named)
        if "owner" in told and (told["owner"] or ours is not None):
            owner = told["owner"]
            facts["owner"], made = self._body(owner) if owner else (None, "")
            if made and made != new_body:
                message = _("Die Organisation %(key)s gibt es nicht.") % {"key": owner}
                raise DomainError(message, field="owner")
        elif ours is None:
            facts["owner"] = facts.get("organisation")
        return new_body

    def _body(self, text: str) -> tuple[str, str]:
        """Return the key of a body by its key or name, and its name when it is to be made."""
        if text not in self._bodies:
            rows = Organisation.objects.only("key", "name")
            key = organisation_key(text)
            found = (
                rows.filter(key=text).first()
                or rows.filter(name__iexact=text).first()
                or rows.filter(key=key).first()
            )
            if found is None and not key:
                raise DomainError(
                    _("„%(name)s“ ist kein Name einer Organisation.") % {"name": text}
                )
            self._bodies[text] = (found.key, "") if found else (key, text)
        return self._bodies[text]

    def _area(self, text: str) -> str:
        if text.isascii() and text.isdigit():
            return self._places.lookup.area(text).key
        found = self._places.town(text, ())
        if found is None:
            message = _("Das Gebiet „%(name)s“ ist nicht eindeutig. Bitte den Schlüssel angeben.")
            raise DomainError(message % {"name": text}, field="areas")
        return found.key

    def _add_site(self, facts: Facts, told: Mapping[str, Any], ours: Facts | None) -> None:
        """Lay what the row says of the place over what is known; find the point of a new place."""
        parts = {name: told[name] for name in SITE_PARTS if told.get(name) is not None}
        parts |= {"name": told["site"]} if "site" in told else {}
        if not parts:
            return
        old = (ours or {}).get("site") or {}
        if not (old or any(parts.values())):
            facts["site"] = None
            return
        site = {**_NOWHERE, **old, **parts}
        withheld = bool(site["is_withheld"]) or (not old and _sounds_secret(told))
        site["is_withheld"] = withheld
        if not (withheld or site["town"] or site["street"] or site["name"]):
            facts["site"] = None
            return
        moved = any((old.get(name) or "") != site[name] for name in ("street", "postcode", "town"))
        if moved:
            self._locate(site, told, facts.get("areas") or (ours or {}).get("areas") or [])
        if not site["area"]:
            site["area"] = None
        if withheld:
            site = {name: fact for name, fact in site.items() if name not in ADDRESS}
        facts["site"] = site

    def _locate(self, site: dict[str, Any], told: Mapping[str, Any], areas: list[str]) -> None:
        town = self._places.town(site["town"], tuple(areas))
        if not told.get("area"):
            site["area"] = town.key if town else None
        if told.get("lat") is None or told.get("lon") is None:
            site["lat"], site["lon"] = (town.lat, town.lon) if town else (None, None)


_NOWHERE = {
    "name": "", "town": "", "area": None, "wheelchair": str(Wheelchair.UNKNOWN),
    "is_withheld": False, "street": "", "postcode": "", "lat": None, "lon": None,
}  # fmt: skip


def digest(told: Mapping[str, Any]) -> str:
    """Return the mark of a row as read; the version we gave it says nothing of the source."""
    said = {name: fact for name, fact in told.items() if name != "version"}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _may_be_empty(name: str, told: Mapping[str, Any]) -> bool:
    """Tell whether an empty cell empties the fact: numbers and days, not choices."""
    return told[name] is None and not BY_NAME[name].choices


def _sounds_secret(told: Mapping[str, Any]) -> bool:
    """Tell whether an address is to be withheld until a steward says otherwise (EXCHANGE.md 10)."""
    if told.get("is_withheld") is False:
        return False
    said = f"{told.get('street', '')} {told.get('note_de', '')}".casefold()
    shelter = told.get("kind") == OfferKind.WOMENS_SHELTER
    return shelter or any(word in said for word in _SECRET)


def _add_texts(facts: Facts, told: Mapping[str, Any], ours: Facts | None) -> None:
    texts = {code: dict(said) for code, said in (ours or {}).get("texts", {}).items()}
    named = [name for name in told if name.partition("_")[0] in TEXT_PARTS and "_" in name]
    for name in named:
        part, _sign, code = name.partition("_")
        texts.setdefault(code, dict.fromkeys(TEXT_PARTS, ""))[part] = told[name]
    if named:
        facts["texts"] = {code: said for code, said in sorted(texts.items()) if any(said.values())}


def _complete(facts: Facts) -> None:
    """Give a new entry what its kind and place say. Raises DomainError for what is missing."""
    for name in ("name", "kind", "certainty"):
        if not facts.get(name):
            message = _("Für einen neuen Eintrag fehlt: %(name)s.")
            raise DomainError(message % {"name": BY_NAME[name].label}, field=name)
    of_kind = kinds.facts(OfferKind(facts["kind"]))
    facts.setdefault("cost", str(of_kind.cost))
    facts.setdefault("access", [str(way) for way in of_kind.access])
    if not facts.get("topics"):
        facts["topics"] = list(of_kind.topics)
    if not facts.get("areas"):
        area = (facts.get("site") or {}).get("area")
        if area is None:
            message = _("Für einen neuen Eintrag fehlt: %(name)s.")
            raise DomainError(message % {"name": BY_NAME["areas"].label}, field="areas")
        facts["areas"] = [area]
    if "check_again_by" not in facts:
        due = check_again_by(Certainty(facts["certainty"]), day(facts.get("stated_on")))
        facts["check_again_by"] = due.isoformat() if due else None

"""An entry as facts: one plain value that can be compared, kept, sent for approval and written.

Editing, history, restore, proposals, merging and import all speak of `Facts`: the names of
`FIELDS` with JSON values (days as "2026-11-25"). A withheld address is never part of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from handinhand.directory.models import Offer, Site

Facts = dict[str, Any]

# The order is that of forms and differences.
PLAIN = (
    "name", "kind", "phone", "email", "web", "opening_hours", "phone_hours", "hours_text",
    "by_appointment", "holiday_rule", "access", "cost", "gender", "min_age", "max_age",
    "residence_statuses", "capacity", "free_places", "waiting_days", "capacity_stated_on",
    "certainty", "stated_on", "checked_on", "checked_by", "check_again_by", "valid_from",
    "valid_until",
)  # fmt: skip
DAYS = frozenset(
    {"capacity_stated_on", "stated_on", "checked_on", "check_again_by", "valid_from", "valid_until"}
)
LISTS = (
    "organisation", "owner", "site", "areas", "topics", "languages", "texts", "merged_into",
)  # fmt: skip
FIELDS = (*PLAIN, *LISTS)
LIST_LABELS = {
    "organisation": _("Organisation"),
    "owner": _("verantwortlich"),
    "site": _("Standort"),
    "areas": _("zuständig für"),
    "topics": _("Themen"),
    "languages": _("gesprochene Sprachen"),
    "texts": _("Texte"),
    "merged_into": _("zusammengeführt mit"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs; `before` and `after` are facts, not yet words."""

    name: str
    before: Any
    after: Any


def facts_of(offer: Offer) -> Facts:
    """Return an entry as it is stored: up to seven queries, none when everything is prefetched."""
    facts: Facts = {name: _json(getattr(offer, name)) for name in PLAIN}
    facts["organisation"] = offer.organisation.key
    facts["owner"] = offer.owner.key if offer.owner else None
    facts["merged_into"] = offer.merged_into.key if offer.merged_into else None
    facts["site"] = _site(offer.site)
    facts["areas"] = sorted(area.key for area in offer.areas.all())
    facts["topics"] = [one.topic for one in offer.topics.all()]
    facts["languages"] = sorted(
        [one.language, one.with_interpreter] for one in offer.languages.all()
    )
    facts["texts"] = {
        text.language: {"summary": text.summary, "note": text.note}
        for text in sorted(offer.texts.all(), key=lambda one: one.language)
        if text.summary or text.note
    }
    return facts


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return the fields that `after` names and that differ, in the order of the form."""
    return [
        Difference(name, before.get(name), after[name])
        for name in FIELDS
        if name in after and before.get(name) != after[name]
    ]


def day(value: object) -> date | None:
    """Return the day a fact names; None where there is none."""
    return date.fromisoformat(str(value)) if value else None


def _json(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _site(site: Site | None) -> dict[str, Any] | None:
    if site is None:
        return None
    public = {
        "name": site.name,
        "town": site.town,
        "area": site.area.key if site.area else None,
        "wheelchair": site.wheelchair,
        "is_withheld": site.is_withheld,
    }
    if site.is_withheld:
        return public
    return {
        **public,
        "street": site.street,
        "postcode": site.postcode,
        "lat": site.lat,
        "lon": site.lon,
    }

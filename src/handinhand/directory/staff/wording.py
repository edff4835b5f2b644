"""Facts in the words of the staff area: labels and values a steward can read."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from handinhand.core.languages import language_name
from handinhand.directory.enums import (
    Access,
    Appointment,
    Certainty,
    Cost,
    Gender,
    HolidayRule,
    OfferKind,
    Wheelchair,
)
from handinhand.directory.facts import DAYS, LIST_LABELS, difference
from handinhand.directory.models import Offer, Organisation
from handinhand.places.models import Area
from handinhand.topics import vocabulary

_CHOICES = {
    "kind": OfferKind,
    "by_appointment": Appointment,
    "holiday_rule": HolidayRule,
    "cost": Cost,
    "gender": Gender,
    "certainty": Certainty,
}


class Worded(NamedTuple):
    """One changed fact in words; an empty text stands for "nothing"."""

    name: str
    label: str
    before: str
    after: str


def in_words(before: dict[str, Any], after: dict[str, Any]) -> list[Worded]:
    """Return the facts of `after` that differ from `before`, readable."""
    return [
        Worded(one.name, label(one.name), value(one.name, one.before), value(one.name, one.after))
        for one in difference(before, after)
    ]


def label(name: str) -> str:
    if name in LIST_LABELS:
        return str(LIST_LABELS[name])
    return str(Offer._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # plain fields only


def value(name: str, fact: Any) -> str:
    """Return a fact as text; "" where there is none."""
    if fact in (None, "", [], {}):
        return ""
    if name in _CHOICES:
        return str(_CHOICES[name](fact).label)
    if name in DAYS:
        return date_format(date.fromisoformat(fact))
    words = _LISTS.get(name)
    return words(fact) if words else str(fact)


def _access(ways: list[str]) -> str:
    return ", ".join(str(Access(way).label) for way in ways if way in Access.values)


def _organisation(key: str) -> str:
    found = Organisation.objects.filter(key=key).first()
    return found.name if found else key


def _entry(key: str) -> str:
    found = Offer.objects.filter(key=key).first()
    return found.name if found else key


def _areas(keys: list[str]) -> str:
    rows = Area.objects.filter(key__in=keys, valid_until=None).defer("outline", "outline_small")
    names = {area.key: str(area) for area in rows}
    return ", ".join(names.get(key, key) for key in keys)


def _topics(codes: list[str]) -> str:
    return ", ".join(vocabulary.label(code, "de") for code in codes)


def _languages(spoken: list[list[Any]]) -> str:
    return ", ".join(
        f"{language_name(code, 'de')} ({_('mit Dolmetscher')})"
        if interpreted
        else language_name(code, "de")
        for code, interpreted in spoken
    )


def _texts(texts: dict[str, dict[str, str]]) -> str:
    return " ".join(
        f"[{code}] {text['summary']} {text['note']}".strip() for code, text in texts.items()
    )


def _site(site: dict[str, Any]) -> str:
    if site["is_withheld"] or "street" not in site:  # it is withheld by now (history.py)
        return _("%(town)s, Anschrift geschützt") % {"town": site["town"]}
    place = f"{site['postcode']} {site['town']}".strip()
    parts = [site["name"], site["street"], place]
    if site["wheelchair"] != Wheelchair.UNKNOWN:
        parts.append(str(Wheelchair(site["wheelchair"]).label))
    return ", ".join(part for part in parts if part)


_LISTS: dict[str, Callable[[Any], str]] = {
    "access": _access,
    "residence_statuses": ", ".join,
    "organisation": _organisation,
    "owner": _organisation,
    "merged_into": _entry,
    "areas": _areas,
    "topics": _topics,
    "languages": _languages,
    "texts": _texts,
    "site": _site,
}

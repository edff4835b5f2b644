"""The columns of a table of entries: how a fact becomes a cell, and a cell a fact again.

What is written here can be read here again without any difference. Lists of others use other
words: kinds, topics and languages are also understood by their German names, days as 31.12.2026.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handinhand.core.errors import DomainError
from handinhand.core.languages import language_name
from handinhand.directory import reading
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
from handinhand.directory.facts import Facts
from handinhand.directory.models import Offer
from handinhand.directory.sheets.cells import joined, split
from handinhand.directory.staff.fields import LANGUAGE_CODES
from handinhand.topics import vocabulary
from handinhand.topics.tree import topics

INTERPRETED = ":dolmetscher"
SITE_PARTS = ("street", "postcode", "town", "area", "lat", "lon", "wheelchair", "is_withheld")
TEXT_PARTS = ("summary", "note")
_YES = frozenset({"ja", "1", "x", "true", "wahr", "yes", "ja."})
_NO = frozenset({"nein", "0", "false", "falsch", "no"})
_CODE = re.compile(r"[a-z]{2,3}(-[a-z]+)*")
_GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_BROKEN = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#NV"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of ours. Without `read` it is written for people and left at reading."""

    name: str
    label: str | Promise
    write: Callable[[Facts], str]
    read: Callable[[str], Any] | None = None
    choices: tuple[tuple[str, str | Promise], ...] = ()
    is_public: bool = True


def cells_of(facts: Facts, columns: tuple[Column, ...]) -> list[str]:
    """Return the cells of an entry; a withheld address is no part of its facts."""
    return [column.write(facts) for column in columns]


def read_cells(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return what the cells say, by the names of the columns.

    Raises DomainError for a cell that cannot mean what its column asks for.
    """
    told: dict[str, Any] = {}
    for name, text in cells.items():
        read = BY_NAME[name].read
        if read is None:
            continue
        try:
            told[name] = _sound(text, read)
        except ValueError as error:
            values = {"column": BY_NAME[name].label, "text": text[:80], "reason": error}
            message = _("%(column)s „%(text)s“: %(reason)s") % values
            raise DomainError(message, field=name) from error
    return told


def _sound(text: str, read: Callable[[str], Any]) -> Any:
    if text in _BROKEN:
        raise ValueError(_("In der Zelle steht ein Rechenfehler der Tabelle."))
    return read(text)


def _text(text: str) -> str:
    return text


def _number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):  # noqa: PLR2004 - fits the column
        raise ValueError(_("Hier steht eine ganze Zahl."))
    return int(text)


def _decimal(text: str) -> float | None:
    if not text:
        return None
    try:
        return float(text.replace(",", "."))
    except ValueError as error:
        raise ValueError(_("Hier steht eine Zahl, zum Beispiel 54.09.")) from error


def read_day(text: str) -> str | None:
    """Return the ISO form of a day written as 2026-12-31 or 31.12.2026."""
    if not text:
        return None
    german = _GERMAN_DAY.fullmatch(text)
    try:
        if german:
            day, month, year = map(int, german.groups())
            return date(year, month, day).isoformat()
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError as error:
        raise ValueError(_("Das ist kein Tag. So geht es: 2026-12-31.")) from error


def _stated_on(text: str) -> str | None:
    """Read the day of the facts, also in words: "undatiert (um 2013)" is 1 January 2013."""
    try:
        return read_day(text)
    except ValueError:
        found = reading.stated_on(text)
        if found is None:
            raise
        return found.isoformat()


def read_yes(text: str) -> bool | None:
    if not text:
        return None
    if text.casefold() not in _YES | _NO:
        raise ValueError(_("Hier steht „ja“ oder „nein“."))
    return text.casefold() in _YES


def _one_of(choices: type[models.TextChoices]) -> Callable[[str], str | None]:
    known = {str(code).casefold(): str(code) for code in choices.values}

    def read(text: str) -> str | None:
        if not text:
            return None
        by_label = {str(label).casefold(): str(code) for code, label in choices.choices}
        found = known.get(text.casefold()) or by_label.get(text.casefold())
        if found is None:
            possible = ", ".join(choices.values)
            raise ValueError(_("Möglich sind: %(possible)s.") % {"possible": possible})
        return found

    return read


def _kind(text: str) -> str | None:
    if not text:
        return None
    known = reading.kind(text)
    if known is not None:
        return str(known)
    try:
        return _one_of(OfferKind)(text)
    except ValueError as error:
        raise ValueError(_("Diese Art kennen wir nicht.")) from error


def _access(text: str) -> list[str]:
    return [str(_one_of(Access)(part)) for part in split(text)]


def _topics(text: str) -> list[str]:
    return [_known_topic(part) for part in split(text)]


def _known_topic(text: str) -> str:
    found = text if text in topics() else _topic_codes().get(text.casefold())
    if found is None:
        raise ValueError(_("Das Thema „%(code)s“ gibt es nicht.") % {"code": text})
    return found


def _languages(text: str) -> list[list[Any]]:
    """Read "ar|fa:dolmetscher", names of languages, and lists like "ar, ku (mit Dolmetschern)"."""
    parts = split(text.replace(",", "|")) if "(" not in text else [text]
    found = [_spoken(part) for part in parts]
    if all(found):
        return sorted(one for one in found if one)
    by_code = reading.languages(text)
    if not by_code:
        raise ValueError(_("Diese Sprachen kennen wir nicht. So geht es: ar|fa:dolmetscher"))
    return sorted([one.language, one.with_interpreter] for one in by_code)


def _spoken(part: str) -> list[Any] | None:
    name = part.removesuffix(INTERPRETED).strip()
    code = name if _CODE.fullmatch(name) else _language_codes().get(name.casefold())
    return [code, part.endswith(INTERPRETED)] if code else None


@cache
def _topic_codes() -> dict[str, str]:
    return {vocabulary.label(code, "de").casefold(): code for code in topics()}


@cache
def _language_codes() -> dict[str, str]:
    return {language_name(code, "de").casefold(): code for code in LANGUAGE_CODES}


def _plain(name: str) -> Callable[[Facts], str]:
    def write(facts: Facts) -> str:
        value = facts.get(name)
        return joined(value) if isinstance(value, list) else _cell(value)

    return write


def _site(name: str) -> Callable[[Facts], str]:
    return lambda facts: _cell((facts.get("site") or {}).get(name))


def _said(language: str, part: str) -> Callable[[Facts], str]:
    return lambda facts: facts.get("texts", {}).get(language, {}).get(part, "")


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return "" if value is None else str(value)


def _write_languages(facts: Facts) -> str:
    return "|".join(
        f"{code}{INTERPRETED}" if interpreted else code
        for code, interpreted in facts.get("languages", [])
    )


def _label(name: str) -> str | Promise:
    return Offer._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # plain fields only


def _of_offer(name: str, read: Callable[[str], Any] = _text, *, is_public: bool = True) -> Column:
    return Column(name, _label(name), _plain(name), read, is_public=is_public)


def _choice(name: str, choices: type[models.TextChoices]) -> Column:
    read = _kind if choices is OfferKind else _one_of(choices)
    return Column(name, _label(name), _plain(name), read, tuple(choices.choices))


def _texts() -> tuple[Column, ...]:
    names = {"summary": gettext_lazy("Kurztext"), "note": gettext_lazy("Hinweis")}
    return tuple(
        Column(f"{part}_{code}", f"{names[part]} ({name})", _said(code, part), _text)
        for code, name in settings.LANGUAGES
        for part in TEXT_PARTS
    )


COLUMNS: tuple[Column, ...] = (
    Column("key", gettext_lazy("unser Schlüssel"), _plain("key"), _text),
    Column("version", _label("version"), _plain("version"), _number, is_public=False),
    _of_offer("name"),
    _choice("kind", OfferKind),
    Column("organisation", gettext_lazy("Organisation"), _plain("organisation"), _text),
    Column("organisation_name", gettext_lazy("Organisation"), _plain("organisation_name")),
    Column("owner", gettext_lazy("verantwortlich"), _plain("owner"), _text, is_public=False),
    _of_offer("phone"),
    _of_offer("email"),
    _of_offer("web"),
    Column("site", gettext_lazy("Standort (Name)"), _site("name"), _text),
    Column("street", gettext_lazy("Straße und Hausnummer"), _site("street"), _text),
    Column("postcode", gettext_lazy("Postleitzahl"), _site("postcode"), _text),
    Column("town", gettext_lazy("Ort"), _site("town"), _text),
    Column("area", gettext_lazy("Gemeinde (Schlüssel)"), _site("area"), _text),
    Column("lat", gettext_lazy("Breite"), _site("lat"), _decimal),
    Column("lon", gettext_lazy("Länge"), _site("lon"), _decimal),
    Column(
        "wheelchair", gettext_lazy("Barrierefreiheit"), _site("wheelchair"),
        _one_of(Wheelchair), tuple(Wheelchair.choices),
    ),
    Column("is_withheld", gettext_lazy("Anschrift geschützt"), _site("is_withheld"), read_yes),
    Column("areas", gettext_lazy("zuständig für"), _plain("areas"), split),
    Column("topics", gettext_lazy("Themen"), _plain("topics"), _topics),
    Column("languages", gettext_lazy("gesprochene Sprachen"), _write_languages, _languages),
    _of_offer("opening_hours"),
    _of_offer("phone_hours"),
    _of_offer("hours_text"),
    _choice("by_appointment", Appointment),
    _choice("holiday_rule", HolidayRule),
    _of_offer("access", _access),
    _choice("cost", Cost),
    _choice("gender", Gender),
    _of_offer("min_age", _number),
    _of_offer("max_age", _number),
    _of_offer("residence_statuses", split),
    _of_offer("capacity", _number),
    _of_offer("free_places", _number),
    _of_offer("waiting_days", _number),
    _of_offer("capacity_stated_on", read_day),
    _choice("certainty", Certainty),
    _of_offer("stated_on", _stated_on),
    _of_offer("checked_on", read_day),
    _of_offer("checked_by", is_public=False),
    _of_offer("check_again_by", read_day),
    _of_offer("valid_from", read_day),
    _of_offer("valid_until", read_day),
    *_texts(),
)  # fmt: skip
PUBLIC_COLUMNS = tuple(column for column in COLUMNS if column.is_public)
BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}

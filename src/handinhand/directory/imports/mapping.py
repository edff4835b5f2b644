"""Which column of a file means what: proposed by its name, kept for the next file of the source."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError
from handinhand.core.text import fold, words
from handinhand.directory.sheets.columns import BY_NAME, COLUMNS

ROW_KEY = "id"
# What lists call these things, folded.
SYNONYMS = {
    ROW_KEY: "id nr nummer lfd kennung",
    "name": "name angebot titel bezeichnung einrichtung",
    "kind": "typ art kategorie",
    "organisation": "trager organisation anbieter verein institution",
    "phone": "telefon tel telefonnummer rufnummer fon",
    "email": "mail email",
    "web": "web internet website webseite homepage url",
    "street": "strasse anschrift adresse",
    "postcode": "plz postleitzahl",
    "town": "ort stadt gemeinde",
    "areas": "zustandig gebiet kreis landkreis zustandigkreisags",
    "hours_text": "offnung offnungszeiten sprechzeiten",
    "languages": "sprachen sprache",
    "summary_de": "beschreibung kurztext",
    "note_de": "hinweis bemerkung",
    "stated_on": "stand datum sourcedate",
    "certainty": "sicherheit",
}
_BY_WORD = {word: name for name, said in SYNONYMS.items() for word in said.split()}
# What a new entry needs when the file does not say it.
FIRST_DEFAULTS = {"certainty": "B"}


def targets() -> list[tuple[str, str]]:
    """Return what a column can mean, with its name."""
    readable = [(one.name, str(one.label)) for one in COLUMNS if one.read]
    return [(ROW_KEY, _("Schlüssel der Zeile in der Quelle")), *readable]


def proposed(header: Iterable[str], kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return how a file would be read: as the last one of its source, else by its headings."""
    columns: dict[str, str] = {}
    for name in header:
        target = kept.get("columns", {}).get(name)
        if target is None:
            target = _by_name(name)
        columns[name] = target if target not in columns.values() else ""
    return {
        "columns": columns,
        "defaults": kept.get("defaults", FIRST_DEFAULTS),
        "is_complete": kept.get("is_complete", False),
    }


def _by_name(name: str) -> str:
    if name in BY_NAME:
        return name if BY_NAME[name].read else ""
    folded = [fold(word) for word in words(name.replace("_", " "))]
    by_label = {
        "".join(fold(word) for word in words(str(column.label))): column.name
        for column in COLUMNS
        if column.read
    }
    together = "".join(folded)
    if together in by_label or together in _BY_WORD:
        return by_label.get(together) or _BY_WORD[together]
    return next((_BY_WORD[word] for word in folded if word in _BY_WORD), "")


def require_usable(columns: Mapping[str, str], defaults: Mapping[str, str]) -> None:
    """Raise DomainError when rows could not be told apart, or two columns mean the same."""
    used = [target for target in columns.values() if target]
    twice = next((target for target in used if used.count(target) > 1), None)
    if twice is not None:
        message = _("Zwei Spalten bedeuten „%(name)s“. Bitte lassen Sie eine davon weg.")
        raise DomainError(message % {"name": dict(targets())[twice]})
    if ROW_KEY not in used and "key" not in used:
        raise DomainError(
            _("Welche Spalte unterscheidet die Zeilen? Wählen Sie „Schlüssel der Zeile“.")
        )
    if "name" not in {*used, *defaults} and "key" not in used:
        raise DomainError(_("Welche Spalte ist der Name? Ohne Namen gibt es keinen Eintrag."))


def by_target(
    cells: Iterable[str], header: Iterable[str], mapping: Mapping[str, Any]
) -> dict[str, str]:
    """Return a row's cells by what they mean; an empty one gets the value set for it."""
    columns, defaults = mapping["columns"], mapping["defaults"]
    found = {
        columns[name]: text for name, text in zip(header, cells, strict=True) if columns.get(name)
    }
    return {**found, **{name: text for name, text in defaults.items() if not found.get(name)}}

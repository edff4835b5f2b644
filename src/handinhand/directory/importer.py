"""Bring a list of offers into the directory; safe to run twice, reports row by row.

The shape is that of data/mv/directory: one row an offer, its body in `traeger`, its place in
`strasse`, `plz`, `ort`, the areas served in `zustaendig_kreis_ags`. A row that cannot be read is
refused with the reason; all others are applied in one transaction.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError
from handinhand.directory import reading, rows
from handinhand.directory.models import SourceRecord

REQUIRED = {
    "id", "typ", "name", "traeger", "zustaendig_kreis_ags", "strasse", "plz", "ort", "telefon",
    "email", "web", "oeffnung", "sprachen", "hinweis", "source_url", "source_date", "sicherheit",
    "standort_oeffentlich",
}  # fmt: skip
MOST_BYTES = 20_000_000
VERSION = "1"


@dataclass(frozen=True, slots=True)
class RowReport:
    """What became of one row: new, changed, unchanged or refused, with the reason."""

    line: int
    row_key: str
    outcome: str
    detail: str = ""


@dataclass(slots=True)
class Report:
    rows: list[RowReport] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        return sum(row.outcome == outcome for row in self.rows)


def import_directory(
    data: bytes, *, source: str, overrides: Mapping[str, Mapping[str, str]], on: date, dry_run: bool
) -> Report:
    """Apply a CSV file. Raises DomainError when the file as a whole cannot be read."""
    lines = list(_read(data))
    report = Report()
    with transaction.atomic():
        places = rows.Places(on)
        known = {
            record.row_key: record
            for record in SourceRecord.objects.filter(source=source).select_related("offer")
        }
        for number, row in lines:
            own = {**row, **overrides.get(row["id"], {})}
            report.rows.append(_apply(number, own, source, known.get(row["id"]), places))
        if dry_run:
            transaction.set_rollback(True)
    return report


def read_overrides(path: Path) -> dict[str, dict[str, str]]:
    """Read the reviewed corrections beside a list (id, field, value), if there is such a file."""
    found: dict[str, dict[str, str]] = {}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found.setdefault(row["id"], {})[row["field"]] = row["value"]
    return found


def _read(data: bytes) -> Iterable[tuple[int, dict[str, str]]]:
    if len(data) > MOST_BYTES:
        raise DomainError(_("Die Datei ist größer als 20 MB. Bitte in Teilen einlesen."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _("Die Datei ist nicht in UTF-8 gespeichert. Bitte als „CSV UTF-8“ speichern.")
        raise DomainError(message) from error
    reader = csv.DictReader(io.StringIO(text.replace("\0", ""), newline=""))
    missing = sorted(REQUIRED - set(reader.fieldnames or ()))
    if missing:
        message = _("Es fehlen die Spalten: %(names)s. Die erste Zeile muss sie nennen.")
        raise DomainError(message % {"names": ", ".join(missing)})
    try:
        for row in reader:
            yield reader.line_num, {key: (row.get(key) or "").strip() for key in row if key}
    except csv.Error as error:
        message = _("Zeile %(line)s lässt sich nicht lesen: %(reason)s")
        raise DomainError(message % {"line": reader.line_num, "reason": error}) from error


def _apply(
    line: int,
    row: Mapping[str, str],
    source: str,
    record: SourceRecord | None,
    places: rows.Places,
) -> RowReport:
    mark = _mark(row)
    if record is not None and record.row_hash == mark:
        return RowReport(line, row["id"], "unchanged")
    if record is not None and record.offer.merged_into_id is not None:
        return RowReport(line, row["id"], "unchanged", _("zusammengeführt"))
    try:
        _require(row)
        with transaction.atomic():
            changed = rows.write(row, source=source, mark=mark, record=record, places=places)
    except DomainError as error:
        return RowReport(line, row["id"], "refused", str(error.message))
    except ValidationError as error:
        return RowReport(line, row["id"], "refused", " ".join(error.messages))
    return RowReport(line, row["id"], "changed" if record else "new", ", ".join(changed))


def _require(row: Mapping[str, str]) -> None:
    if not re.fullmatch(r"[\w-]{1,60}", row["id"]):
        raise DomainError(_("Die Spalte „id“ braucht Buchstaben, Ziffern oder Bindestriche."))
    if not row["name"]:
        raise DomainError(_("Die Spalte „name“ ist leer."))
    if reading.kind(row["typ"]) is None and "kind" not in row:
        raise DomainError(_("Den Typ „%(type)s“ gibt es nicht.") % {"type": row["typ"]})


def _mark(row: Mapping[str, str]) -> str:
    text = json.dumps([VERSION, sorted(row.items())], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()

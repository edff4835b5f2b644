"""Builders for lists of others and for imports of them."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook

from handinhand.accounts.models import User
from handinhand.directory.models.imports import Import, ImportRow
from handinhand.directory.services import applying, import_undoing, importing
from tests.directory.make import make_steward

SMALLEST = {
    "Nr": "A-1",
    "Name": "Sprachcafé am Hafen",
    "Art": "Treffpunkt",
    "Träger": "Hafenverein",
    "Telefon": "0381 555111",
    "Straße": "Kai 1",
    "PLZ": "18055",
    "Ort": "Rostock",
    "Gebiet": "13003000",
}


def listed(**changes: str) -> dict[str, str]:
    return {**SMALLEST, **changes}


def csv_bytes(rows: Iterable[Mapping[str, str]], *, delimiter: str = ";") -> bytes:
    rows = list(rows)
    text = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, names, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def xlsx_bytes(rows: Iterable[Iterable[object]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def steward() -> User:
    return User.objects.filter(email="steward@example.org").first() or make_steward()


def upload(data: bytes, *, source: str = "Hafenliste", name: str = "liste.csv") -> Import:
    file = SimpleUploadedFile(name, data)
    return importing.upload(file=file, source=source, by=steward(), at=timezone.now())


def plan(data: bytes, *, source: str = "Hafenliste", **told: Any) -> Import:
    """Upload and compare a list as its columns are proposed, but for what is told."""
    run = upload(data, source=source)
    chosen = {**run.mapping, **told}
    importing.start_plan(import_id=run.pk, **chosen)
    run.refresh_from_db()
    return run


def apply(run: Import) -> Import:
    applying.start_apply(import_id=run.pk, by=steward())
    run.refresh_from_db()
    return run


def undo(run: Import, *, also_changed: bool = False) -> Import:
    import_undoing.start_undo(import_id=run.pk, by=steward(), also_changed=also_changed)
    run.refresh_from_db()
    return run


def bring_in(*rows: Mapping[str, str], **told: Any) -> Import:
    return apply(plan(csv_bytes(rows), **told))


def actions(run: Import) -> list[str]:
    return list(run.rows.values_list("action", flat=True))


def only_row(run: Import) -> ImportRow:
    return run.rows.get()

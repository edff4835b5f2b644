"""Builders for tests of the directory."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date

from handinhand.directory.importer import REQUIRED

TODAY = date(2026, 11, 24)
SMALLEST = {
    "id": "TEST-1",
    "typ": "Jugendamt",
    "name": "Jugendamt Teststadt",
    "zustaendig_kreis_ags": "13003",
    "sicherheit": "A",
    "standort_oeffentlich": "ja",
    "source_date": "2026-10-01",
}


def csv_file(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return a list as the importer reads it; what a row does not name is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, sorted(REQUIRED))
    writer.writeheader()
    for row in rows:
        writer.writerow({name: row.get(name, "") for name in REQUIRED})
    return text.getvalue().encode()


def row(**changes: str) -> dict[str, str]:
    return {**SMALLEST, **changes}

"""The matrix and the differences as files."""

import csv
import io
import json
from datetime import date

import pytest
from django.test import Client

from handinhand.core.spreadsheet import safe_cell
from handinhand.portal.law import files, printed
from handinhand.portal.law.asking import Asked
from handinhand.work_access.matrix import differences, matrix
from handinhand.work_access.words import Activity, Outcome, Status
from tests.publishing.reading import text_of

FILE = "/de/darf-ich-arbeiten/uebersicht"
DAY = date(2026, 6, 12)


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_csv_and_json_hold_every_cell_of_the_day_as_the_engine_has_it(client: Client) -> None:
    cells = matrix(DAY)
    rows = rows_of(client, f"{FILE}.csv?tag=2026-06-12")
    data = json.loads(client.get(f"{FILE}.json?tag=2026-06-12").content)
    assert data["on"] == "2026-06-12"
    assert data["checked_until"] == "2026-08-19"
    assert len(rows) == len(data["cells"]) == len(cells)
    for row, one in zip(rows, data["cells"], strict=True):
        cell = cells[Status(one["status"]), Activity(one["activity"])]
        assert row["outcome"] == one["outcome"] == cell.outcome
        assert row["possible"].split(" | ") == one["possible"] == list(cell.outcomes)
        assert [law["source"] for law in one["law"]] == [law.source for law in cell.law]


def test_a_file_holds_what_the_page_was_narrowed_to(client: Client) -> None:
    rows = rows_of(client, f"{FILE}.csv?papier=duldung")
    assert {row["status"] for row in rows} == {"duldung"}
    assert len(rows) == len(Activity)


def test_the_differences_as_files_are_those_of_the_engine(client: Client) -> None:
    query = "?von=2026-06-11&bis=2026-06-12"
    found = differences(date(2026, 6, 11), DAY)
    rows = rows_of(client, f"{FILE}/aenderungen.csv{query}")
    data = json.loads(client.get(f"{FILE}/aenderungen.json{query}").content)
    assert (data["from"], data["to"]) == ("2026-06-11", "2026-06-12")
    assert len(rows) == len(data["cells"]) == len(found)
    assert {(one["status"], one["activity"]) for one in data["cells"]} == {
        (one.status, one.activity) for one in found
    }


@pytest.mark.parametrize("language", ["de", "ar", "fr"])
def test_no_cell_of_a_csv_is_a_formula(client: Client, language: str) -> None:
    for row in rows_of(client, f"/{language}/darf-ich-arbeiten/uebersicht.csv"):
        assert all(safe_cell(cell) == cell for cell in row.values())


def test_a_formula_in_a_text_is_made_harmless() -> None:
    answer = files.as_csv([{"title": "=HYPERLINK(1)"}], "x")
    assert b"'=HYPERLINK" in answer.content  # type: ignore[attr-defined]  # stubs: the base has none


def test_an_empty_difference_is_an_empty_file(client: Client) -> None:
    query = "?von=2026-06-12&bis=2026-06-12"
    assert rows_of(client, f"{FILE}/aenderungen.csv{query}") == []


@pytest.mark.parametrize("path", [f"{FILE}.xml", f"{FILE}/aenderungen.pdf"])
def test_an_unknown_format_does_not_exist(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_paper_version_names_every_paper_and_what_it_allows(client: Client) -> None:
    answer = client.get(f"{FILE}.pdf?tag=2026-06-12&papier=duldung_60b")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    text = text_of(answer.content)
    assert "12. Juni 2026" in text
    assert "Arbeiten in einer Firma" in text
    assert "Nein" in text


def test_on_paper_a_paper_lists_all_aims_by_outcome() -> None:
    rows = list(printed._rows(Asked(DAY), Status.DULDUNG_60B))
    assert sum(str(row[2]).count(";") + 1 for row in rows) == len(Activity)
    cell = matrix(DAY)[Status.DULDUNG_60B, Activity.EMPLOYMENT]
    assert cell.outcome is Outcome.NOT_ALLOWED
    assert printed.in_words(cell) == "Nein"

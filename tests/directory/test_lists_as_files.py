"""Files of others: what is read, what is refused, and that nothing costs more than it may."""

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from handinhand.core.errors import DomainError
from handinhand.directory.sheets import files
from handinhand.directory.sheets.cells import guarded, joined, split, unguarded
from handinhand.directory.sheets.columns import read_cells
from tests.directory.make_lists import xlsx_bytes

Read = tuple[str, list[str], list[list[str]]]


def read(data: bytes) -> Read:
    with files.opened(io.BytesIO(data)) as table:
        return table.form, table.header, [cells for _line, cells in table.rows]


@pytest.mark.parametrize(
    ("data", "form"),
    [
        ("Nr;Straße\n1;Küstenweg\n".encode(), "CSV, UTF-8, getrennt durch Semikolon"),
        ("Nr,Straße\n1,Küstenweg\n".encode("utf-8-sig"), "CSV, UTF-8, getrennt durch Komma"),
        (
            "Nr\tStraße\n1\tKüstenweg\n".encode("cp1252"),
            "CSV, Windows-1252, getrennt durch Tabulator",
        ),
        (xlsx_bytes([["Nr", "Straße"], [1, "Küstenweg"]]), "Excel (XLSX)"),
    ],
)
def test_form_and_encoding_are_found_by_what_is_in_the_file(data: bytes, form: str) -> None:
    assert read(data) == (form, ["Nr", "Straße"], [["1", "Küstenweg"]])


def test_the_sign_inside_of_quotes_does_not_count() -> None:
    assert read(b'"a,b,c,d";e\n1;2\n')[1] == ["a,b,c,d", "e"]


def test_line_breaks_inside_a_cell_stay_and_empty_lines_are_left() -> None:
    assert read(b'a,b\n\n"x\ny",2\n,\n3,4\n')[2] == [["x\ny", "2"], ["3", "4"]]


def test_columns_without_a_name_or_with_the_same_get_one_of_their_own() -> None:
    assert read(b"a,,a,\n1,2,3,\n")[1] == ["a", "Spalte 2", "a (3)"]


def test_cells_of_a_workbook_are_read_as_people_see_them() -> None:
    moment = datetime(2026, 12, 31)  # noqa: DTZ001 - a workbook knows no zones
    row = ["a", 3812345.0, 54.5, True, None, moment, "x_x000D_y"]
    assert read(xlsx_bytes([list("abcdefg"), row]))[2] == [
        ["a", "3812345", "54.5", "ja", "", "2026-12-31", "x\ry"]
    ]


def test_a_formula_is_never_worked_out() -> None:
    book = Workbook()
    book.active.append(["a", "b"])
    book.active.append(["=1+1", "2"])
    target = io.BytesIO()
    book.save(target)
    assert read(target.getvalue())[2] == [["", "2"]]


def test_nul_bytes_are_left_out() -> None:
    assert read(b"a,b\n1\x00,2\n")[2] == [["1", "2"]]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "leer"),
        (b" \n\n ", "leer"),
        (b"\n\na,b\n", "erste Zeile"),
        (b"\xff\xfea\x00,\x00b\x00", "UTF-16"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "alte Excel-Format"),
        (b"%PDF-1.7\n\x01\x02\x03", "keine Tabelle"),
        (b"a,b\n" + "Küste".encode() + b"," + "Küste".encode("cp1252"), "mischt zwei"),
        (b"a,b\n\x81\x8d,1", "nicht lesbar"),
        (b"," * 1_000_000 + b"\n1\n", "länger"),
        (b"a," * 300 + b"\n1\n", "200 Spalten"),
        (b'a,b\n"' + b"x" * 200_000, "Zeile 2 lässt sich nicht lesen"),
        (b"PK\x03\x04kaputt", "beschädigt"),
        (xlsx_bytes([["a"], ["b"]])[:-200], "beschädigt"),
        (xlsx_bytes([[f"s{number}" for number in range(300)]]), "200 Spalten"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        read(data)


def test_a_heading_alone_is_no_list() -> None:
    with (
        pytest.raises(DomainError, match="keine einzige Zeile"),
        files.opened(io.BytesIO(b"a,b\n")) as table,
    ):
        table.samples()


def test_a_file_with_too_many_rows_is_refused_while_reading() -> None:
    with pytest.raises(DomainError, match="60000 Zeilen"):
        read(b"a,b\n" + b"1,2\n" * (files.MOST_ROWS + 1))


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped(word__document=b"<a/>"), "keine Tabelle"),
        (zipped(xl__workbook=b"<a/>", xl__styles=b" " * 6_000_000), "entpackt zu groß"),
        (zipped(xl__workbook=b"<a/>", xl__sharedStrings=b" " * 61_000_000), "entpackt zu groß"),
        (zipped(xl__workbook=b"<broken"), "beschädigt"),
    ],
)
def test_an_archive_is_looked_at_before_it_is_unpacked(data: bytes, said: str) -> None:
    assert len(data) < 100_000
    with pytest.raises(DomainError, match=said):
        read(data)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+49 381", "-1", "@SUM(A1)", "'=x", "''+1", "\ttab", "＝1", "=cmd|'/c calc'!A1"],
)
def test_no_cell_starts_a_formula_and_reading_gives_it_back(text: str) -> None:
    assert guarded(text)[0] == "'"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["'s Kontor", "a=b", "0381 1", ""])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text == unguarded(text)


@pytest.mark.parametrize("parts", [[], ["a"], ["a", "b"], ["a|b", "c\\", "d;e"], ["a;b"]])
def test_a_list_is_one_cell_and_comes_back(parts: list[str]) -> None:
    assert split(joined(parts)) == parts


@pytest.mark.parametrize(
    ("name", "text", "fact"),
    [
        ("kind", "Migrationsberatung (MBE/MSB)", "mbe"),
        ("kind", "treffpunkt", "meeting_place"),
        ("cost", "kostenlos", "free"),
        ("stated_on", "31.12.2026", "2026-12-31"),
        ("stated_on", "undatiert (um 2013)", "2013-01-01"),
        ("valid_from", "2026-12-31T00:00:00", "2026-12-31"),
        ("languages", "ar|fa:dolmetscher", [["ar", False], ["fa", True]]),
        ("languages", "Arabisch, Ukrainisch", [["ar", False], ["uk", False]]),
        ("languages", "ar, ku (mit Dolmetschern)", [["ar", True], ["ku", True]]),
        ("topics", "housing; debt", ["housing", "debt"]),
        ("is_withheld", "Nein", False),
        ("lat", "54,09", 54.09),
        ("min_age", "", None),
    ],
)
def test_cells_are_read_as_lists_of_others_write_them(name: str, text: str, fact: object) -> None:
    assert read_cells({name: text}) == {name: fact}

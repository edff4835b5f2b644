"""Write entries as tables, row by row: CSV for every program, XLSX for Excel."""

from collections.abc import Iterable, Iterator

from handinhand.core import spreadsheet
from handinhand.directory.facts import Facts
from handinhand.directory.sheets.cells import guarded
from handinhand.directory.sheets.columns import Column, cells_of


def csv_lines(entries: Iterable[Facts], columns: tuple[Column, ...]) -> Iterator[bytes]:
    return spreadsheet.csv_lines(_rows(entries, columns))


def xlsx_blocks(entries: Iterable[Facts], columns: tuple[Column, ...]) -> Iterator[bytes]:
    return spreadsheet.xlsx_blocks(_rows(entries, columns))


def _rows(entries: Iterable[Facts], columns: tuple[Column, ...]) -> Iterator[list[str]]:
    yield [column.name for column in columns]
    for facts in entries:
        yield [guarded(cell) for cell in cells_of(facts, columns)]

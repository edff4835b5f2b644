"""Write entries as tables, row by row: CSV for every program, XLSX for Excel."""

import csv
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile

from handinhand.directory.facts import Facts
from handinhand.directory.sheets.cells import guarded
from handinhand.directory.sheets.columns import Column, cells_of

BLOCK = 1 << 16
BOM = "\ufeff"  # without it Excel takes UTF-8 for an old encoding


class _Line:
    """Gives the csv module something to write to; what it wrote last is the line."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text = text


def csv_lines(entries: Iterable[Facts], columns: tuple[Column, ...]) -> Iterator[bytes]:
    line = _Line()
    writer = csv.writer(line)
    writer.writerow([column.name for column in columns])
    yield (BOM + line.text).encode()
    for facts in entries:
        writer.writerow([guarded(cell) for cell in cells_of(facts, columns)])
        yield line.text.encode()


def xlsx_blocks(entries: Iterable[Facts], columns: tuple[Column, ...]) -> Iterator[bytes]:
    """Yield a workbook. It is written to a temporary file first: its index stands at the end."""
    from openpyxl import Workbook  # 4 MB that most processes never need

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Hand in Hand")
    sheet.freeze_panes = "A2"
    sheet.append([column.name for column in columns])
    for facts in entries:
        sheet.append([_xml(guarded(cell)) or None for cell in cells_of(facts, columns)])
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while block := file.read(BLOCK):
            yield block


def _xml(text: str) -> str:
    """Keep carriage returns, which XML would drop, and what only looks like such an escape."""
    from openpyxl.utils.escape import escape

    return escape(text.replace("_x", "_x005F_x")) if "\r" in text or "_x" in text else text

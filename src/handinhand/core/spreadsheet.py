"""Rows for spreadsheets that cannot do harm there, as CSV and as a workbook."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile

# A cell that starts with one of these is read as a formula (OWASP, CSV injection), also behind
# spaces and in its full-width form.
_FORMULA = re.compile(r"\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BLOCK = 1 << 16
BOM = "\ufeff"  # without it Excel takes UTF-8 for an old encoding


class Line:
    """Gives `csv.writer` a file that hands back each line instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def safe_row(cells: Iterable[object]) -> list[str]:
    return [safe_cell(cell) for cell in cells]


def safe_cell(cell: object) -> str:
    """Return the text of a cell; what would be a formula gets an apostrophe before it."""
    text = "" if cell is None else _CONTROL.sub("", str(cell))
    return f"'{text}" if _FORMULA.match(text) else text


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield rows of safe cells as CSV, one after the other."""
    writer = csv.writer(Line())
    start = BOM
    for row in rows:
        yield (start + writer.writerow(row)).encode()
        start = ""


def xlsx_blocks(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield a workbook. It is written to a temporary file first: its index stands at the end."""
    from openpyxl import Workbook  # 4 MB that most processes never need

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Hand in Hand")
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_xml(cell) or None for cell in row])
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while block := file.read(_BLOCK):
            yield block


def _xml(text: str) -> str:
    """Keep carriage returns, which XML would drop, and what only looks like such an escape."""
    from openpyxl.utils.escape import escape

    return escape(text.replace("_x", "_x005F_x")) if "\r" in text or "_x" in text else text

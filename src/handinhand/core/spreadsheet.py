"""Rows for spreadsheets that cannot do harm there."""

import re
from collections.abc import Iterable

# A cell that starts with one of these is read as a formula (OWASP, CSV injection), also behind
# spaces and in its full-width form.
_FORMULA = re.compile(r"\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


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

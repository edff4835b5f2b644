"""Rows for spreadsheets that cannot do harm there."""

from collections.abc import Iterable

# A cell that starts with one of these is read as a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Line:
    """Gives `csv.writer` a file that hands back each line instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def safe_row(cells: Iterable[object]) -> list[str]:
    return [safe_cell(cell) for cell in cells]


def safe_cell(cell: object) -> str:
    """Return the text of a cell; what would be a formula gets an apostrophe before it."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text

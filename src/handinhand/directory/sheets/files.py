"""Read a table that somebody sent: what it is, its heading, its rows; never more than bounded.

The content decides, not the name of the file. Memory stays small: CSV is read line by line, XLSX
row by row, and what would unpack to more than a table needs is refused before it is unpacked.
"""

import csv
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from io import TextIOWrapper
from itertools import chain, islice
from typing import IO, Any
from xml.etree.ElementTree import ParseError  # nosec B405  # the error only, openpyxl parses

from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError
from handinhand.directory.sheets.cells import unguarded

MOST_BYTES, MOST_ROWS, MOST_COLUMNS = 20_000_000, 60_000, 200
LONGEST_LINE, BLOCK, SAMPLES = 400_000, 1 << 16, 3
# What the parts of a workbook may unpack to: sheets are read row by row, all else as a whole.
MOST_UNPACKED, MOST_STRINGS, MOST_OF_A_PART, MOST_PARTS = 500_000_000, 60_000_000, 5_000_000, 500
DELIMITERS = (",", ";", "\t")
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UTF8_IN_CP1252 = re.compile("[ÂÃÄÅâ][\u0080-¿€-™]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Table:
    """`form` says in words how the file was read; `rows` gives line number and cells."""

    form: str
    header: list[str]
    rows: Iterator[tuple[int, list[str]]]

    def samples(self) -> list[list[str]]:
        """Return the first rows. Raises DomainError when there is none."""
        found = [cells for _line, cells in islice(self.rows, SAMPLES)]
        if not found:
            raise DomainError(_("Unter der Überschrift steht keine einzige Zeile."))
        return found


@contextmanager
def opened(file: IO[bytes]) -> Iterator[Table]:
    """Read a file as a table. Raises DomainError for what is none, or is too large."""
    file.seek(0)
    begin = file.read(BLOCK)
    file.seek(0)
    if not begin.strip():
        raise DomainError(_("Die Datei ist leer."))
    if begin.startswith(_OLD_EXCEL):
        raise DomainError(_("Das ist das alte Excel-Format. Bitte als .xlsx speichern."))
    if begin.startswith(_ZIP):
        with _workbook(file) as rows:
            yield _table(_("Excel (XLSX)"), rows)
        return
    encoding = _encoding(file, begin)
    text = TextIOWrapper(file, encoding=encoding, newline="")
    try:
        lines = _lines(text)
        first = next(lines)
        delimiter = _delimiter(first)
        names = {",": _("Komma"), ";": _("Semikolon"), "\t": _("Tabulator")}
        said = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}[encoding]
        form = _("CSV, %(encoding)s, getrennt durch %(sign)s")
        rows = _csv_rows(chain([first], lines), delimiter)
        yield _table(form % {"encoding": said, "sign": names[delimiter]}, rows)
    finally:
        text.detach()


def _table(form: str, rows: Iterator[tuple[int, list[str]]]) -> Table:
    _line, header = next(rows, (0, []))
    while header and not header[-1]:
        header.pop()
    if not header:
        raise DomainError(_("Die erste Zeile muss die Spalten nennen; sie ist leer."))
    if len(header) > MOST_COLUMNS:
        message = _("Die Datei hat mehr als %(most)d Spalten. Bitte nur die nötigen lassen.")
        raise DomainError(message % {"most": MOST_COLUMNS})
    return Table(form, _distinct(header), _bounded(rows, len(header)))


def _distinct(header: list[str]) -> list[str]:
    """Give columns without a name, or with that of another, one of their own."""
    names: list[str] = []
    for number, text in enumerate(header, start=1):
        name = text[:80] or _("Spalte %(number)d") % {"number": number}
        names.append(name if name not in names else f"{name} ({number})")
    return names


def _bounded(rows: Iterator[tuple[int, list[str]]], width: int) -> Iterator[tuple[int, list[str]]]:
    count = 0
    for line, cells in rows:
        if not any(cells):
            continue
        count += 1
        if count > MOST_ROWS:
            message = _("Die Datei hat mehr als %(most)d Zeilen. Bitte in Teilen einlesen.")
            raise DomainError(message % {"most": MOST_ROWS})
        yield line, [*cells[:width], *[""] * (width - len(cells))]


def _encoding(file: IO[bytes], begin: bytes) -> str:
    """Return the encoding of the whole file. Raises DomainError where there is no single one."""
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = _("Die Datei ist in UTF-16 gespeichert. Bitte als „CSV UTF-8“ speichern.")
        raise DomainError(message)
    for encoding in ("utf-8-sig", "cp1252"):
        text = TextIOWrapper(file, encoding=encoding, newline="")
        line = 0
        try:
            for line, said in enumerate(_lines(text), start=1):
                _require_text(said, line, mixed=encoding == "cp1252")
        except UnicodeDecodeError:
            continue
        else:
            return encoding
        finally:
            text.detach()
            file.seek(0)
    raise DomainError(_("Die Schrift der Datei ist nicht lesbar. Bitte als „CSV UTF-8“ speichern."))


def _require_text(said: str, line: int, *, mixed: bool) -> None:
    if _CONTROL.search(said):
        raise DomainError(_("Das ist keine Tabelle. Wir lesen CSV und Excel (.xlsx)."))
    if mixed and _UTF8_IN_CP1252.search(said):
        message = _("Zeile %(line)d mischt zwei Zeichensätze. Bitte als „CSV UTF-8“ speichern.")
        raise DomainError(message % {"line": line})


def _lines(text: TextIOWrapper) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise DomainError(_("Eine Zeile ist länger, als eine Tabelle sein kann."))
        yield line.replace("\0", "")


def _delimiter(first: str) -> str:
    """Return the sign that parts the heading most often, outside of quotes."""
    bare = re.sub(r'"[^"]*"', "", first)
    return max(DELIMITERS, key=bare.count)


def _csv_rows(lines: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            yield line, [unguarded(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        message = _("Zeile %(line)d lässt sich nicht lesen. Fehlt ein Anführungszeichen am Ende?")
        raise DomainError(message % {"line": line}) from error


@contextmanager
def _workbook(file: IO[bytes]) -> Iterator[Iterator[tuple[int, list[str]]]]:
    from openpyxl import load_workbook  # 4 MB that most processes never need
    from openpyxl.utils.exceptions import InvalidFileException

    message = _("Die Excel-Datei ist beschädigt. Bitte öffnen und neu speichern.")
    try:
        _require_small(file)
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ParseError, ValueError) as error:
        raise DomainError(message) from error
    try:
        yield _sheet_rows(book, message)
    finally:
        book.close()


def _require_small(file: IO[bytes]) -> None:
    """Refuse what would unpack to more than a table needs; no part can be larger than it says."""
    with zipfile.ZipFile(file) as parts:
        infos = parts.infolist()
    if "xl/workbook.xml" not in {one.filename for one in infos}:
        raise DomainError(_("Das ist keine Tabelle. Wir lesen CSV und Excel (.xlsx)."))
    too_large = any(one.file_size > _most_of(one.filename) for one in infos)
    total = sum(one.file_size for one in infos)
    if too_large or total > MOST_UNPACKED or len(infos) > MOST_PARTS:
        raise DomainError(_("Die Excel-Datei ist entpackt zu groß. Bitte nur die Tabelle senden."))


def _most_of(part: str) -> int:
    if part.startswith(("xl/worksheets/", "xl/media/")):
        return MOST_UNPACKED
    return MOST_STRINGS if part == "xl/sharedStrings.xml" else MOST_OF_A_PART


def _sheet_rows(book: Any, damaged: str) -> Iterator[tuple[int, list[str]]]:
    sheet = book.worksheets[0] if book.worksheets else None
    if sheet is None:
        raise DomainError(_("Die Excel-Datei hat kein Tabellenblatt."))
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    try:
        for line, cells in enumerate(rows, start=1):
            yield line, [unguarded(_as_text(cell)) for cell in cells]
    except (zipfile.BadZipFile, ParseError, KeyError, ValueError, IndexError, EOFError) as error:
        raise DomainError(damaged) from error


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return _without_escapes(cell) if isinstance(cell, str) else str(cell)


def _without_escapes(cell: str) -> str:
    from openpyxl.utils.escape import unescape

    return str(unescape(cell)) if "_x" in cell else cell

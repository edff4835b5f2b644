"""The review on paper: A4 across, every law written out."""

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from handinhand.portal.law.staff.filtering import ReviewFilter
from handinhand.portal.law.staff.lines import Line, Table
from handinhand.publishing import document as parts
from handinhand.publishing.document import Block, Column, Document, Heading, Span, Text
from handinhand.work_access.rows import PointEntry

Point = tuple[PointEntry, Line, list[tuple[str, str]]]


def as_document(
    tables: Sequence[Table], points: Sequence[Point], asked: ReviewFilter, address: str
) -> Document:
    today = timezone.localdate()
    lead = _("Stand am %(day)s.") % {"day": f"{asked.tag:%d.%m.%Y}"} if asked.tag else None
    return Document(
        title=_("Darf ich arbeiten? Regeln und Werte zur Prüfung"),
        language="de",
        facts_on=today,
        lead=lead,
        source_address=address,
        blocks=tuple(_blocks(tables, points)),
        is_wide=True,
    )


def _blocks(tables: Sequence[Table], points: Sequence[Point]) -> Iterator[Block]:
    for table in tables:
        yield Heading(table.title)
        yield parts.Table(table.title, _columns(), [_row(line) for line in table.lines])
    if points:
        yield Heading(_("Offene Punkte"))
        columns = [
            Column(_("Punkt"), share=0.3),
            Column(_("Frage"), share=3),
            Column(_("Bis dahin gilt"), share=2),
        ]
        rows = [[line.number, line.title, line.says] for _entry, line, _rows in points]
        yield parts.Table(_("Offene Punkte"), columns, rows)


def _columns() -> list[Column]:
    return [
        Column(_("Nr."), share=0.35),
        Column(_("Regel oder Wert"), share=3),
        Column(_("Folge"), share=1.2),
        Column(_("Gesetz"), share=2),
        Column(_("Sicherheit"), share=0.8),
        Column(_("Geprüft"), share=1.1),
    ]


def _row(line: Line) -> list[Text]:
    title = f"{line.title}\n{line.code}"
    return [line.number, title, says(line), _sources(line), line.sure, _checked(line)]


def says(line: Line) -> str:
    """Return what follows from a line: an outcome, or a value with its days."""
    if line.look:
        return line.look.word
    if line.since is None:
        return line.says
    until = f"{line.until:%d.%m.%Y}" if line.until else _("offen")
    days = f"{line.since:%d.%m.%Y} – {until}"
    return f"{line.says}\n{days}" if line.says else days


def _sources(line: Line) -> Text:
    spans: list[str | Span] = []
    for one in line.sources:
        spans += [Span(one.text, link=one.address or None), "\n"]
    return tuple(spans[:-1])


def _checked(line: Line) -> str:
    return "\n".join(
        f"{one.by}, {one.on:%d.%m.%Y}" + ("" if one.is_current else _(" (seitdem geändert)"))
        for one in line.confirmations
    ) or _("nicht bestätigt")

"""The matrix on paper: for each paper, which aims come out how."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from handinhand.portal.law import labels
from handinhand.portal.law.asking import Asked
from handinhand.portal.templatetags.hih import day
from handinhand.publishing.document import (
    Block,
    Bullets,
    Column,
    Document,
    Item,
    Paragraph,
    Span,
    Table,
    Text,
)
from handinhand.work_access.matrix import Cell, matrix
from handinhand.work_access.values import CHECKED_UNTIL
from handinhand.work_access.words import Status


def as_document(asked: Asked, address: str) -> Document:
    return Document(
        title=_("Alle Papiere im Überblick"),
        language=translation.get_language() or "de",
        facts_on=asked.day,
        lead=_("Rechtsstand geprüft bis %(day)s.") % {"day": day(CHECKED_UNTIL)},
        source_address=address,
        blocks=tuple(_blocks(asked)),
    )


def _blocks(asked: Asked) -> Iterator[Block]:
    yield Bullets(
        [Item((Span(one.word, is_strong=True), f": {one.meaning}")) for one in labels.legend()]
    )
    for title, statuses in labels.STATUS_GROUPS.values():
        rows = [row for status in statuses for row in _rows(asked, status)]
        if rows:
            columns = [
                Column(_("Papier"), share=1.1),
                Column(_("Ergebnis"), share=1.2),
                Column(_("Ziel"), share=2),
            ]
            yield Table(str(title), columns, rows)
    yield Paragraph(_("Diese Seite ist keine Rechtsberatung."), is_quiet=True)


def _rows(asked: Asked, status: Status) -> Iterator[list[Text]]:
    """Yield the outcomes of a paper; the paper is named in the first row only."""
    if asked.status not in (None, status):
        return
    cells = matrix(asked.day)
    by_outcome: dict[str, list[str]] = {}
    for activity in labels.ORDERED_ACTIVITIES:
        cell = cells.get((status, activity))
        if cell and asked.activity in (None, activity):
            by_outcome.setdefault(in_words(cell), []).append(labels.activity_title(activity))
    name = labels.status_title(status)
    for words, aims in by_outcome.items():
        yield [name, words, "; ".join(aims)]
        name = ""


def in_words(cell: Cell) -> str:
    first = labels.look(cell.outcome).word
    if len(cell.outcomes) == 1:
        return first
    return f"{first}: {' / '.join(labels.look(one).word for one in cell.outcomes)}"

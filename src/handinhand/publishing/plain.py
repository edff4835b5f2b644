"""A document as plain data (JSON) for the templates in typst/. Texts become runs, never markup.

A run is {"t": text} and, only where it differs from the document: "l" language, "d" direction,
"u" address of a link, "b" bold. {"n": true} is a new line.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from typing import Any

from django.conf import settings

from handinhand.core.phones import dial
from handinhand.publishing import look, qr
from handinhand.publishing.directions import Direction, runs
from handinhand.publishing.document import (
    Block,
    Bullets,
    Contact,
    Document,
    Facts,
    Heading,
    Item,
    Numbered,
    Paragraph,
    QrCode,
    Span,
    Table,
    Text,
    Verdict,
)
from handinhand.publishing.glyphs import NEW_LINE, drawable
from handinhand.publishing.words import frame_words

Run = dict[str, Any]
_LINKS = ("https://", "http://", "mailto:", "tel:")
_KEPT_WHOLE = 1_200  # characters; what is longer may break over pages
_LONG_WORD = 40  # from here on a word may break every few letters
_FEW = 8
_BREAK = "\u200b"
_FOOT = 180  # characters of the source's address that have room at the foot of a page


def as_data(document: Document) -> dict[str, Any]:
    """Return all that the templates need; nothing else is read while setting."""
    writer = _Writer(document.language)
    address = document.source_address
    title = drawable(document.title).replace(NEW_LINE, " ")
    if not _is_visible(title):
        raise ValueError("a document has a title that can be read")
    return {
        "title": title,
        "heading": writer.runs(title),
        "lead": writer.runs(document.lead),
        "language": writer.language,
        "is_plain": document.language == "de-simple",
        "direction": writer.direction,
        "is_wide": document.is_wide,
        "blocks": [_block(block, writer) for block in document.blocks],
        "source": _source(address, writer) if address else None,
        "words": frame_words(document.language, document.facts_on),
        "colours": look.colours(),
        "mark": look.mark(),
    }


def _source(address: str, writer: "_Writer") -> dict[str, Any]:
    is_long = len(address) > _FOOT
    short = f"{address[:_FOOT]}…" if is_long else address
    return {
        "runs": writer.address(address),
        "short": writer.address(short),
        **qr.picture(address),
    }


class _Writer:
    """Writes texts for readers of one language."""

    def __init__(self, language: str) -> None:
        self.language = _primary(language)
        self.direction = _direction(self.language)

    def runs(self, text: Text | None, language: str | None = None, link: str = "") -> list[Run]:
        """Return the runs of a text; `language` and `link` are those of all its parts."""
        if text is None:
            return []
        parts = text if isinstance(text, tuple) else (text,)
        spans = (part if isinstance(part, Span) else Span(part) for part in parts)
        found = [run for span in spans for run in self._span(span, language, link)]
        return found if any(_is_visible(run.get("t", "")) for run in found) else []

    def address(self, address: str) -> list[Run]:
        """Return an address of the internet as a link; Latin in every language."""
        return self.runs(Span(address, language="de", link=address))

    def _span(self, span: Span, language: str | None, link: str) -> Iterator[Run]:
        its = _primary(span.language or language or self.language)
        common: Run = {} if its == self.language else {"l": its}
        target = span.link or link
        if target.startswith(_LINKS):
            common["u"] = target
        if span.is_strong:
            common["b"] = True
        for number, line in enumerate(drawable(span.text).split(NEW_LINE)):
            if number:
                yield {"n": True}
            for part, direction in self._directed(line, its):
                turned = {} if direction == self.direction else {"d": direction}
                yield {"t": _breakable(part), **common, **turned}

    def _directed(self, line: str, language: str) -> Iterable[tuple[str, Direction]]:
        """Split by direction; a text of another direction than ours is set apart as a whole."""
        if not line:
            return []
        base = _direction(language)
        return runs(line, base) if base == self.direction else [(line, base)]


def _primary(language: str) -> str:
    """Return the language without its variant, which typst and screen readers do not know."""
    return language.partition("-")[0]


def _direction(language: str) -> Direction:
    return "rtl" if language in settings.LANGUAGES_BIDI else "ltr"


def _breakable(text: str) -> str:
    """Let words as long as a line break, so that nothing runs over the edge of the paper."""
    return " ".join(
        word
        if len(word) < _LONG_WORD or word.startswith(_LINKS)
        else _BREAK.join(word[at : at + _FEW] for at in range(0, len(word), _FEW))
        for word in text.split(" ")
    )


def _is_visible(text: str) -> bool:
    return any(sign.isprintable() and not sign.isspace() for sign in text)


def _is_short(*texts: Sequence[Run]) -> bool:
    return sum(len(run.get("t", "")) for text in texts for run in text) < _KEPT_WHOLE


@singledispatch
def _block(block: Block, writer: _Writer) -> dict[str, Any]:
    del writer
    raise TypeError(f"no block of a document: {type(block).__name__}")


@_block.register
def _heading(block: Heading, writer: _Writer) -> dict[str, Any]:
    return {"kind": "heading", "text": writer.runs(block.text), "level": block.level}


@_block.register
def _paragraph(block: Paragraph, writer: _Writer) -> dict[str, Any]:
    return {"kind": "paragraph", "text": writer.runs(block.text), "is_quiet": block.is_quiet}


@_block.register
def _verdict(block: Verdict, writer: _Writer) -> dict[str, Any]:
    texts = [writer.runs(text) for text in (block.label, block.title, block.text)]
    return {
        "kind": "verdict",
        "tone": block.tone.value,
        **dict(zip(("label", "title", "text"), texts, strict=True)),
        "is_whole": _is_short(*texts),
    }


@_block.register(Numbered)
@_block.register(Bullets)
def _list(block: Numbered | Bullets, writer: _Writer) -> dict[str, Any]:
    kind = "numbered" if isinstance(block, Numbered) else "bullets"
    return {"kind": kind, "items": [_item(item, writer) for item in block.items]}


def _item(item: Item, writer: _Writer) -> dict[str, Any]:
    return {"text": writer.runs(item.text), "source": writer.runs(item.source)}


@_block.register
def _facts(block: Facts, writer: _Writer) -> dict[str, Any]:
    rows = [[writer.runs(label), writer.runs(value)] for label, value in block.rows]
    return {"kind": "facts", "rows": rows}


@_block.register
def _contact(block: Contact, writer: _Writer) -> dict[str, Any]:
    website = block.website if block.website.startswith(_LINKS) else f"https://{block.website}"
    lines = {
        "address": writer.runs(block.address, block.language),
        "phone": writer.runs(block.phone, "de", f"tel:{dial(block.phone)}"),
        "email": writer.runs(block.email, "de", f"mailto:{block.email}"),
        "website": writer.runs(block.website, "de", website),
        "hours": writer.runs(block.hours),
        "languages": writer.runs(block.languages),
    }
    return {
        "kind": "contact",
        "name": writer.runs(Span(block.name, block.language)),
        "note": writer.runs(block.note),
        "lines": [{"label": label, "text": text} for label, text in lines.items() if text],
        "is_whole": _is_short(*lines.values(), writer.runs(block.note)),
    }


@_block.register
def _table(block: Table, writer: _Writer) -> dict[str, Any]:
    rows = [*block.rows, *([block.total] if block.total else [])]
    if any(len(row) != len(block.columns) for row in rows):
        raise ValueError("every row of a table has as many cells as the table has columns")
    return {
        "kind": "table",
        "caption": writer.runs(block.caption),
        "columns": [
            {
                "title": writer.runs(column.title),
                "is_numeric": column.is_numeric,
                "share": column.share,
            }
            for column in block.columns
        ],
        "rows": [[writer.runs(cell) for cell in row] for row in block.rows],
        "total": [writer.runs(cell) for cell in block.total] if block.total else None,
    }


@_block.register
def _qr_code(block: QrCode, writer: _Writer) -> dict[str, Any]:
    return {
        "kind": "qr",
        "label": writer.runs(block.label),
        "address": writer.address(block.address),
        **qr.picture(block.address),
    }

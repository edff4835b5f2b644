"""What a document is made of. Callers build it, `rendering.render_pdf` sets it.

    Document(
        title=_("Darf ich arbeiten?"), language="ar", facts_on=today, source_address=address,
        blocks=(Verdict(Tone.WAIT, label=_("Noch nicht"), title=...), Heading(_("Warum?")), ...),
    )

A text is a str in the document's language. Where a part is in another one, or a link, it is a
`Span`; mixed texts are tuples of both. "\\n" starts a new line. No text is ever read as markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text with a language of its own (BCP 47), or one that is a link, or bold."""

    text: str
    language: str | None = None
    link: str | None = None
    is_strong: bool = False


Text = str | Span | tuple[str | Span, ...]


class Tone(StrEnum):
    """What a verdict says; colour, sign and word tell it, so black and white does too."""

    YES = "yes"
    WAIT = "wait"
    NO = "no"
    ASK = "ask"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title: level 2, or 3 below one of level 2."""

    text: Text
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, set apart: "Noch nicht" (label), "Ab dem 2. Februar ist es möglich." (title)."""

    tone: Tone
    label: Text
    title: Text
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list; below it, small, where that stands (a law, a page)."""

    text: Text
    source: Text | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Bullets:
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and its value, one below the other."""

    rows: Sequence[tuple[Text, Text]]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask. Name and address are in `language`: German names stay German everywhere.

    A phone number and a mail address can be tapped. A withheld address is simply not given.
    """

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    hours: Text | None = None
    languages: Text | None = None
    note: Text | None = None
    language: str = "de"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; figures stand at the end of the line, digit below digit."""

    title: Text
    is_numeric: bool = False
    share: float = 1.0  # of the width, beside the other columns


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on every page; `total` is its last, bold row."""

    caption: Text
    columns: Sequence[Column]
    rows: Sequence[Sequence[Text]]
    total: Sequence[Text] | None = None


@dataclass(frozen=True, slots=True)
class QrCode:
    """An address to scan, written beside it for those who type."""

    address: str
    label: Text


Block = Heading | Paragraph | Verdict | Numbered | Bullets | Facts | Contact | Table | QrCode


@dataclass(frozen=True, slots=True)
class Document:
    """One document. The same one gives the same bytes: its day is that of its facts."""

    title: str
    language: str  # as in settings.LANGUAGES
    facts_on: date
    blocks: Sequence[Block]
    source_address: str = ""  # where this can be read today; printed with a QR code on each page
    lead: Text | None = None
    is_wide: bool = False  # landscape, for wide tables

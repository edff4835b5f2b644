"""The shape of a document in the index: its fields, and what comes back of it."""

import marshal
from functools import cache
from math import floor
from typing import Any, NamedTuple

import tantivy

from handinhand.search.documents import Document
from handinhand.search.terms import document_terms
from handinhand.topics.tree import topics

SCHEMA_VERSION = "3"
POSITION_ID = "_position"
EVERYWHERE = "*"
OPEN_VARIES = "varies"  # the hours differ by date: only a look at the moment tells
MARSHAL_VERSION = 4


class Stored(NamedTuple):
    """What the index gives back of a document, without asking the database."""

    id: str
    kind: str
    key: str
    name: str
    names: dict[str, str]
    path: str
    topics: tuple[str, ...]
    main_topics: tuple[str, ...]
    areas: tuple[str, ...]
    lat: float | None
    lon: float | None
    weight: float
    hours: str
    source: str


@cache
def schema() -> tantivy.Schema:
    """Return the fields of the index; a change needs a new SCHEMA_VERSION."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    for name in ("kind", "topic", "language", "access", "audience"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("main_topic", "area", "cell", "open", "sort"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("name", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
    builder.add_float_field("weight", fast=True)
    builder.add_bytes_field("payload", stored=True)
    return builder.build()


# Squares of about 28 × 27 km and 7 × 7 km (at 54° north), as parts of a degree.
_CELLS = {"large": (4.0, 2.4), "small": (16.0, 9.6)}
_KM_OF_LARGE = 26


def cells_around(lat: float, lon: float, size: str, within_km: int = 0) -> list[str]:
    """Return the square of a point first, then those around it: one ring, or all that reach."""
    down, right = _CELLS[size]
    row, column = floor(lat * down), floor(lon * right)
    rings = range(-(reach := max(1, -(-within_km // _KM_OF_LARGE))), reach + 1)
    own = f"{size}{row}_{column}"
    every = [f"{size}{row + step}_{column + side}" for step in rings for side in rings]
    return [own, *(square for square in every if square != own)]


def row_of(document: Document, source_name: str | None = None) -> tantivy.Document:
    _, _, key = document.id.partition(":")
    name_terms, body_terms = document_terms(document)
    deep = deep_topics_of(document)
    fields: dict[str, Any] = {
        "id": document.id,
        "key": f"{source_name or document.source}:{key}",
        "kind": document.kind,
        "topic": list(deep),
        "main_topic": document.topics[:1],
        "language": list(document.languages),
        "access": list(document.access),
        "audience": list(document.audiences),
        "area": list(document.areas) or [EVERYWHERE],
        "open": list(document.open_hours),
        "sort": document.sort,
        "name": " ".join(name_terms),
        "body": " ".join(body_terms),
        "weight": document.weight,
    }
    if document.lat is not None and document.lon is not None:
        fields["cell"] = [cells_around(document.lat, document.lon, size)[0] for size in _CELLS]
    row = tantivy.Document()
    for name, value in fields.items():
        for one in value if isinstance(value, list | tuple) else [value]:
            row.add_float(name, one) if isinstance(one, float) else row.add_text(name, one)
    stored = stored_of(document, key, deep)
    row.add_bytes("payload", marshal.dumps(tuple(stored), MARSHAL_VERSION))
    return row


def stored_of(document: Document, key: str, deep_topics: tuple[str, ...]) -> Stored:
    """Return what a result needs of a document; `deep_topics` are its topics with those above."""
    return Stored(
        document.id,
        document.kind,
        key,
        document.name,
        dict(document.names),
        document.path,
        deep_topics,
        tuple(document.topics),
        tuple(document.areas),
        document.lat,
        document.lon,
        document.weight,
        document.hours,
        document.source,
    )


def deep_topics_of(document: Document) -> tuple[str, ...]:
    """Return the topics of a document with the broader ones above them, each once."""
    known = (topics()[code] for code in document.topics if code in topics())
    return tuple(dict.fromkeys(code for topic in known for code in topic.path))


def position_row(position: int) -> tantivy.Document:
    row = tantivy.Document()
    row.add_text("id", POSITION_ID)
    row.add_bytes("payload", str(position).encode())
    return row

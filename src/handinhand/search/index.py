"""The disposable local index: built from the database, kept up by the log of changes.

The folder carries the version of schema, analyser and vocabulary in its name; a missing, old or
broken one is built anew. The last change applied stands in the same commit as the documents, so
that both are there or neither. One process writes (file lock), every process reads.
"""

import contextlib
import fcntl
import marshal
import shutil
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from math import floor
from pathlib import Path
from typing import Any, NamedTuple

import tantivy
from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from handinhand.core import health
from handinhand.search import lexicon
from handinhand.search.documents import Document, sources
from handinhand.search.models import Change
from handinhand.search.terms import document_terms
from handinhand.topics.tree import topics

SCHEMA_VERSION = "2"
POSITION_ID = "_position"
EVERYWHERE = "*"
OPEN_VARIES = "varies"  # the hours differ by date: only a look at the moment tells
MARSHAL_VERSION = 4
WRITER_HEAP = 60_000_000
CHECK_SECONDS = 1.0
# On PostgreSQL a lower number may become visible after a higher one: this much is read again.
REREAD = timedelta(seconds=30)


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


class IndexNotReady(Exception):  # noqa: N818 - a state, not a fault
    """No index yet, and another process is building it."""


class SearchIndex:
    """One process's view of the index in a folder."""

    def __init__(self, folder: Path) -> None:
        self._root = folder
        self._path = folder / f"{SCHEMA_VERSION}-{lexicon.version()}"
        self._index: tantivy.Index | None = None
        self._checked = 0.0
        self._applied: set[int] = set()

    def searcher(self) -> tantivy.Searcher:
        """Return a reader that has seen every change committed more than a second ago."""
        if self._index is None or not self._path.exists():
            self._open_or_build()
        if time.monotonic() - self._checked > CHECK_SECONDS:
            self.sync()
        assert self._index is not None  # noqa: S101 - opened above
        return self._index.searcher()

    def sync(self) -> int:
        """Apply what the log of changes has and the index has not; return how many changes."""
        self._checked = time.monotonic()
        if self._index is None:
            self._open_or_build()
        assert self._index is not None  # noqa: S101 - opened above
        self._index.reload()
        changes = self._pending(self._position())
        if not changes:
            return 0
        with self._lock(wait=False) as held:
            if held:
                self._index.reload()
                self._apply(self._pending(self._position()))
        self._index.reload()
        self._applied |= {seq for seq, _, _ in changes}
        return len(changes)

    def behind(self) -> int:
        """Return how many changes of the log the index has not applied; applies none."""
        if self._index is None:
            self._open_or_build()
        assert self._index is not None  # noqa: S101 - opened above
        self._index.reload()
        return Change.objects.filter(seq__gt=self._position()).count()

    def rebuild(self) -> int:
        """Build the index anew beside the old one, then take its place; return the documents."""
        with self._lock(wait=True):
            return self._build()

    def _open_or_build(self) -> None:
        if self._index is not None and not self._path.exists():
            self._index = None
        if not tantivy.Index.exists(str(self._path)) if self._path.exists() else True:
            with self._lock(wait=False) as held:
                if not held:
                    raise IndexNotReady
                if not self._path.exists():
                    self._build()
        try:
            self._index = tantivy.Index.open(str(self._path))
        except ValueError:  # a torn or foreign folder: it is only a cache
            with self._lock(wait=True):
                self._build()
            self._index = tantivy.Index.open(str(self._path))

    def _build(self) -> int:
        fresh = self._root / f"building-{time.time_ns()}"
        fresh.mkdir(parents=True)
        index = tantivy.Index(schema(), path=str(fresh))
        writer = index.writer(heap_size=WRITER_HEAP, num_threads=1)
        position = Change.objects.aggregate(last=Max("seq"))["last"] or 0
        count = 0
        for source in sources().values():
            for document in source.every():
                writer.add_document(_row(document))
                count += 1
        writer.add_document(_position_row(position))
        writer.commit()
        writer.wait_merging_threads()
        del writer, index
        if self._path.exists():
            shutil.rmtree(self._path)
        fresh.rename(self._path)
        self._index = tantivy.Index.open(str(self._path))
        self._remove_others()
        return count

    def _remove_others(self) -> None:
        """Remove what older versions left, but for the last: during an upgrade it still serves."""
        folders = [path for path in self._root.iterdir() if path.is_dir() and path != self._path]
        for folder in _all_but_newest(path for path in folders if not _is_unfinished(path)):
            shutil.rmtree(folder, ignore_errors=True)
        own_lexicon = f"lexicon-{lexicon.version()}.bin"
        lexicons = self._root.glob("lexicon-*.bin")
        for file in _all_but_newest(path for path in lexicons if path.name != own_lexicon):
            file.unlink()

    def _position(self) -> int:
        assert self._index is not None  # noqa: S101 - callers open it first
        searcher = self._index.searcher()
        query = tantivy.Query.term_query(self._index.schema, "id", POSITION_ID)
        hits = searcher.search(query, limit=1).hits
        return int(bytes(searcher.doc(hits[0][1]).get_first("payload") or b"0")) if hits else 0

    def _pending(self, position: int) -> list[tuple[int, str, str]]:
        newer = Change.objects.filter(seq__gt=position)
        found = list(newer.values_list("seq", "kind", "key")[:5000])
        if found or self._applied:
            late = Change.objects.filter(seq__lte=position, at__gte=timezone.now() - REREAD)
            found += list(late.exclude(seq__in=self._applied).values_list("seq", "kind", "key"))
        return sorted(found)

    def _apply(self, changes: list[tuple[int, str, str]]) -> None:
        if not changes:
            return
        assert self._index is not None  # noqa: S101 - callers open it first
        writer = self._index.writer(heap_size=WRITER_HEAP // 4, num_threads=1)
        try:
            for name, source in sources().items():
                keys = {key for _, kind, key in changes if kind == name}
                for key in keys:
                    writer.delete_documents_by_term("key", f"{name}:{key}")
                for document in source.some(keys) if keys else ():
                    writer.add_document(_row(document, source_name=name))
            writer.delete_documents_by_term("id", POSITION_ID)
            last = max(self._position(), *(seq for seq, _, _ in changes))
            writer.add_document(_position_row(last))
            writer.commit()
        finally:
            writer.wait_merging_threads()
            del writer

    @contextlib.contextmanager
    def _lock(self, *, wait: bool) -> Iterator[bool]:
        self._root.mkdir(parents=True, exist_ok=True)
        with (self._root / "lock").open("w") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield False
                return
            yield True


def _is_unfinished(folder: Path) -> bool:
    return folder.name.startswith("building-")


def _all_but_newest(paths: Iterable[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True)[1:]


_indexes: dict[str, SearchIndex] = {}


def current() -> SearchIndex:
    """Return this process's index for the folder the settings name."""
    folder = str(settings.SEARCH_INDEX_DIR)
    if folder not in _indexes:
        _indexes[folder] = SearchIndex(Path(folder))
    return _indexes[folder]


def readiness() -> str:
    """Open the index, or build a missing one; a process that finds another building has to wait."""
    try:
        current().searcher()
    except IndexNotReady:
        return "building"
    return health.OK


@cache
def schema() -> tantivy.Schema:
    """Return the fields of the index; a change needs a new SCHEMA_VERSION."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    for name in ("kind", "topic", "language", "access", "audience"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("main_topic", "area", "cell", "open"):
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


def _row(document: Document, source_name: str | None = None) -> tantivy.Document:
    _, _, key = document.id.partition(":")
    name_terms, body_terms = document_terms(document)
    deep = dict.fromkeys(
        code for topic in document.topics if topic in topics() for code in topics()[topic].path
    )
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
    stored = Stored(
        document.id,
        document.kind,
        key,
        document.name,
        dict(document.names),
        document.path,
        tuple(deep),
        tuple(document.topics),
        tuple(document.areas),
        document.lat,
        document.lon,
        document.weight,
        document.hours,
        document.source,
    )
    row.add_bytes("payload", marshal.dumps(tuple(stored), MARSHAL_VERSION))
    return row


def _position_row(position: int) -> tantivy.Document:
    row = tantivy.Document()
    row.add_text("id", POSITION_ID)
    row.add_bytes("payload", str(position).encode())
    return row

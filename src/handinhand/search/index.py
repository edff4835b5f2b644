"""The disposable local index: built from the database, kept up by the log of changes.

The folder carries the version of schema, analyser and vocabulary in its name; a missing, old or
broken one is built anew. The last change applied stands in the same commit as the documents, so
that both are there or neither. One process writes (file lock), every process reads. While an
index is being built the one held before goes on serving; without any, `fallback` asks the database.
"""

import contextlib
import fcntl
import logging
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import tantivy
from django.conf import settings
from django.db.models import Max

from handinhand.core import health
from handinhand.search import lexicon
from handinhand.search.documents import sources
from handinhand.search.models import Change
from handinhand.search.stored import POSITION_ID, SCHEMA_VERSION, position_row, row_of, schema

WRITER_HEAP = 60_000_000
CHECK_SECONDS = 1.0
# A request applies so many changes at most; the next ones go on.
MOST_AT_ONCE = 500
# After a failure (disk full) the index stays as it is, and is tried again so much later.
REST_SECONDS = 30.0
WAIT_FOR_BUILD, LOOK_EVERY = 5.0, 0.2
logger = logging.getLogger(__name__)


class IndexNotReady(Exception):  # noqa: N818 - a state, not a fault
    """No index yet: it is being built."""


class SearchIndex:
    """One process's view of the index in a folder."""

    def __init__(self, folder: Path) -> None:
        self._root = folder
        self._path = folder / f"{SCHEMA_VERSION}-{lexicon.version()}"
        self._index: tantivy.Index | None = None
        self._next_check = 0.0

    def searcher(self) -> tantivy.Searcher:
        """Return a reader that has seen every change committed more than a second ago.

        Raises IndexNotReady while there is none. A deleted folder is built anew behind the
        reader, who keeps the files that are gone until then.
        """
        index = self._index or self._open()
        if time.monotonic() >= self._next_check:
            self._next_check = time.monotonic() + CHECK_SECONDS
            if self._path.exists():
                self.sync()
            else:
                index = self._replace_lost(index)
        return (self._index or index).searcher()

    def sync(self) -> int:
        """Apply what the log of changes has and the index has not; return how many changes.

        At most MOST_AT_ONCE. What cannot be written is left for later: search goes on.
        """
        index = self._index or self._open()
        index.reload()
        changes = self._pending(index)
        if not changes:
            return 0
        try:
            with self._lock(wait=False) as held:
                if held:
                    index.reload()
                    self._apply(index, self._pending(index))
        except (OSError, ValueError):  # ValueError: what tantivy makes of a full disk
            self._next_check = time.monotonic() + REST_SECONDS
            logger.exception("changes could not be written to the search index")
        index.reload()
        return len(changes)

    def behind(self) -> int:
        """Return how many changes of the log the index has not applied; applies none."""
        index = self._index or self._open()
        index.reload()
        return Change.objects.filter(seq__gt=_position(index)).count()

    def ensure(self) -> None:
        """Build the index if there is none, and wait for it."""
        if not self._is_there():
            self.rebuild()

    def rebuild(self) -> int:
        """Build the index anew beside the old one, then take its place; return the documents."""
        with self._lock(wait=True):
            return self._build()

    def _is_there(self) -> bool:
        return self._path.exists() and bool(tantivy.Index.exists(str(self._path)))

    def _open(self) -> tantivy.Index:
        """Open the index; a missing or torn one is built, by this process or behind it."""
        with contextlib.suppress(ValueError):  # torn: it is only a cache
            if self._is_there():
                self._index = tantivy.Index.open(str(self._path))
                return self._index
        if settings.SEARCH_BUILDS_IN_PROCESS:
            with self._lock(wait=False) as held:
                if not held:
                    raise IndexNotReady
                self._build()
        else:
            self._build_behind(torn=self._path.exists())
        self._index = tantivy.Index.open(str(self._path))
        return self._index

    def _build_behind(self, *, torn: bool) -> None:
        """Let another process build, and wait a moment for it. Raises IndexNotReady after that."""
        self._start_building()
        until = time.monotonic() + WAIT_FOR_BUILD
        while torn or not self._is_there():
            time.sleep(LOOK_EVERY)
            torn = torn and self._is_torn()
            if time.monotonic() > until:
                raise IndexNotReady

    def _is_torn(self) -> bool:
        try:
            tantivy.Index.open(str(self._path))
        except ValueError:
            return True
        return False

    def _start_building(self) -> None:
        with self._lock(wait=False) as free:
            if not free:
                return
        command = [sys.executable, "-m", "handinhand", "build_index"]
        subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=settings.ROOT, start_new_session=True, stdout=subprocess.DEVNULL
        )

    def _replace_lost(self, held: tantivy.Index) -> tantivy.Index:
        """Open the index that took a lost one's place, or serve the lost one until there is one."""
        self._index = None
        try:
            return self._open()
        except IndexNotReady:
            self._index = held
            return held

    def _build(self) -> int:
        fresh = self._root / f"building-{time.time_ns()}"
        fresh.mkdir(parents=True)
        try:
            count = self._fill(fresh)
        except (OSError, ValueError):
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        if self._path.exists():
            shutil.rmtree(self._path)
        fresh.rename(self._path)
        self._index = tantivy.Index.open(str(self._path))
        self._remove_others()
        return count

    def _fill(self, folder: Path) -> int:
        index = tantivy.Index(schema(), path=str(folder))
        writer = index.writer(heap_size=WRITER_HEAP, num_threads=1)
        position = Change.objects.aggregate(last=Max("seq"))["last"] or 0
        count = 0
        for source in sources().values():
            for document in source.every():
                writer.add_document(row_of(document))
                count += 1
        writer.add_document(position_row(position))
        writer.commit()
        writer.wait_merging_threads()
        return count

    def _remove_others(self) -> None:
        """Remove what older versions left, but for the last: during an upgrade it still serves."""
        folders = [path for path in self._root.iterdir() if path.is_dir() and path != self._path]
        for folder in _all_but_newest(path for path in folders if not _is_unfinished(path)):
            shutil.rmtree(folder, ignore_errors=True)
        own = f"-{lexicon.version()}.bin"
        for kind in ("lexicon", "crises"):
            older = (p for p in self._root.glob(f"{kind}-*.bin") if not p.name.endswith(own))
            for file in _all_but_newest(older):
                file.unlink()

    def _pending(self, index: tantivy.Index) -> list[tuple[int, str, str]]:
        """Return the next changes. Their numbers are in the order of commits (`Change`)."""
        newer = Change.objects.filter(seq__gt=_position(index)).order_by("seq")
        return list(newer.values_list("seq", "kind", "key")[:MOST_AT_ONCE])

    def _apply(self, index: tantivy.Index, changes: list[tuple[int, str, str]]) -> None:
        if not changes:
            return
        writer = index.writer(heap_size=WRITER_HEAP // 4, num_threads=1)
        try:
            for name, source in sources().items():
                keys = {key for _, kind, key in changes if kind == name}
                for key in keys:
                    writer.delete_documents_by_term("key", f"{name}:{key}")
                for document in source.some(keys) if keys else ():
                    writer.add_document(row_of(document, source_name=name))
            writer.delete_documents_by_term("id", POSITION_ID)
            writer.add_document(position_row(changes[-1][0]))
            writer.commit()
        finally:
            # Before the lock is given back: the next writer must find tantivy's own lock free.
            with contextlib.suppress(ValueError):
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


def _position(index: tantivy.Index) -> int:
    searcher = index.searcher()
    query = tantivy.Query.term_query(index.schema, "id", POSITION_ID)
    hits = searcher.search(query, limit=1).hits
    return int(bytes(searcher.doc(hits[0][1]).get_first("payload") or b"0")) if hits else 0


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
    """Open the index, or have a missing one built; until it is there, this process has to wait."""
    try:
        current().searcher()
    except IndexNotReady:
        return "building"
    return health.OK

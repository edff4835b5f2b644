"""The archive: a tar.gz whose last member, the manifest, tells what stands in it and its sums."""

import gzip
import hashlib
import io
import json
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from handinhand.core.errors import DomainError

FORMAT = "handinhand-backup-1"
MANIFEST = "manifest.json"
DATABASE = "database"
MEDIA = "media"
BROKEN = (tarfile.TarError, zlib.error, EOFError, gzip.BadGzipFile, ValueError, TypeError, KeyError)
CHUNK = 1 << 20
PRIVATE = 0o600  # it holds all personal data there are


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds: `rows` per table, `files` with their SHA-256.

    `has_media` is false where an object store keeps the uploaded files.
    """

    made_at: str
    version: str
    django: str
    vendor: str
    migrations: list[str]
    rows: Mapping[str, int]
    has_media: bool
    files: Mapping[str, str]
    format: str = FORMAT


class Writer:
    """Adds files to an archive and keeps their sums."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.files: dict[str, str] = {}

    def add(self, name: str, path: Path) -> None:
        with path.open("rb") as handle:
            info = tarfile.TarInfo(name)
            info.size = os.fstat(handle.fileno()).st_size
            reader = _Summing(handle)
            self._tar.addfile(info, reader)  # type: ignore[arg-type]  # tarfile reads, and no more
        self.files[name] = reader.sum.hexdigest()

    def finish(self, manifest: Manifest) -> None:
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(text)
        self._tar.addfile(info, io.BytesIO(text))


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """Open a new archive that only its owner may read; on the disk when the block ends."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    with os.fdopen(descriptor, "wb") as handle:
        with tarfile.open(fileobj=handle, mode="w:gz", compresslevel=6) as tar:
            yield Writer(tar)
        handle.flush()
        os.fsync(handle.fileno())


def verified(path: Path) -> Manifest:
    """Read the whole archive and return its manifest; raise DomainError if a single byte is wrong.

    Nothing is unpacked for it, so that a damaged archive changes nothing.
    """
    sums: dict[str, str] = {}
    told: Any = None
    with _reading(path) as members:
        for name, handle in members:
            if name == MANIFEST:
                told = json.load(handle)
            else:
                sums[name] = _sum(handle)
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            raise tarfile.TarError("no manifest of ours")
        manifest = Manifest(**told)
    if sums != manifest.files:
        raise DomainError(f"{path.name} ist beschädigt: Die Prüfsummen stimmen nicht.")
    return manifest


def unpack(path: Path, folder: Path) -> None:
    """Write the members of a verified archive into a folder, each with its relative name."""
    with _reading(path) as members:
        for name, handle in members:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as written:
                shutil.copyfileobj(handle, written, CHUNK)


@contextmanager
def _reading(path: Path) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
    try:
        with gzip.open(path) as stream, tarfile.open(fileobj=stream, mode="r:") as tar:
            yield _members(tar)
            while stream.read(CHUNK):
                pass  # up to the end, where gzip's own sum stands: it covers the manifest too
    except BROKEN as error:
        message = f"{path.name} ist beschädigt oder keine Sicherung von Hand in Hand."
        raise DomainError(message) from error
    except OSError as error:
        raise DomainError(f"{path} lässt sich nicht lesen: {error.strerror}") from error


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    for member in tar:
        name = PurePosixPath(member.name)
        handle = tar.extractfile(member) if member.isfile() else None
        if handle is None or name.is_absolute() or ".." in name.parts:
            raise tarfile.TarError(f"unexpected member {member.name}")
        yield member.name, handle


def _sum(handle: IO[bytes]) -> str:
    return hashlib.file_digest(handle, "sha256").hexdigest()  # type: ignore[arg-type]  # reads only


class _Summing:
    """Sums up what is read, so that each file is read once."""

    def __init__(self, handle: IO[bytes]) -> None:
        self._handle = handle
        self.sum = hashlib.sha256()

    def read(self, size: int) -> bytes:
        part = self._handle.read(size)
        self.sum.update(part)
        return part

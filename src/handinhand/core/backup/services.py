"""The two acts: put everything into one archive, and bring it all back."""

import shutil
import tempfile
from contextlib import suppress
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from handinhand.core import uploads
from handinhand.core.backup import archive, database
from handinhand.core.backup.archive import Manifest
from handinhand.core.errors import DomainError


def back_up(target: Path, *, at: datetime) -> Manifest:
    """Write an archive of this moment while others go on; read it back before it counts as made.

    The uploaded files are read after the database: none that a row names is missing.
    """
    if target.exists():
        raise DomainError(f"{target} gibt es schon. Bitte einen anderen Namen wählen.")
    if not target.parent.is_dir():
        raise DomainError(f"Den Ordner {target.parent} gibt es nicht.")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        copy, unfinished = Path(folder) / archive.DATABASE, Path(folder) / target.name
        rows = database.copy_to(copy)
        with archive.writing(unfinished) as writer:
            writer.add(archive.DATABASE, copy)
            _add_uploads(writer)
            writer.finish(_manifest(rows, writer.files, at))
        manifest = archive.verified(unfinished)
        unfinished.rename(target)
    return manifest


def restore(source: Path, *, replace: bool) -> Manifest:
    """Put an archive in the place of what is here. What cannot be restored whole changes nothing.

    The caller migrates and rebuilds the search index afterwards.
    """
    manifest = archive.verified(source)
    _refuse_foreign(manifest)
    settings.VAR.mkdir(parents=True, exist_ok=True)  # SQLite lies in it
    if not replace and (database.holds_entries() or _uploaded_files()):
        raise DomainError("Hier stehen schon Einträge oder Dateien. --replace ersetzt sie alle.")
    with tempfile.TemporaryDirectory(dir=settings.VAR, prefix=".restore-") as name:
        folder = Path(name)
        archive.unpack(source, folder)
        database.load(folder / archive.DATABASE)
        if database.rows() != manifest.rows:
            raise DomainError("Es kamen nicht so viele Zeilen zurück, wie die Sicherung nennt.")
        root = uploads.local_folder()
        if manifest.has_media and root is not None:
            _replace_uploads(root, folder)
    return manifest


def _manifest(rows: dict[str, int], files: dict[str, str], at: datetime) -> Manifest:
    return Manifest(
        made_at=at.isoformat(timespec="seconds"),
        version=version("handinhand"),
        django=django.get_version(),
        vendor=connection.vendor,
        migrations=sorted(map(".".join, MigrationLoader(connection).applied_migrations)),
        rows=rows,
        has_media=uploads.local_folder() is not None,
        files=files,
    )


def _add_uploads(writer: archive.Writer) -> None:
    root = uploads.local_folder()
    for path in _uploaded_files():
        with suppress(FileNotFoundError):  # deleted a moment ago
            writer.add(f"{archive.MEDIA}/{path.relative_to(root or path)}", path)


def _uploaded_files() -> list[Path]:
    root = uploads.local_folder()
    return sorted(path for path in root.rglob("*") if path.is_file()) if root else []


def _refuse_foreign(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise DomainError(
            f"Die Sicherung ist von {manifest.vendor}, diese Datenbank ist {connection.vendor}."
        )
    if manifest.has_media and uploads.local_folder() is None:
        raise DomainError("Die Sicherung enthält Dateien, hier ist ein Objektspeicher eingestellt.")
    known = set(map(".".join, MigrationLoader(None).disk_migrations or ()))
    if unknown := sorted(set(manifest.migrations) - known):
        raise DomainError(
            f"Die Sicherung stammt aus einer neueren Fassung ({manifest.version}; hier fehlt "
            f"{unknown[0]}). Bitte zuerst diese Fassung installieren."
        )


def _replace_uploads(root: Path, folder: Path) -> None:
    unpacked = folder / archive.MEDIA
    unpacked.mkdir(exist_ok=True)
    if root.exists():
        shutil.move(root, folder / "before")
    root.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(unpacked, root)

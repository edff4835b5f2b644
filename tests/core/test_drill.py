"""The drill: fill, back up while others write, destroy, restore, compare. On both databases."""

import itertools
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.installation import Installation, sqlite_in

QUERIES = ["Deutschkurs Rostock", "Jugendamt Wismar", "Schulden", "Arzt", "Frauenhaus"]
POSTGRES = os.environ.get("TEST_DATABASE_URL") or "postgres://postgres@127.0.0.1:5432/postgres"
UPLOAD = b"%PDF-1.7 a file that somebody uploaded"
Rows = dict[str, list[str]]


class Drilled:
    """An installation with its database, reached past the platform."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self.upload = installation.folder / "media" / "flyer" / "sommer.pdf"

    def connect(self) -> Any:
        if self.is_sqlite:
            return sqlite3.connect(self.file, timeout=20)
        return psycopg.connect(self.installation.database_url)

    @property
    def is_sqlite(self) -> bool:
        return self.installation.database_url.startswith("sqlite")

    @property
    def file(self) -> Path:
        return self.installation.folder / "handinhand.sqlite3"

    def rows(self) -> Rows:
        """Return every row of every table."""
        names = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            if self.is_sqlite
            else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
        with closing(self.connect()) as connection:
            cursor = connection.cursor()
            tables = [name for (name,) in cursor.execute(names).fetchall()]
            return {
                table: sorted(map(repr, cursor.execute(f'SELECT * FROM "{table}"').fetchall()))  # noqa: S608 - the database's own names
                for table in tables
            }

    def destroy(self) -> None:
        """Lose all of it, also the folder itself: SQLite lies in it."""
        shutil.rmtree(self.installation.folder)
        if not self.is_sqlite:
            with closing(self.connect()) as connection:
                connection.execute("DROP SCHEMA public CASCADE")
                connection.execute("CREATE SCHEMA public")
                connection.commit()

    @contextmanager
    def written_all_the_time(self) -> Iterator[None]:
        """Let a thread write pairs, a session and a change in one transaction, until the end."""
        is_over, has_begun = threading.Event(), threading.Event()
        thread = threading.Thread(target=self._write, args=(is_over, has_begun))
        thread.start()
        has_begun.wait(timeout=20)
        try:
            yield
        finally:
            is_over.set()
            thread.join()

    def _write(self, is_over: threading.Event, has_begun: threading.Event) -> None:
        session = "INSERT INTO django_session VALUES (%s, '', '2027-01-01')"
        change = "INSERT INTO search_change (kind, key, at) VALUES ('drill', %s, '2026-11-25')"
        if self.is_sqlite:
            session, change = session.replace("%s", "?"), change.replace("%s", "?")
        with closing(self.connect()) as connection:
            for number in itertools.count():
                connection.execute(session, (f"drill-{number}",))
                connection.execute(change, (f"drill-{number}",))
                connection.commit()
                has_begun.set()
                if is_over.wait(timeout=0.002):
                    return


@contextmanager
def own_database() -> Iterator[str]:
    """Make a database on the server that answers, or skip."""
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not installed")
    parts = urlsplit(POSTGRES)
    name = f"hih_drill_{os.getpid()}"
    server = parts._replace(path="/postgres").geturl()
    try:
        connection = psycopg.connect(server, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL answers")
    with closing(connection):
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield parts._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def drilled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Drilled]:
    """An installation with the data of M-V and an uploaded file."""
    folder = tmp_path_factory.mktemp("var")
    if request.param == "sqlite":
        yield filled(sqlite_in(folder))
    else:
        with own_database() as url:
            yield filled(Installation(folder, url))


def filled(installation: Installation) -> Drilled:
    installation.run("prepare")
    drilled = Drilled(installation)
    drilled.upload.parent.mkdir(parents=True)
    drilled.upload.write_bytes(UPLOAD)
    return drilled


@pytest.fixture(scope="module")
def archive(drilled: Drilled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup taken while others wrote, and read back since."""
    path = tmp_path_factory.mktemp("backups") / "backup.tar.gz"
    with drilled.written_all_the_time():
        drilled.installation.run("backup", str(path))
    return path


def drill_rows(rows: Rows, table: str) -> set[str]:
    return {row.split("drill-")[1].split("'")[0] for row in rows[table] if "'drill-" in row}


def test_everything_comes_back_row_for_row_and_search_for_search(
    drilled: Drilled, archive: Path
) -> None:
    at_the_end, found = drilled.rows(), drilled.installation.found(QUERIES)
    drilled.destroy()
    drilled.installation.run("restore", str(archive))

    restored = drilled.rows()
    assert restored.keys() == at_the_end.keys()
    for table, rows in restored.items():
        missing = set(at_the_end[table]) - set(rows)
        assert set(rows) <= set(at_the_end[table]), table
        assert not [row for row in missing if "'drill" not in row], table
    assert drilled.upload.read_bytes() == UPLOAD
    assert drilled.installation.found(QUERIES) == found
    assert all(found)


def test_the_copy_is_of_one_moment(drilled: Drilled, archive: Path) -> None:
    """The writer writes both rows or none; a copy with one of them would be torn."""
    drilled.installation.run("restore", "--replace", str(archive))
    rows = drilled.rows()
    assert drill_rows(rows, "django_session")
    assert drill_rows(rows, "django_session") == drill_rows(rows, "search_change")


def test_a_second_copy_of_the_restored_is_the_same(
    drilled: Drilled, archive: Path, tmp_path: Path
) -> None:
    drilled.installation.run("restore", "--replace", str(archive))
    before = drilled.rows()
    drilled.installation.run("backup", str(tmp_path / "again.tar.gz"))
    drilled.installation.run("restore", "--replace", str(tmp_path / "again.tar.gz"))
    assert drilled.rows() == before


def test_what_stands_here_is_not_overwritten_unasked(drilled: Drilled, archive: Path) -> None:
    refused = drilled.installation.attempt("restore", str(archive))
    assert refused.returncode == 1
    assert "Hier stehen schon Einträge oder Dateien. --replace ersetzt sie alle." in refused.stderr


def test_a_damaged_archive_changes_nothing(drilled: Drilled, archive: Path, tmp_path: Path) -> None:
    before = drilled.rows()
    damaged = bytearray(archive.read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    (tmp_path / "damaged.tar.gz").write_bytes(damaged)
    refused = drilled.installation.attempt("restore", "--replace", str(tmp_path / "damaged.tar.gz"))
    assert "beschädigt" in refused.stderr
    assert drilled.rows() == before


def test_an_archive_of_the_other_database_is_refused(
    drilled: Drilled, archive: Path, tmp_path: Path
) -> None:
    if drilled.is_sqlite:
        pytest.skip("told once is enough")
    other = sqlite_in(tmp_path / "other")
    refused = other.attempt("restore", str(archive))
    assert "Die Sicherung ist von postgresql, diese Datenbank ist sqlite." in refused.stderr

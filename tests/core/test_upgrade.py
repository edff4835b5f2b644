"""An upgrade loses nothing: each release's database migrates to this version and is found."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.installation import ROOT, Installation, sqlite_in

RELEASES = sorted((ROOT / "tests" / "fixtures").glob("release_*.sql"))
QUERIES = {
    "PSZ Greifswald": "offer:psyc-0013",
    "Migrationsberatung": "offer:migr-0025",
    "Frauenhaus Rostock": "offer:frau-0086",
    "Ausländerbehörde Schwerin": "office:ausl-0013",
}


@pytest.fixture(params=RELEASES, ids=lambda path: path.stem)
def upgraded(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """The database of a release, brought to this version as an operator would."""
    installation = sqlite_in(tmp_path)
    with closing(sqlite3.connect(tmp_path / "handinhand.sqlite3")) as database:
        database.executescript(request.param.read_text("utf-8"))
    installation.run("migrate")
    return installation


def test_there_is_a_release_to_come_from() -> None:
    assert RELEASES


def test_every_entry_of_the_release_is_found(upgraded: Installation) -> None:
    found = zip(QUERIES.items(), upgraded.found(QUERIES), strict=True)
    assert [query for (query, wanted), ids in found if wanted not in ids] == []


def test_nothing_waits_to_be_migrated_and_no_row_is_torn(upgraded: Installation) -> None:
    upgraded.run("migrate", "--check")
    with closing(sqlite3.connect(upgraded.folder / "handinhand.sqlite3")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_people_and_withheld_addresses_are_still_there(upgraded: Installation) -> None:
    with closing(sqlite3.connect(upgraded.folder / "handinhand.sqlite3")) as database:
        people = database.execute("SELECT email FROM accounts_user").fetchall()
        (sealed,) = database.execute("SELECT COUNT(*) FROM directory_secretaddress").fetchone()
    assert people == [("mina@example.org",)]
    assert sealed == 1

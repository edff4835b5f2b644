"""Write a small database of this version as SQL text, for the test of the migrations to come.

usage: python -m tools.release_fixture > tests/fixtures/release_VERSION.sql

Run at each release (docs/operations.md). It keeps a few offers with all that belongs to them and
all they point to, and adds an invented person, session and withheld address.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OFFERS = ("psyc-0013", "migr-0025", "frau-0086", "ausl-0013")
INVENTED = """
INSERT INTO accounts_user
  (password, is_superuser, email, name, language, is_staff, is_active, joined_at)
  VALUES ('!', 0, 'mina@example.org', 'Mina Muster', 'de', 1, 1, '2026-11-25 12:00:00');
INSERT INTO django_session VALUES ('invented', '', '2026-11-25 12:00:00');
INSERT INTO directory_secretaddress (site_id, sealed_text)
  SELECT site_id, 'Musterweg 1, 18055 Rostock' FROM directory_offer WHERE key = 'frau-0086';
"""
WHOLE = {"django_migrations", "django_content_type", "auth_permission"}
SEEDS = {
    "directory_offer": f"key IN {OFFERS}",
    "directory_secretaddress": "TRUE",
    "accounts_user": "TRUE",
    "django_session": "TRUE",
    "places_areaname": "id <= 3",
    "places_locality": "id <= 3",
    "places_postalcode": "id <= 3",
    "search_change": "seq <= 5",
}
Rows = dict[str, set[int]]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "handinhand.sqlite3"
        own = {
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "HANDINHAND_VAR": folder,
            "DATABASE_URL": f"sqlite:///{file}",
        }
        command = [sys.executable, "-m", "handinhand", "prepare"]
        quiet = subprocess.DEVNULL
        subprocess.run(command, cwd=ROOT, env={**os.environ, **own}, check=True, stdout=quiet)
        with closing(sqlite3.connect(file)) as database:
            database.executescript(INVENTED)
            shorten(database)
            print("\n".join(database.iterdump()))


def shorten(database: sqlite3.Connection) -> None:
    for table, rows in kept(database).items():
        if table not in WHOLE:
            listed = ", ".join(map(str, sorted(rows)))
            database.execute(f'DELETE FROM "{table}" WHERE rowid NOT IN ({listed})')
    database.execute("UPDATE places_area SET outline = NULL, outline_small = NULL")
    database.commit()


def kept(database: sqlite3.Connection) -> Rows:
    """Return the seeds, what belongs to the offers, and what all of these point to."""
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    rows: Rows = {name: set() for (name,) in names if not name.startswith("sqlite_")}
    for table, condition in SEEDS.items():
        rows[table] |= select(database, f'SELECT rowid FROM "{table}" WHERE {condition}')
    offers = ", ".join(map(str, rows["directory_offer"]))
    for table in rows:
        for column, other in references(database, table):
            if other == "directory_offer":
                belonging = f'SELECT rowid FROM "{table}" WHERE {column} IN ({offers})'
                rows[table] |= select(database, belonging)
    while follow(database, rows):
        pass
    return rows


def follow(database: sqlite3.Connection, rows: Rows) -> bool:
    """Add what the rows point to; tell whether there was anything new."""
    before = sum(map(len, rows.values()))
    for table in rows:
        listed = ", ".join(map(str, rows[table]))
        for column, other in references(database, table):
            pointed_at = f'SELECT {column} FROM "{table}" WHERE rowid IN ({listed})'
            rows[other] |= select(database, pointed_at) - {None}
    return sum(map(len, rows.values())) > before


def references(database: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    keys = database.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    return [(column, other) for _, _, other, column, *_ in keys]


def select(database: sqlite3.Connection, query: str) -> set[int]:
    return {number for (number,) in database.execute(query).fetchall()}


if __name__ == "__main__":
    main()

"""Copies of the whole database, taken while others write, and the way back. SQLite, PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from handinhand.core.errors import DomainError

# Filled by `migrate` itself: with nothing else in it, a database counts as empty.
BOOKKEEPING = frozenset(
    {"django_migrations", "django_content_type", "django_site", "auth_permission"}
)


def copy_to(target: Path) -> dict[str, int]:
    """Write all rows as they were at one moment; return how many each table has."""
    return _copy_postgresql(target) if connection.vendor == "postgresql" else _copy_sqlite(target)


def load(source: Path) -> None:
    """Put a copy in the place of everything there is, or change nothing."""
    if connection.vendor == "postgresql":
        _load_postgresql(source)
    else:
        _load_sqlite(source)


def rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        return _rows(cursor)


def holds_entries() -> bool:
    return any(number for table, number in rows().items() if table not in BOOKKEEPING)


def _rows(cursor: Any) -> dict[str, int]:
    found = {}
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # nosec B608  # noqa: S608 - the database's own name, quoted
        found[table] = cursor.fetchone()[0]
    return found


def _copy_sqlite(target: Path) -> dict[str, int]:
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, no log beside it
        return _rows(copy.cursor())


def _load_sqlite(source: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(source)) as copy:
        state = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if state != "ok":
            raise DomainError(f"Die Datenbank in der Sicherung ist beschädigt: {state}")
        copy.backup(connection.connection)


def _copy_postgresql(target: Path) -> dict[str, int]:
    """The snapshot is shared with pg_dump, so that the counts are those of the copy."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        copied = ["--format=custom", "--compress=0", "--no-owner", "--no-privileges"]
        _client("pg_dump", [*copied, f"--snapshot={snapshot}", f"--file={target}"])
        return _rows(cursor)


def _load_postgresql(source: Path) -> None:
    """In one transaction: drop the schema with all that newer versions put in it, and fill it."""
    script = source.with_suffix(".sql")
    _run(["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(source)], {})
    connection.close()
    at_once = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction"]
    anew = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
    _client("psql", [*at_once, f"--command={anew}", f"--file={script}"])


def _client(program: str, arguments: Iterable[str]) -> None:
    """Run a client program of PostgreSQL on our database; the password stays off its arguments."""
    command, secrets = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    which = connection.settings_dict["OPTIONS"].get("target_session_attrs", "any")
    _run([program, *arguments, *command[1:]], {"PGTARGETSESSIONATTRS": which, **(secrets or {})})


def _run(command: list[str], secrets: dict[str, str]) -> None:
    if shutil.which(command[0]) is None:
        raise DomainError(f"Es fehlt {command[0]}: apt-get install postgresql-client")
    done = subprocess.run(  # noqa: S603 - our own command line, no shell
        command, env={**os.environ, **secrets}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DomainError(f"{command[0]} ist gescheitert: {done.stderr.strip()}")

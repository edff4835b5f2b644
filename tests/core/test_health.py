"""Ready or not: one word for each part, nothing secret, and 503 as long as one is missing."""

import fcntl
from pathlib import Path
from typing import NoReturn

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db
READY = {"database": "ok", "migrations": "ok", "cache": "ok", "folder": "ok", "search": "ok"}


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    settings.SEARCH_INDEX_DIR = tmp_path / "search"


def refuse(*_: object, **__: object) -> NoReturn:
    raise OperationalError("password of handinhand at 10.0.0.5 is wrong")


def not_ready(client: Client) -> dict[str, str]:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    return {name: word for name, word in answer.json().items() if word != "ok"}


def test_a_process_with_all_it_needs_is_ready(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == READY
    assert "no-store" in answer["Cache-Control"]


def test_a_process_without_database_is_alive_but_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/readyz")  # the index is open from now on
    monkeypatch.setattr(connection, "cursor", refuse)
    missing = not_ready(client)
    assert missing["database"] == missing["migrations"] == "fails"
    assert "handinhand" not in client.get("/readyz").content.decode()
    assert client.get("/healthz").status_code == 200


def test_a_migration_that_waits_is_pending(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("search", "0001_initial")
    assert not_ready(client) == {"migrations": "pending"}


def test_a_cache_that_is_away_fails(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handinhand.core.health.cache.set", refuse)
    assert not_ready(client) == {"cache": "fails"}


def test_a_folder_that_cannot_be_written_fails(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    client.get("/readyz")
    settings.VAR = tmp_path / "missing"
    assert not_ready(client) == {"folder": "fails"}


def test_while_another_process_builds_the_index_it_is_building(
    client: Client, tmp_path: Path
) -> None:
    (tmp_path / "search").mkdir()
    with (tmp_path / "search" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert not_ready(client) == {"search": "building"}
    assert client.get("/readyz").status_code == 200

"""What all tests share: the real data of Mecklenburg-Vorpommern, loaded once."""

import io
from collections.abc import Iterator
from datetime import date

import pytest
from django.core.management import call_command
from django.utils import translation
from django_tasks_db.management.commands import db_worker
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Fill the test database once with the places and the directory of M-V.

    Every test runs in a transaction above these rows, so the real data are always there.
    """
    with django_db_blocker.unblock():
        call_command("compile_texts", verbosity=0)
        call_command("import_places", stdout=io.StringIO())
        call_command("import_directory", stdout=io.StringIO())


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    """A page in another language must not decide the language of the next test."""
    with translation.override("de"):
        yield


@pytest.fixture(autouse=True, scope="session")
def worker_keeps_its_connection() -> Iterator[None]:
    """A worker drops its connection between jobs; here that would end the test's transaction."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db_worker, "close_old_connections", lambda: None)
        yield


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def jobs_at_once(settings: Settings) -> None:
    """Let a job run where it is enqueued, as a worker would a moment later."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

"""Jobs for tests, and a worker that runs all that are ready."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from handinhand.core.jobs import GiveUpError, job

NOTED: list[int] = []


@job("Notieren")
def note(number: int) -> None:
    NOTED.append(number)


@job("Scheitern", times=3, first_wait=timedelta(minutes=10))
def fail(number: int) -> None:
    raise RuntimeError(f"kein Postfach amina@example.org ({number})")


@job("Aussichtslos")
def hopeless() -> None:
    raise GiveUpError("niemand da")


@job("Antworten")
def answer_with_address() -> str:
    return "geschickt an amina@example.org"


def work(worker_id: str = "one") -> None:
    """Run every job that is ready, as `handinhand db_worker --batch` does."""
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    ).run()


def the_job(task_path: str = "") -> DBTaskResult[Any, Any]:
    """Return the only job there is, or the only one of a kind."""
    return DBTaskResult.objects.get(**{"task_path": task_path} if task_path else {})


def wait_is_over() -> None:
    DBTaskResult.objects.update(run_after=timezone.now())


def make_failed(number: int = 1) -> DBTaskResult[Any, Any]:
    """Return a job that failed at all its tries."""
    enqueued = fail.enqueue(number)
    for _try in range(3):
        work()
        wait_is_over()
    return DBTaskResult.objects.get(pk=enqueued.id)


def make_stuck(worker_ids: int = 1) -> DBTaskResult[Any, Any]:
    """Return a job whose worker has been gone for an hour."""
    enqueued = note.enqueue(7)
    DBTaskResult.objects.filter(pk=enqueued.id).update(
        status="RUNNING",
        started_at=timezone.now() - timedelta(hours=1),
        worker_ids=["gone"] * worker_ids,
    )
    return DBTaskResult.objects.get(pk=enqueued.id)

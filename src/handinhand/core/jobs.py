"""Jobs: functions that a worker runs later, tried again when they fail.

    @job(_("E-Mail zustellen"), times=8)
    def deliver(mail_id: int) -> None: ...

    deliver.enqueue(mail.pk)  # inside the transaction that stores the mail

Three duties of every job. Its arguments name rows and hold no personal data. It may run twice and
must then do no harm: a worker can die after the work and before the note about it. It raises when
it could not do its work; `GiveUpError` when trying again cannot help.
"""

import json
import logging
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ParamSpec, TypeVar

from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus, task
from django_tasks.base import Task, TaskResult
from django_tasks_db.models import DBTaskResult, get_date_max

P = ParamSpec("P")
T = TypeVar("T")

LONGEST_WAIT = timedelta(hours=6)
_ADDRESS = re.compile(r"[^\s@<>\"'(),;:=\[\]{}]+@[^\s@<>\"'(),;:=\[\]{}]+")
log = logging.getLogger(__name__)


class GiveUpError(Exception):
    """Trying again cannot help: the job has failed for good."""


class WorkerLostError(Exception):
    """The worker died, or the job took longer than it may, at every try."""


@dataclass(frozen=True)
class Terms:
    """What a job is called, how often it is tried, and how long one try may take."""

    label: str | Promise
    times: int = 5
    first_wait: timedelta = timedelta(minutes=1)
    longest: timedelta = timedelta(minutes=15)

    def wait_after(self, tries: int) -> timedelta:
        """Return the pause before the next try: doubled each time, spread by a quarter."""
        doubled: timedelta = self.first_wait * 2 ** (tries - 1)
        return min(doubled, LONGEST_WAIT) * random.uniform(0.75, 1.25)  # nosec B311  # noqa: S311  # spreads load, guards nothing


_TERMS: dict[str, Terms] = {}


def job(
    label: str | Promise,
    *,
    times: int = Terms.times,
    first_wait: timedelta = Terms.first_wait,
    longest: timedelta = Terms.longest,
) -> Callable[[Callable[P, T]], Task[P, T]]:
    """Make a function of a module a job; `label` is its name for operators."""

    def decorate(function: Callable[P, T]) -> Task[P, T]:
        made: Task[P, T] = task()(function)
        _TERMS[made.module_path] = Terms(label, times, first_wait, longest)
        return made

    return decorate


def terms_of(task_path: str) -> Terms:
    """Return a job's terms; a job this release no longer knows gets none of its own."""
    try:
        import_string(task_path)
    except ImportError:
        return Terms(task_path, times=1)
    return _TERMS.get(task_path, Terms(task_path))


def scrub(value: Any) -> Any:
    """Take mail addresses out of a text or a JSON value."""
    if isinstance(value, str):
        return _ADDRESS.sub("…@…", value)
    return json.loads(scrub(json.dumps(value, ensure_ascii=False)))


def keep_impersonal(instance: DBTaskResult[Any, Any], **_signal: Any) -> None:
    """Refuse a job that carries a mail address; store its result and error without any."""
    if instance._state.adding and scrub(instance.args_kwargs) != instance.args_kwargs:
        raise ValueError("Ein Auftrag nennt Zeilen der Datenbank, keine Adressen.")
    instance.traceback = scrub(instance.traceback)
    instance.return_value = scrub(instance.return_value)


def try_again(task_result: TaskResult[Any], **_signal: Any) -> None:
    """Put a job that just failed back with a pause, unless it gave up or had its tries."""
    row: DBTaskResult[Any, Any] | None = getattr(task_result, "db_result", None)
    if row is None:  # run at once by another backend (tests): nobody tries it again
        return
    if row.status != TaskResultStatus.FAILED or row.exception_class_path == path_of(GiveUpError):
        return
    terms, tries = terms_of(row.task_path), len(row.worker_ids)
    if tries < terms.times and row.finished_at is not None:
        row.run_after = row.finished_at + terms.wait_after(tries)
        row.status = TaskResultStatus.READY
        row.finished_at = None
        row.save(update_fields=["run_after", "status", "finished_at"])


def is_stuck(row: DBTaskResult[Any, Any], now: datetime) -> bool:
    """Tell whether a running job has taken longer than it may: its worker is gone or hangs."""
    return (
        row.status == TaskResultStatus.RUNNING
        and row.started_at is not None
        and row.started_at + terms_of(row.task_path).longest < now
    )


def put_stuck_back(now: datetime) -> int:
    """Let other workers take jobs left behind; one that had all its tries has failed."""
    stuck = [row for row in DBTaskResult.objects.running() if is_stuck(row, now)]
    return sum(_put_back_or_fail(row, now) for row in stuck)


def _put_back_or_fail(row: DBTaskResult[Any, Any], now: datetime) -> int:
    changes: dict[str, Any] = {"status": TaskResultStatus.READY, "run_after": get_date_max()}
    if len(row.worker_ids) >= terms_of(row.task_path).times:
        changes = {"status": TaskResultStatus.FAILED, "finished_at": now}
    log.warning("job left behind: %s %s", row.task_path, row.pk)
    still_running = DBTaskResult.objects.running().filter(pk=row.pk, started_at=row.started_at)
    return still_running.update(**changes, exception_class_path=path_of(WorkerLostError))


def path_of(error: type[Exception]) -> str:
    """Return an error's name as the table of jobs stores it."""
    return f"{error.__module__}.{error.__qualname__}"

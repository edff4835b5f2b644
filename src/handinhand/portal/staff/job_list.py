"""Jobs as operators see them: states, ages, errors and times in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Count, Min, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from handinhand.core import jobs, schedule
from handinhand.core.models import ScheduledRun

Job = DBTaskResult[Any, Any]


class JobState(models.TextChoices):
    """A state in the address of the list and in words."""

    WAITING = "waiting", gettext_lazy("wartet")
    RUNNING = "running", gettext_lazy("läuft")
    FAILED = "failed", gettext_lazy("fehlgeschlagen")
    DONE = "done", gettext_lazy("erledigt")


_STATES = {
    JobState.WAITING: TaskResultStatus.READY,
    JobState.RUNNING: TaskResultStatus.RUNNING,
    JobState.FAILED: TaskResultStatus.FAILED,
    JobState.DONE: TaskResultStatus.SUCCESSFUL,
}
_TAGS = {JobState.FAILED: "stop", JobState.DONE: "ok"}
_ERRORS: Mapping[str, str | Promise] = {
    jobs.path_of(jobs.GiveUpError): gettext_lazy("Ein neuer Versuch hilft hier nicht."),
    jobs.path_of(jobs.WorkerLostError): gettext_lazy(
        "Der Arbeiter ist ausgefallen oder brauchte zu lange."
    ),
    "builtins.ConnectionRefusedError": gettext_lazy(
        "Der andere Rechner nimmt keine Verbindung an."
    ),
    "builtins.TimeoutError": gettext_lazy("Der andere Rechner hat nicht rechtzeitig geantwortet."),
    "socket.gaierror": gettext_lazy("Der Name des anderen Rechners ist unbekannt."),
    "smtplib.SMTPAuthenticationError": gettext_lazy(
        "Der Mailserver nimmt unsere Anmeldung nicht an."
    ),
    "django.db.utils.OperationalError": gettext_lazy("Die Datenbank hat nicht geantwortet."),
    "builtins.ModuleNotFoundError": gettext_lazy(
        "Diesen Auftrag kennt diese Version der Plattform nicht."
    ),
    "builtins.ImportError": gettext_lazy("Diesen Auftrag kennt diese Version der Plattform nicht."),
}


@dataclass(frozen=True, slots=True)
class JobFilter:
    """What the address of the list asks for; what it cannot mean is left out."""

    state: str = ""
    kind: str = ""

    @classmethod
    def read(cls, data: QueryDict) -> "JobFilter":
        state = data.get("state", "")
        return cls(state if state in JobState.values else "", data.get("kind", "")[:200])

    def address(self) -> str:
        parts = {"state": self.state, "kind": self.kind}
        return "?" + urlencode({name: value for name, value in parts.items() if value})

    def rows(self) -> QuerySet[Job]:
        """Return the jobs asked for, the youngest first."""
        rows = DBTaskResult.objects.order_by("-enqueued_at", "pk")
        if self.state:
            rows = rows.filter(status=_STATES[JobState(self.state)])
        return rows.filter(task_path=self.kind) if self.kind else rows


@dataclass(frozen=True, slots=True)
class Figure:
    """How many jobs are in a state, and since when the oldest is waiting, running or failed."""

    state: JobState
    number: int
    oldest: datetime | None

    @property
    def address(self) -> str:
        return JobFilter(state=self.state).address()


@dataclass(frozen=True, slots=True)
class JobShown:
    """A job in words."""

    row: Job
    label: str | Promise
    state: JobState
    is_stuck: bool
    tries: int
    most_tries: int
    error: str
    next_try: datetime | None

    @property
    def tag(self) -> str:
        return "warn" if self.is_stuck else _TAGS.get(self.state, "")

    @property
    def needs_help(self) -> bool:
        return self.is_stuck or self.state == JobState.FAILED


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line of the schedule with its last slot that was enqueued."""

    label: str | Promise
    line: schedule.Line
    last: datetime | None

    @property
    def times(self) -> str:
        if self.line.every is not None:
            return _("alle %(minutes)d Minuten") % {"minutes": self.line.every.seconds // 60}
        at = f"{self.line.at:%H:%M}"
        if self.line.weekday is None:
            return _("täglich um %(time)s Uhr") % {"time": at}
        return _("%(day)s um %(time)s Uhr") % {"day": _DAYS[self.line.weekday], "time": at}


_DAYS = ("montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags")


def figures() -> list[Figure]:
    """Return the number of jobs in each state: one query."""
    rows = DBTaskResult.objects.order_by().values("status")
    counted = rows.annotate(number=Count("pk"), oldest=Min("enqueued_at"))
    found = {row["status"]: (row["number"], row["oldest"]) for row in counted}
    return [
        Figure(state, number, None if state == JobState.DONE else oldest)
        for state, status in _STATES.items()
        for number, oldest in [found.get(status, (0, None))]
    ]


def shown(row: Job, now: datetime) -> JobShown:
    terms = jobs.terms_of(row.task_path)
    state = next(state for state, status in _STATES.items() if status == row.status)
    later = row.run_after if row.run_after != get_date_max() and row.run_after > now else None
    return JobShown(
        row,
        terms.label,
        state,
        jobs.is_stuck(row, now),
        len(row.worker_ids),
        terms.times,
        _error_words(row),
        later if state == JobState.WAITING else None,
    )


def kinds() -> list[tuple[str, str | Promise]]:
    """Return the kinds of jobs in the table, for the filter."""
    paths = (
        DBTaskResult.objects.order_by("task_path").values_list("task_path", flat=True).distinct()
    )
    return [(path, jobs.terms_of(path).label) for path in paths]


def failed_kinds() -> Iterator[dict[str, Any]]:
    """Yield the kinds that have failed jobs, the most first."""
    failed = DBTaskResult.objects.failed().order_by().values("task_path")
    for one in failed.annotate(number=Count("pk")).order_by("-number", "task_path"):
        yield {**one, "label": jobs.terms_of(one["task_path"]).label}


def schedule_shown() -> list[LineShown]:
    last = dict(
        ScheduledRun.objects.order_by().values_list("job").annotate(last=models.Max("slot"))
    )
    return [
        LineShown(jobs.terms_of(line.job).label, line, last.get(line.job))
        for line in schedule.lines()
    ]


def _error_words(row: Job) -> str:
    if not row.exception_class_path:
        return ""
    known = _ERRORS.get(row.exception_class_path)
    name = row.exception_class_path.rpartition(".")[2]
    return str(known or _("Unerwarteter Fehler: %(name)s") % {"name": name})

"""The schedule: which jobs are due at a moment, each slot enqueued once for all hosts.

The lines stand in config/schedule.toml. A slot missed while nothing ran is made up for once.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from handinhand.core.models import ScheduledRun

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Line:
    """A job at a local time each day or on one day of the week, or every so many minutes."""

    job: str
    purpose: str
    at: time | None = None
    weekday: int | None = None
    every: timedelta | None = None

    def latest_slot(self, now: datetime) -> datetime:
        """Return the last moment up to now at which the job was to run."""
        if self.every is not None:
            return now - (now - datetime(1970, 1, 1, tzinfo=UTC)) % self.every
        today = timezone.localtime(now).date()
        recent = (today - timedelta(days=back) for back in range(8))
        slots = (
            datetime.combine(day, self.at or time(), timezone.get_default_timezone())
            for day in recent
            if self.weekday in {None, day.weekday()}
        )
        return next(slot for slot in slots if slot <= now).astimezone(UTC)


@cache
def lines() -> tuple[Line, ...]:
    """Return the schedule; raise ImproperlyConfigured for a line that makes no sense."""
    data = tomllib.loads(Path(settings.SCHEDULE_FILE).read_text("utf-8"))
    return tuple(_line(job, facts) for job, facts in data.items())


def enqueue_due(now: datetime) -> list[Line]:
    """Enqueue each line whose latest slot nobody has enqueued yet; return those lines."""
    return [line for line in lines() if _enqueue_once(line, now)]


@transaction.atomic
def _enqueue_once(line: Line, now: datetime) -> bool:
    _run, is_first = ScheduledRun.objects.get_or_create(job=line.job, slot=line.latest_slot(now))
    if is_first:
        import_string(line.job).enqueue()
    return is_first


def _line(job: str, facts: Mapping[str, Any]) -> Line:
    try:
        at = facts.get("at")
        minutes = facts.get("every_minutes")
        line = Line(
            job,
            facts["purpose"],
            at=time.fromisoformat(at) if at else None,
            weekday=DAYS.index(facts["on"]) if "on" in facts else None,
            every=timedelta(minutes=minutes) if minutes else None,
        )
    except (KeyError, ValueError, TypeError) as error:
        raise ImproperlyConfigured(f"{settings.SCHEDULE_FILE}: {job}: {error!r}") from error
    if (line.at is None) == (line.every is None):
        raise ImproperlyConfigured(f"{settings.SCHEDULE_FILE}: {job}: at oder every_minutes")
    return line

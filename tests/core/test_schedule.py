"""Each slot of the schedule runs once: on one host or several, after a pause, in summer time."""

import io
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from handinhand.core import housekeeping, schedule
from handinhand.core.enums import MailKind
from handinhand.core.models import OutgoingMail, ScheduledRun
from handinhand.core.schedule import Line
from tests.core.sample_jobs import make_failed, make_stuck, note, work

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
DAILY = '"tests.core.sample_jobs.hopeless" = { at = "03:10", purpose = "Probe" }\n'


@pytest.fixture
def one_line(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A schedule of one daily job."""
    path = tmp_path / "schedule.toml"
    path.write_text(DAILY, encoding="utf-8")
    settings.SCHEDULE_FILE = path
    schedule.lines.cache_clear()
    yield path
    schedule.lines.cache_clear()


@pytest.mark.parametrize(
    ("line", "now", "slot"),
    [
        pytest.param(
            Line("x", "", at=time(3, 10)), "2026-11-25T12:00Z", "2026-11-25T02:10Z", id="today"
        ),
        pytest.param(
            Line("x", "", at=time(3, 10)), "2026-11-25T02:09Z", "2026-11-24T02:10Z", id="yesterday"
        ),
        pytest.param(
            Line("x", "", at=time(3, 10)), "2026-07-25T12:00Z", "2026-07-25T01:10Z", id="summer"
        ),
        pytest.param(
            Line("x", "", at=time(5), weekday=0),
            "2026-11-25T12:00Z",
            "2026-11-23T04:00Z",
            id="last-monday",
        ),
        pytest.param(
            Line("x", "", at=time(5), weekday=2),
            "2026-11-25T03:00Z",
            "2026-11-18T04:00Z",
            id="wednesday-a-week-ago",
        ),
        pytest.param(
            Line("x", "", every=timedelta(minutes=10)),
            "2026-11-25T12:09Z",
            "2026-11-25T12:00Z",
            id="every-ten-minutes",
        ),
        pytest.param(
            Line("x", "", at=time(2, 30)),
            "2026-10-25T12:00Z",
            "2026-10-25T00:30Z",
            id="hour-twice: the first",
        ),
        pytest.param(
            Line("x", "", at=time(2, 30)),
            "2027-03-28T12:00Z",
            "2027-03-28T01:30Z",
            id="hour-left-out: right after",
        ),
    ],
)
def test_the_latest_slot(line: Line, now: str, slot: str) -> None:
    assert line.latest_slot(datetime.fromisoformat(now)) == datetime.fromisoformat(slot)


@pytest.mark.usefixtures("one_line")
def test_a_due_job_is_enqueued_once_however_often_one_looks() -> None:
    assert [line.purpose for line in schedule.enqueue_due(NOW)] == ["Probe"]
    assert schedule.enqueue_due(NOW) == []
    assert schedule.enqueue_due(NOW + timedelta(hours=3)) == []
    assert DBTaskResult.objects.count() == 1


@pytest.mark.usefixtures("one_line")
def test_the_next_day_it_is_due_again_and_missed_days_are_made_up_for_once() -> None:
    for days in (0, 1, 6):
        schedule.enqueue_due(NOW + timedelta(days=days))
    assert DBTaskResult.objects.count() == 3


@pytest.mark.usefixtures("one_line")
def test_a_slot_is_not_lost_when_its_job_cannot_be_enqueued(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Task, "enqueue", _raise)
    with pytest.raises(RuntimeError):
        schedule.enqueue_due(NOW)
    monkeypatch.undo()
    assert len(schedule.enqueue_due(NOW)) == 1


def _raise(*_arguments: object) -> None:
    raise RuntimeError


@pytest.mark.usefixtures("one_line")
def test_the_command_says_what_it_enqueued() -> None:
    out = io.StringIO()
    call_command("enqueue_due", stdout=out)
    assert "hopeless: Probe" in out.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        '"a.b" = { at = "25:00", purpose = "x" }',
        '"a.b" = { at = "03:00" }',
        '"a.b" = { purpose = "x" }',
        '"a.b" = { at = "03:00", every_minutes = 5, purpose = "x" }',
        '"a.b" = { at = "03:00", on = "montag", purpose = "x" }',
    ],
)
def test_a_line_that_makes_no_sense_is_named(one_line: Path, text: str) -> None:
    one_line.write_text(text, encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match=r"a\.b"):
        schedule.lines()


def test_every_line_of_ours_names_a_job() -> None:
    assert all(isinstance(import_string(line.job), Task) for line in schedule.lines())


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite serves one host")
@pytest.mark.usefixtures("one_line")
def test_hosts_at_the_same_time_enqueue_a_slot_once() -> None:
    def look() -> None:
        schedule.enqueue_due(NOW)
        connection.close()

    threads = [threading.Thread(target=look) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (DBTaskResult.objects.count(), ScheduledRun.objects.count()) == (1, 1)


def test_done_jobs_go_after_two_weeks_failed_ones_after_three_months() -> None:
    note.enqueue(1)
    work()
    make_failed()
    old = timezone.now() - timedelta(days=15)
    DBTaskResult.objects.update(finished_at=old)
    housekeeping.prune_jobs.call()
    assert [job.status for job in DBTaskResult.objects.all()] == ["FAILED"]
    DBTaskResult.objects.update(finished_at=old - timedelta(days=90))
    housekeeping.prune_jobs.call()
    assert not DBTaskResult.objects.exists()


def test_old_slots_go_and_the_latest_stay() -> None:
    for days in (1, 31):
        ScheduledRun.objects.create(job="x", slot=timezone.now() - timedelta(days=days))
    housekeeping.prune_jobs.call()
    assert ScheduledRun.objects.count() == 1


def test_mails_go_after_their_last_day() -> None:
    today = timezone.localdate()
    for days in (0, -1):
        OutgoingMail.objects.create(
            to="amina@example.org",
            kind=MailKind.ACCOUNT,
            language="de",
            created_at=timezone.now(),
            erase_after=today + timedelta(days=days),
        )
    assert housekeeping.erase_mails.call() == 1
    assert [mail.erase_after for mail in OutgoingMail.objects.all()] == [today]


def test_the_schedule_finds_jobs_left_behind() -> None:
    make_stuck()
    assert housekeeping.put_stuck_back.call() == 1

"""Jobs happen with their data or not at all, are tried again, and are never lost."""

import io
import logging
import os
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from handinhand.accounts.models import User
from handinhand.core import job_acts, jobs
from handinhand.core.errors import DomainError
from handinhand.core.logs import ImpersonalJson
from handinhand.core.models import AuditEntry
from tests.core import sample_jobs
from tests.core.sample_jobs import make_failed, make_stuck, the_job, wait_is_over, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_noted() -> None:
    sample_jobs.NOTED.clear()


@pytest.fixture
def operator() -> User:
    return User.objects.create_user("betrieb@example.org", name="Bodo Betrieb")


def test_a_worker_runs_what_was_enqueued() -> None:
    sample_jobs.note.enqueue(3)
    work()
    assert sample_jobs.NOTED == [3]
    assert the_job().status == "SUCCESSFUL"


def test_a_job_goes_with_its_data_when_the_transaction_is_rolled_back() -> None:
    @transaction.atomic
    def act() -> None:
        User.objects.create_user("neu@example.org")
        sample_jobs.note.enqueue(3)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        act()
    assert not DBTaskResult.objects.exists()
    assert not User.objects.exists()


def test_a_failed_job_waits_and_is_tried_again_with_growing_pauses() -> None:
    sample_jobs.fail.enqueue(1)
    pauses = []
    for _try in range(2):
        before = timezone.now()
        work()
        job = the_job()
        assert job.status == "READY"
        pauses.append((job.run_after - before) / timedelta(minutes=1))
        wait_is_over()
    assert 7.5 <= pauses[0] <= 12.6
    assert 15 <= pauses[1] <= 25.1


def test_after_its_last_try_a_job_has_failed_and_stays() -> None:
    job = make_failed()
    assert (job.status, len(job.worker_ids)) == ("FAILED", 3)
    work()
    assert len(the_job().worker_ids) == 3


def test_pauses_have_an_end() -> None:
    assert jobs.Terms("x").wait_after(40) <= jobs.LONGEST_WAIT * 1.25


def test_a_job_that_gives_up_is_not_tried_again() -> None:
    sample_jobs.hopeless.enqueue()
    work()
    assert (the_job().status, len(the_job().worker_ids)) == ("FAILED", 1)


def test_a_job_of_another_release_fails_at_once() -> None:
    sample_jobs.note.enqueue(1)
    DBTaskResult.objects.update(task_path="handinhand.core.gone.job")
    work()
    assert (the_job().status, len(the_job().worker_ids)) == ("FAILED", 1)


def test_no_address_is_stored_in_errors_and_results(caplog: pytest.LogCaptureFixture) -> None:
    sample_jobs.fail.enqueue(1)
    sample_jobs.answer_with_address.enqueue()
    with caplog.at_level(logging.INFO):
        work()
    failed, answered = DBTaskResult.objects.order_by("return_value")
    texts = failed.traceback + str(failed.return_value) + answered.traceback
    assert "kein Postfach" in texts
    assert "geschickt an" in str([failed.return_value, answered.return_value])
    assert "amina" not in texts + str([failed.return_value, answered.return_value])


def test_the_log_says_where_a_job_failed_and_nothing_of_what_it_was_about() -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(ImpersonalJson())
    logging.getLogger().addHandler(handler)
    sample_jobs.fail.enqueue(1)
    work()
    logging.getLogger().removeHandler(handler)
    text = written.getvalue()
    assert "sample_jobs.py" in text
    assert "kein Postfach" not in text
    assert "amina" not in text


def test_a_job_that_names_an_address_is_refused() -> None:
    with pytest.raises(ValueError, match="keine Adressen"):
        sample_jobs.note.enqueue("amina@example.org")  # type: ignore[arg-type]  # the mistake


def test_a_job_left_behind_by_a_dead_worker_runs_elsewhere() -> None:
    make_stuck()
    assert jobs.put_stuck_back(timezone.now()) == 1
    work("two")
    assert sample_jobs.NOTED == [7]
    assert the_job().worker_ids == ["gone", "two"]


def test_a_job_that_may_still_be_at_work_is_left_alone() -> None:
    make_stuck()
    DBTaskResult.objects.update(started_at=timezone.now() - timedelta(minutes=14))
    assert jobs.put_stuck_back(timezone.now()) == 0


def test_a_job_that_kills_its_worker_every_time_has_failed() -> None:
    make_stuck(worker_ids=5)
    jobs.put_stuck_back(timezone.now())
    assert the_job().status == "FAILED"
    assert the_job().exception_class_path == jobs.path_of(jobs.WorkerLostError)


def test_an_operator_lets_a_failed_job_run_again_with_all_its_tries(operator: User) -> None:
    job = make_failed()
    job_acts.run_again(job_id=job.pk, by=operator, now=timezone.now())
    assert (the_job().status, the_job().worker_ids) == ("READY", [])
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.by_name) == ("core.job_run_again", "Bodo Betrieb")


def test_an_operator_lets_all_failed_jobs_of_a_kind_run_again(operator: User) -> None:
    failed = [make_failed(number) for number in (1, 2)]
    sample_jobs.hopeless.enqueue()
    work()
    assert job_acts.run_all_again(task_path=failed[0].task_path, by=operator) == 2
    assert Counter(DBTaskResult.objects.values_list("status", flat=True)) == {
        "READY": 2,
        "FAILED": 1,
    }
    assert AuditEntry.objects.count() == 2


def test_discarding_needs_a_reason_and_leaves_a_trace(operator: User) -> None:
    job = make_failed()
    now = timezone.now()
    with pytest.raises(DomainError, match="warum"):
        job_acts.discard(job_id=job.pk, by=operator, reason="  ", now=now)
    job_acts.discard(job_id=job.pk, by=operator, reason="Postfach gibt es nicht", now=now)
    assert not DBTaskResult.objects.exists()
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.reason) == ("core.job_discarded", "Postfach gibt es nicht")
    assert entry.before is not None
    assert entry.before["job"] == "tests.core.sample_jobs.fail"


def test_a_job_that_needs_no_help_is_not_touched(operator: User) -> None:
    job = sample_jobs.note.enqueue(1)
    row = DBTaskResult.objects.get(pk=job.id)
    with pytest.raises(DomainError, match="weitergelaufen"):
        job_acts.discard(job_id=row.pk, by=operator, reason="x", now=timezone.now())
    assert DBTaskResult.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite: see the next test")
def test_workers_at_the_same_time_never_share_a_job() -> None:
    for number in range(60):
        sample_jobs.note.enqueue(number)

    def run(name: str) -> None:
        work(name)
        connection.close()

    threads = [threading.Thread(target=run, args=[name]) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sample_jobs.NOTED) == list(range(60))
    assert {len(row.worker_ids) for row in DBTaskResult.objects.all()} == {1}


def test_two_worker_processes_on_one_sqlite_file_never_share_a_job(tmp_path: Path) -> None:
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    environment |= {
        "HANDINHAND_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    command = [sys.executable, "-m", "handinhand"]
    subprocess.run([*command, "migrate", "-v0"], env=environment, check=True)
    enqueue = "from tests.core.sample_jobs import note\nfor n in range(40): note.enqueue(n)"
    subprocess.run([*command, "shell", "-v0", "-c", enqueue], env=environment, check=True)
    batch = [*command, "db_worker", "--batch", "--no-startup-delay", "-v0"]
    workers = [subprocess.Popen(batch, env=environment) for _number in range(2)]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    database = sqlite3.connect(tmp_path / "handinhand.sqlite3")
    rows = database.execute(
        "SELECT status, json_array_length(worker_ids) FROM django_tasks_database_dbtaskresult"
    ).fetchall()
    database.close()
    assert rows == [("SUCCESSFUL", 1)] * 40

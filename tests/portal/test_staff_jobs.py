"""Operators see what waits, runs, failed and is done, and help where it is needed."""

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from handinhand.accounts.enums import Role
from handinhand.accounts.models import RoleGrant, User
from handinhand.core import jobs
from tests.core.sample_jobs import make_failed, make_stuck, note, the_job, work

pytestmark = pytest.mark.django_db
LIST = "/intern/jobs/"


@pytest.fixture
def operator(client: Client) -> Client:
    user = User.objects.create_user("betrieb@example.org", name="Bodo Betrieb")
    RoleGrant.objects.create(user=user, role=Role.OPERATOR)
    client.force_login(user)
    return client


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_list_counts_every_state(operator: Client) -> None:
    note.enqueue(1)
    work()
    make_failed()
    make_stuck()
    note.enqueue(2)
    figures = operator.get(LIST).context["figures"]
    assert {one.state.value: one.number for one in figures} == {
        "waiting": 1,
        "running": 1,
        "failed": 1,
        "done": 1,
    }


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("", {"Scheitern", "Notieren"}),
        ("state=failed", {"Scheitern"}),
        ("state=done", {"Notieren"}),
        ("state=waiting", set()),
        ("kind=tests.core.sample_jobs.note", {"Notieren"}),
        ("state=unsinn&seite=abc", {"Scheitern", "Notieren"}),
    ],
)
def test_the_address_says_what_is_shown(operator: Client, query: str, labels: set[str]) -> None:
    make_failed()
    note.enqueue(1)
    work()
    rows = operator.get(f"{LIST}?{query}").context["rows"]
    assert {row.label for row in rows} == labels


def test_an_empty_list_says_what_to_do(operator: Client) -> None:
    assert "Alle Aufträge zeigen" in text_of(operator, f"{LIST}?state=failed")


def test_a_long_list_has_pages_and_asks_the_database_no_more(
    operator: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(51):
        note.enqueue(number)
    with django_assert_max_num_queries(12):
        text = text_of(operator, LIST)
    assert "Seite 1 von 2" in text


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConnectionRefusedError, "Der andere Rechner nimmt keine Verbindung an."),
        (jobs.WorkerLostError, "Der Arbeiter ist ausgefallen oder brauchte zu lange."),
        (KeyError, "Unerwarteter Fehler: KeyError"),
    ],
)
def test_an_error_is_said_in_words(operator: Client, error: type[Exception], words: str) -> None:
    make_failed()
    DBTaskResult.objects.update(exception_class_path=jobs.path_of(error))
    assert words in text_of(operator, LIST)


def test_a_job_that_waits_for_its_next_try_says_when(operator: Client) -> None:
    make_failed()
    DBTaskResult.objects.update(status="READY", run_after="2031-05-01T10:30:00Z")
    assert "1. Mai 2031, 12:30 Uhr" in text_of(operator, LIST)


def test_a_job_left_behind_is_marked_and_can_be_put_back(operator: Client) -> None:
    job = make_stuck()
    assert "hängt" in text_of(operator, LIST)
    operator.post(f"{LIST}{job.pk}/noch-einmal/")
    assert the_job().status == "READY"


def test_a_failed_job_is_run_again_in_one_click(operator: Client) -> None:
    job = make_failed()
    answer = operator.post(f"{LIST}{job.pk}/noch-einmal/", follow=True)
    assert "läuft gleich noch einmal" in answer.content.decode()
    assert the_job().status == "READY"


def test_all_failed_jobs_of_a_kind_are_run_again_in_one_click(operator: Client) -> None:
    make_failed(1)
    kind = make_failed(2).task_path
    assert "2 Aufträge sind fehlgeschlagen" in text_of(operator, LIST)
    answer = operator.post(f"{LIST}noch-einmal/", {"kind": kind}, follow=True)
    assert "2 Aufträge laufen gleich noch einmal" in answer.content.decode()


def test_discarding_asks_why(operator: Client) -> None:
    job = make_failed()
    answer = operator.post(f"{LIST}{job.pk}/verwerfen/", {"reason": ""})
    assert answer.status_code == 422
    assert DBTaskResult.objects.exists()
    operator.post(f"{LIST}{job.pk}/verwerfen/", {"reason": "Postfach gibt es nicht mehr"})
    assert not DBTaskResult.objects.exists()


def test_a_job_that_went_on_meanwhile_is_not_discarded(operator: Client) -> None:
    job = make_failed()
    DBTaskResult.objects.update(status="READY")
    answer = operator.post(f"{LIST}{job.pk}/verwerfen/", {"reason": "Weil ich will"})
    assert answer.status_code == 422
    assert "inzwischen weitergelaufen" in answer.content.decode()
    answer = operator.post(f"{LIST}{job.pk}/noch-einmal/", follow=True)
    assert "inzwischen weitergelaufen" in answer.content.decode()


def test_the_details_show_the_error_without_addresses(operator: Client) -> None:
    job = make_failed()
    text = text_of(operator, f"{LIST}{job.pk}/")
    assert "kein Postfach …@…" in text
    assert "amina" not in text


def test_the_schedule_is_shown_in_words(operator: Client) -> None:
    text = text_of(operator, LIST)
    assert "täglich um 03:10 Uhr" in text
    assert "alle 10 Minuten" in text
    assert "noch nie" in text

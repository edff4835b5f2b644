"""The pages of an import: step by step, without JavaScript, and nothing chosen is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from handinhand.accounts.enums import Role
from handinhand.accounts.models import RoleGrant, User
from handinhand.directory.models import Offer
from handinhand.directory.models.imports import Import, State
from handinhand.directory.services import editing
from tests.directory.make import TODAY, make_offer
from tests.directory.make_lists import apply, csv_bytes, listed, plan, steward, undo, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jobs_at_once")]
LIST = "/intern/einlesen/"
KEY = "sprachcafe-am-hafen"


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(steward())
    return client


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def sent(data: bytes, name: str = "liste.csv") -> dict[str, object]:
    return {"source": "Hafenliste", "file": SimpleUploadedFile(name, data)}


def test_without_any_import_the_list_says_how_to_begin(client: Client) -> None:
    assert "Die erste Liste einlesen" in text_of(client, LIST)


def test_from_the_file_to_the_entry_and_back_by_pages_alone(client: Client) -> None:
    data = csv_bytes([listed(), listed(Nr="A-2", Art="Zauberei")])
    answer = client.post(f"{LIST}neu/", sent(data), follow=True)
    shown = answer.content.decode()
    assert "Sprachcafé am Hafen" in shown
    assert "CSV, UTF-8, getrennt durch Semikolon" in shown
    run = Import.objects.get()
    form = answer.context["form"]
    answer = client.post(f"{LIST}{run.pk}/spalten/", as_sent(form), follow=True)
    shown = answer.content.decode()
    assert "1 Zeile übernehmen" in shown
    assert "Nicht lesbar" in shown
    assert "Diese Art kennen wir nicht" in text_of(client, f"{LIST}{run.pk}/zeilen/abgelehnt/")
    assert "Kai 1" in text_of(client, f"{LIST}{run.pk}/zeilen/neu/")
    shown = client.post(f"{LIST}{run.pk}/uebernehmen/", follow=True).content.decode()
    assert "übernommen" in shown
    assert client.get(f"/de/angebot/{KEY}/").status_code == 200
    assert "aus einer Liste übernommen" in text_of(client, f"/intern/eintraege/{KEY}/")
    client.post(f"{LIST}{run.pk}/rueckgaengig/")
    assert client.get(f"/de/angebot/{KEY}/").status_code == 404
    assert "rückgängig gemacht" in text_of(client, LIST)


def as_sent(form: object) -> dict[str, str]:
    """Return what a browser sends when a form is left as it is."""
    fields = {bound.html_name: bound.value() for bound in form}  # type: ignore[attr-defined]  # a form of Django
    return {name: value for name, value in fields.items() if value not in (None, False, "")}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "leer"),
        (b"%PDF-1.7\n\x01", "keine Tabelle"),
        (b"PK\x03\x04kaputt", "beschädigt"),
        (b"a;b\n", "keine einzige Zeile"),
    ],
)
def test_a_file_that_is_no_list_is_refused_beside_the_field_and_the_source_is_kept(
    client: Client, data: bytes, said: str
) -> None:
    answer = client.post(f"{LIST}neu/", sent(data))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert said in shown
    assert 'value="Hafenliste"' in shown
    assert not Import.objects.exists()


def test_a_file_that_is_too_large_is_refused(client: Client) -> None:
    answer = client.post(f"{LIST}neu/", sent(b"a;b\n" + b"1;2\n" * 5_000_001))
    assert "20 MB" in answer.content.decode()


def test_columns_that_tell_no_rows_apart_are_refused_and_the_choice_is_kept(
    client: Client,
) -> None:
    run = upload(csv_bytes([listed()]))
    chosen = {"column-1": "name", "column-5": "note_de", "default-topics": "gibtsnicht"}
    answer = client.post(f"{LIST}{run.pk}/spalten/", chosen)
    assert answer.status_code == 422
    assert "Gibtsnicht" in answer.content.decode().title()
    answer = client.post(f"{LIST}{run.pk}/spalten/", {"column-1": "name", "column-5": "note_de"})
    shown = answer.content.decode()
    assert "unterscheidet die Zeilen" in shown
    assert '<option value="note_de" selected>' in shown
    twice = {"column-0": "id", "column-1": "name", "column-5": "name"}
    assert (
        "Zwei Spalten bedeuten" in client.post(f"{LIST}{run.pk}/spalten/", twice).content.decode()
    )


def test_a_page_of_a_group_keeps_what_was_chosen_on_it(client: Client) -> None:
    run = plan(csv_bytes([listed(), listed(Nr="A-2", Name="Nähstube", Telefon="")]))
    first, second = run.rows.all()
    address = f"{LIST}{run.pk}/zeilen/neu/"
    client.post(address, {"gezeigt": [first.pk, second.pk], "nehmen": [second.pk], "seite": "1"})
    assert [row.is_included for row in run.rows.all()] == [False, True]
    client.post(address, {"alle": "0"})
    assert not run.rows.filter(is_included=True).exists()
    assert "nichts zum Übernehmen" in text_of(client, f"{LIST}{run.pk}/")


def test_side_by_side_a_person_says_whether_it_is_the_same(client: Client) -> None:
    ours = make_offer(phone="0381 555111", web="")
    run = plan(csv_bytes([listed(Web="https://cafe.example/")]))
    row = run.rows.get()
    address = f"{LIST}{run.pk}/zeilen/doppelt/"
    shown = text_of(client, address)
    assert "Beratung Teststadt" in shown
    assert "dieselbe Telefonnummer" in shown
    assert "noch nicht entschieden" in text_of(client, f"{LIST}{run.pk}/")
    both = {"gezeigt": row.pk, "nehmen": row.pk, f"entscheidung-{row.pk}": "same"}
    client.post(address, both)
    assert "Unser Stand" in text_of(client, address)
    client.post(address, {**both, f"angabe-{row.pk}-name": "source"})
    client.post(f"{LIST}{run.pk}/uebernehmen/")
    merged = Offer.objects.get(key=ours.key)
    assert (merged.name, merged.web) == ("Sprachcafé am Hafen", "https://cafe.example/")


def test_both_states_of_a_conflict_are_shown(client: Client) -> None:
    apply(plan(csv_bytes([listed()])))
    editing.change_offer(key=KEY, facts={"phone": "0381 9"}, by=None, on=TODAY)
    run = plan(csv_bytes([listed(Telefon="0381 555222")]))
    shown = text_of(client, f"{LIST}{run.pk}/zeilen/konflikte/")
    assert "0381 9" in shown
    assert "0381 555222" in shown


def test_what_stayed_after_an_undo_is_named_with_the_choice_to_undo_it_too(
    client: Client,
) -> None:
    run = apply(plan(csv_bytes([listed()])))
    editing.change_offer(key=KEY, facts={"phone": "0381 9"}, by=None, on=TODAY)
    undo(run)
    assert "1 Eintrag wurde seitdem geändert" in text_of(client, f"{LIST}{run.pk}/")
    assert "Sprachcafé" in text_of(client, f"{LIST}{run.pk}/zeilen/geblieben/")
    client.post(f"{LIST}{run.pk}/rueckgaengig/", {"auch": "1"})
    assert not Offer.objects.filter(key=KEY).exists()


def test_while_a_job_works_the_page_says_how_far_it_is(client: Client) -> None:
    run = upload(csv_bytes([listed()]))
    Import.objects.filter(pk=run.pk).update(state=State.PLANNING, rows_read=1500)
    shown = text_of(client, f"{LIST}{run.pk}/")
    assert "1500 Zeilen sind verglichen" in shown
    assert "Jetzt nachsehen" in shown


def test_a_list_that_breaks_off_says_so_and_loses_its_file() -> None:
    good = [listed(Nr=f"A-{number}", Telefon="") for number in range(3)]
    run = plan(csv_bytes(good) + b'B;"' + b"x" * 200_000)
    assert run.state == State.FAILED
    assert not run.rows.exists()
    assert "Zeile 5 lässt sich nicht lesen" in run.reason
    assert not run.file


def test_a_step_that_came_too_late_is_answered_in_words(client: Client) -> None:
    run = apply(plan(csv_bytes([listed()])))
    for act in ("uebernehmen", "verwerfen"):
        answer = client.post(f"{LIST}{run.pk}/{act}/", follow=True)
        assert "Import" in answer.content.decode()
        assert 'class="error"' in answer.content.decode()
    assert client.get(f"{LIST}{run.pk}/spalten/").status_code == 302
    assert client.get(f"{LIST}{run.pk}/zeilen/unsinn/").status_code == 404


def test_the_job_is_stored_with_what_it_is_for_or_not_at_all(
    settings: object, client: Client
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # type: ignore[attr-defined]  # pytest-django
    run = upload(csv_bytes([listed()]))
    with transaction.atomic():
        plan_of(run, client)
        assert DBTaskResult.objects.count() == 1
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()
    assert Import.objects.get().state == State.MAPPING


def plan_of(run: Import, client: Client) -> None:
    form = client.get(f"{LIST}{run.pk}/spalten/").context["form"]
    client.post(f"{LIST}{run.pk}/spalten/", as_sent(form))


@pytest.mark.parametrize("number", [1, 30])
def test_the_pages_cost_the_same_however_many_rows(client: Client, number: int) -> None:
    rows = [listed(Nr=f"A-{n}", Name=f"Stelle {n}", Telefon="") for n in range(number)]
    run = plan(csv_bytes(rows))
    for address, most in (
        (LIST, 7),
        (f"{LIST}{run.pk}/", 9),
        (f"{LIST}{run.pk}/zeilen/abgelehnt/", 6),
    ):
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        assert len(caught) <= most, address


def test_who_only_looks_may_see_a_plan_but_decide_nothing() -> None:
    run = plan(csv_bytes([listed()]))
    auditor = User.objects.create_user("auditor@example.org")
    RoleGrant.objects.create(user=auditor, role=Role.AUDITOR)
    client = Client()
    client.force_login(auditor)
    shown = text_of(client, f"{LIST}{run.pk}/zeilen/neu/")
    assert "Sprachcafé am Hafen" in shown
    assert 'type="checkbox"' not in shown
    assert client.post(f"{LIST}{run.pk}/zeilen/neu/", {"alle": "0"}).status_code == 403
    assert run.rows.get().is_included

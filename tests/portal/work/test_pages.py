"""The checker as a reader meets it: question after question, the answer, its ways out."""

import re
from datetime import date
from urllib.parse import unquote

import pytest
from django.test import Client

from handinhand.accounts.models import User
from handinhand.portal.work.address import PARTS
from handinhand.work_access.models import LegalCheck
from handinhand.work_access.rows import entries
from handinhand.work_access.services import confirming
from tests.publishing.reading import text_of

pytestmark = pytest.mark.django_db

START = "/de/darf-ich-arbeiten/"
DULDUNG = f"{START}?papier=duldung&ziel=employment&erstaufnahme=nein&land=4&m=0"
WAITING = f"{START}?papier=aufenthaltsgestattung&ziel=employment&eilig=nein&erstaufnahme=ja"


def page(path: str, status: int = 200) -> str:
    answer = Client().get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def heading(path: str, status: int = 200) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page(path, status), re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found[1]).strip()


def test_the_questions_come_in_their_order_until_nothing_can_change_the_answer() -> None:
    assert heading(START) == "Welches Papier haben Sie?"
    assert heading(f"{START}?papier=duldung") == "Was möchten Sie machen?"
    path = f"{START}?papier=duldung&ziel=employment"
    assert heading(path) == "Müssen Sie in der Erstaufnahme wohnen?"
    assert heading(f"{path}&erstaufnahme=nein") == "Aus welchem Land kommen Sie?"
    assert "Pass oder Identität" in heading(f"{path}&erstaufnahme=nein&land=4")
    assert heading(DULDUNG).startswith("Seit wann sind Sie ohne Pause")
    assert heading(f"{DULDUNG}&hier=2021-06-01") == (
        "Es ist möglich. Vorher brauchen Sie eine Erlaubnis."
    )


def test_free_access_needs_two_questions_only() -> None:
    answer = f"{START}?papier=ae_25_2_subsidiary&ziel=self_employment"
    assert heading(answer) == "Sie dürfen das, ohne weitere Erlaubnis."


def test_a_day_is_typed_in_three_fields_and_stands_in_the_address() -> None:
    answer = Client().get(f"{DULDUNG}&hier_t=1&hier_m=6&hier_j=2021")
    assert answer.status_code == 302
    assert answer["Location"] == f"{DULDUNG}&hier=2021-06-01"


def test_without_the_day_of_the_month_its_last_one_counts() -> None:
    answer = Client().get(f"{DULDUNG}&hier_t=&hier_m=2&hier_j=2024")
    assert answer["Location"].endswith("&hier=2024-02-29")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hier_t=30&hier_m=2&hier_j=2024", "Dieser Monat hat 29 Tage."),
        ("hier_t=1&hier_m=13&hier_j=2024", "eine Zahl von 1 bis 12"),
        ("hier_t=1&hier_m=Mai&hier_j=2024", "Monat und Jahr als Zahl"),
        ("hier_t=1&hier_m=5&hier_j=1024", "zwischen 1990 und"),
        ("hier_t=31&hier_m=12&hier_j=2026&tag=2026-11-23", "liegt noch vor uns"),
    ],
)
def test_a_day_that_cannot_be_is_explained_and_nothing_typed_is_lost(typed: str, said: str) -> None:
    shown = page(f"{DULDUNG}&{typed}", 422)
    assert said in shown
    for part in typed.split("&")[:3]:
        name, value = part.split("=")
        assert re.search(rf'name="{name}"[^>]*value="{value}"', shown)
    assert '<input type="hidden" name="papier" value="duldung">' in shown


def test_days_in_arabic_digits_are_read() -> None:
    path = DULDUNG.replace("/de/", "/ar/")
    answer = Client().get(f"{path}&hier_t=١&hier_m=٦&hier_j=٢٠٢١")
    assert answer["Location"].endswith("&hier=2021-06-01")


def test_of_the_country_only_its_group_is_kept() -> None:
    path = f"{START}?papier=duldung&ziel=employment&erstaufnahme=nein"
    assert Client().get(f"{path}&land_staat=SY")["Location"] == f"{path}&land=4"
    assert Client().get(f"{path}&land_staat=GE")["Location"] == f"{path}&land=2"
    assert "Bitte wählen Sie Ihr Land." in page(f"{path}&land_staat=", 422)


def test_half_days_count_half() -> None:
    path = f"{START}?papier=studium_16b&ziel=employment"
    assert Client().get(f"{path}&tage_ganz=100&tage_halb=30")["Location"] == f"{path}&tage=115"
    assert Client().get(f"{path}&tage_ganz=100&tage_halb=3")["Location"] == f"{path}&tage=101.5"
    assert "Bitte schreiben Sie eine Zahl" in page(f"{path}&tage_ganz=viele", 422)


def test_what_is_not_known_shows_both_ways() -> None:
    shown = page(f"{START}?papier=aufenthaltsgestattung&ziel=employment&eilig=x")
    assert "Es kommt darauf an" in shown
    assert "Ist Ihr Asylverfahren" in shown
    assert "eilig=ja" in shown
    assert "eilig=nein" in shown


def test_an_unknown_day_shows_what_follows_from_how_long() -> None:
    shown = page(f"{DULDUNG}&hier=x")
    assert re.search(r"weniger als 3 Monate</b><br>Noch nicht", shown)
    assert re.search(r"48 Monate oder länger</b><br>Ja, mit Erlaubnis<", shown)


def test_who_does_not_know_the_paper_finds_people_and_no_more_questions() -> None:
    shown = page(f"{START}?papier=x")
    assert "Wir helfen Ihnen weiter" in shown
    assert "Hilft kostenlos" in shown
    assert 'href="tel:' in shown


def test_a_waiting_person_sees_the_first_day_the_reasons_and_the_law() -> None:
    shown = page(f"{WAITING}&gestellt=2026-11-01&tag=2026-11-23")
    assert "Ab dem 2. Februar 2027 ist es möglich." in shown
    assert "https://www.gesetze-im-internet.de/asylvfg_1992/__61.html" in shown
    assert "Gerechnet für den 23. November 2026" in shown
    assert "keine Rechtsberatung" in shown


def test_after_the_checked_day_the_answer_says_so() -> None:
    notice = "Wir haben das Recht bis zum 19. August 2026 geprüft."
    assert notice in page(f"{START}?papier=eu_citizen&ziel=employment&tag=2026-08-20")
    assert notice not in page(f"{START}?papier=eu_citizen&ziel=employment&tag=2026-08-19")


def test_delicate_answers_are_never_spelled_out() -> None:
    shown = page(f"{START}?papier=duldung&ziel=employment&land=1&asyl=3&m=0&tag=2026-08-19")
    answers = re.search(r'<dl class="answers">(.*?)</dl>', shown, re.DOTALL)
    assert answers
    assert "Serbien" not in answers[1]
    assert "abgelehnt" not in answers[1]


def test_with_a_place_the_responsible_office_stands_beside_the_answer() -> None:
    shown = page(f"{DULDUNG}&hier=2021-06-01&ort=Wismar")
    assert "Zuständig für Sie" in shown
    assert "Zuständig für Sie" not in page(f"{DULDUNG}&hier=2021-06-01")


def test_a_place_that_several_share_is_asked_back_and_an_unknown_one_is_said() -> None:
    shown = page(f"{DULDUNG}&hier=2021-06-01&ort=18059")
    assert "Welchen Ort meinen Sie?" in shown or "Zuständig für Sie" in shown
    assert "Den Ort „Xyzzyx“ kennen wir nicht" in page(f"{DULDUNG}&hier=2021-06-01&ort=Xyzzyx")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("papier=quatsch&ziel=employment", 422),
        ("papier=duldung&ziel=quatsch", 422),
        ("papier=chancenkarte_20a&ziel=employment&tag=2024-05-31", 422),
        ("papier=duldung&ziel=employment&tag=2015-10-23", 422),
        ("papier=duldung&ziel=employment&tag=gestern", 422),
        ("papier=duldung&ziel=employment&geduldet=2020-01-01&hier=2021-01-01", 422),
        ("papier=fachkraft&ziel=employment&stelle=nein&monate=viele", 422),
        ("papier=duldung&ziel=employment&frage=hier", 200),
        ("frage=quatsch", 200),
    ],
)
def test_what_cannot_be_is_explained_and_asked_again(query: str, status: int) -> None:
    shown = page(f"{START}?{query}", status)
    assert ("said" in shown) is (status == 422)


def test_an_answer_can_be_changed_and_the_others_stay() -> None:
    shown = page(f"{DULDUNG}&hier=2021-06-01")
    link = re.search(r'href="([^"]*frage=ziel)"', shown)
    assert link
    changed = page(link[1].replace("&amp;", "&"))
    assert "Was möchten Sie machen?" in changed
    assert 'value="employment" checked' in changed
    assert '<input type="hidden" name="hier" value="2021-06-01">' in changed


def test_a_paper_is_found_by_the_words_on_it() -> None:
    shown = page(f"{START}?suche=25+abs+3")
    assert 'value="ae_25_3"' in shown
    assert 'value="duldung"' not in shown
    lost = page(f"{START}?suche=Fahrkarte")
    assert "kennen wir kein Papier" in lost
    assert 'value="duldung"' in lost


def test_the_pdf_holds_the_answer_and_a_question_has_none() -> None:
    answer = Client().get(f"{DULDUNG}&hier=2021-06-01".replace("/?", "/antwort.pdf?"))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-1.7")
    still_open = Client().get(DULDUNG.replace("/?", "/antwort.pdf?"))
    assert still_open["Location"] == DULDUNG


def test_sending_it_to_counselling_asks_first_and_sends_nothing_itself() -> None:
    shown = page(f"{DULDUNG}&hier=2021-06-01&ort=Rostock".replace("/?", "/weitergeben/?"))
    assert "Möchten Sie das?" in shown
    mail = re.search(r'href="mailto:([^"]+)"', shown)
    assert mail
    assert "hier=2021-06-01" in unquote(unquote(mail[1].replace("&amp;", "&")))
    assert "<form" not in re.sub(r"<aside.*</aside>", "", shown, flags=re.DOTALL)


def test_no_page_sets_a_cookie_and_every_part_of_an_address_is_understood() -> None:
    answer = Client().get(f"{DULDUNG}&hier=2021-06-01")
    assert not answer.cookies
    every = "&".join(f"{part}=x" for part in PARTS.values() if part not in {"papier", "ziel"})
    page(f"{START}?papier=duldung&ziel=employment&{every}")


@pytest.mark.parametrize("language", ["de-simple", "en", "uk", "ar", "ps", "fa", "ru", "tr", "fr"])
def test_every_language_has_question_answer_and_pdf(language: str) -> None:
    client = Client()
    path = f"{DULDUNG}&hier=2021-06-01".replace("/de/", f"/{language}/")
    for one in (path, path.replace("/?", "/antwort.pdf?"), path.replace("/?", "/weitergeben/?")):
        assert client.get(one).status_code == 200
    for part in ("", "?papier=duldung", "?papier=duldung&ziel=employment&erstaufnahme=nein"):
        assert client.get(f"/{language}/darf-ich-arbeiten/{part}").status_code == 200


NO_LAWYER = "Das hat noch keine Juristin und kein Jurist geprüft."


def test_each_rule_of_an_answer_says_whether_a_lawyer_has_checked_it() -> None:
    """Point 6: who reads the answer sees it too; the lawyer's name stays in the review."""
    answer = f"{DULDUNG}&hier=2021-06-01"
    rules = ["four_years_need_no_ba", "office_should_permit_with_duldung"]
    assert page(answer).count(NO_LAWYER) == 1, "said once where it is the same for all"
    lawyer = User.objects.create_user("anna@kanzlei.example", "geheim", name="Anna Anders")
    row = f"regel-{rules[0]}"
    confirming.confirm_row(
        row=row, seen=entries()[row].fingerprint, by=lawyer, on=date(2026, 11, 3)
    )
    told = page(answer)
    assert told.count(NO_LAWYER) == len(rules) - 1
    assert "Eine Juristin oder ein Jurist hat das am 3. November 2026 geprüft." in told
    assert "Anna" not in told
    assert "kanzlei" not in told


def test_a_check_of_a_rule_that_has_changed_since_is_none() -> None:
    LegalCheck.objects.create(
        row="regel-four_years_need_no_ba",
        fingerprint="another",
        by=User.objects.create_user("anna@kanzlei.example", "geheim"),
        on=date(2026, 11, 3),
    )
    assert "3. November 2026" not in page(f"{DULDUNG}&hier=2021-06-01")


def test_what_is_no_rule_needs_no_lawyer() -> None:
    assert NO_LAWYER not in page(f"{START}?papier=duldung&ziel=employment&erstaufnahme=x")


def test_an_answer_says_what_time_will_change() -> None:
    told = page(f"{DULDUNG}&hier=2026-01-15&tag=2026-02-01")
    assert "Was die Antwort ändern kann" in told
    assert (
        "Ab dem 16. April 2026, wenn das Gesetz so bleibt: Ja, mit Erlaubnis und Zustimmung" in told
    )
    assert "Ab dem 16. Januar 2030, wenn das Gesetz so bleibt: Ja, mit Erlaubnis" in told
    assert "Was die Antwort ändern kann" not in page(f"{START}?papier=ae_25_1&ziel=employment")


def test_a_reply_that_leaves_more_open_tells_what_is_possible() -> None:
    """Both possible outcomes side by side, even where another question follows."""
    told = page(f"{START}?papier=duldung&ziel=employment&erstaufnahme=x&m=0&land=4&hier=2025-01-01")
    assert "Möglich: Ja, mit Erlaubnis und Zustimmung · Noch nicht" in told
    assert told.count("Möglich: ") == 1  # the other reply has one outcome only


def test_in_the_centre_the_authority_of_the_state_permits() -> None:
    told = page(f"{WAITING}&gestellt=2026-01-01&tag=2026-08-19")
    assert "Die Erlaubnis gibt das Landesamt für innere Verwaltung." in told
    assert "Es entscheidet das Landesamt für innere Verwaltung." in told
    assert "Die Erlaubnis gibt die Ausländerbehörde." not in told


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("papier=quatsch", "Bitte wählen Sie eine von diesen Antworten."),
        ("papier=duldung&ziel=quatsch", "Bitte wählen Sie eine von diesen Antworten."),
        (
            "papier=duldung&ziel=employment&erstaufnahme=vielleicht",
            "Bitte wählen Sie eine von diesen Antworten.",
        ),
        ("papier=duldung&ziel=employment&land=9", "Bitte wählen Sie Ihr Land."),
        (
            "papier=chancenkarte_20a&ziel=employment&tag=2024-05-31",
            "Dieses Dokument gibt es ab dem 1. Juni 2024.",
        ),
        ("papier=studium_16b&ziel=employment&tage=999", "Möglich ist eine Zahl von 0 bis 366."),
    ],
)
def test_what_is_wrong_is_told_to_people_not_to_programs(query: str, told: str) -> None:
    """No words of the interface, and at once: nobody answers a second question in vain."""
    shown = page(f"{START}?{query}", 422)
    said = re.search(r'class="said"[^>]*>(.*?)</p>', shown, re.DOTALL)
    assert said
    assert told in said[1]
    assert not re.search(r"true|false|safe_listed|employment", said[1])


def on_paper(path: str) -> str:
    return text_of(Client().get(path.replace("/?", "/antwort.pdf?")).content)


def test_paper_says_what_the_page_says_and_its_limits_come_first() -> None:
    answer = f"{DULDUNG}&hier=2026-01-01&tag=2026-11-23&ort=Wismar"
    told = " ".join(on_paper(answer).split())
    assert "Wir haben das Recht bis zum 19. August 2026 geprüft." in told
    assert told.index("Diese Seite ist keine Rechtsberatung.") < told.index("Warum?")
    assert told.count(NO_LAWYER) == 1
    assert "Ab dem 2. Januar 2030, wenn das Gesetz so bleibt: Ja, mit Erlaubnis" in told
    assert "Wir haben das Recht" not in on_paper(f"{answer}&tag=2026-08-19")


def test_two_sources_of_a_reason_are_kept_apart_on_paper() -> None:
    told = " ".join(on_paper(f"{START}?papier=duldung&ziel=employment&erstaufnahme=x").split())
    assert "(BGBl. I 2019 S. 1294), § 61 Abs. 1" in told.replace("\xa0", " ")


def test_an_office_without_telephone_can_be_written_to() -> None:
    """Who has to make an appointment needs a way to the office: on the page as on paper."""
    told = page(f"{DULDUNG}&hier=2026-01-01&ort=Wismar")
    assert 'href="mailto:abh@nordwestmecklenburg.de"' in told

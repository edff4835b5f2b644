"""Every public page answers, in German and Arabic, and bad input gets a clear word."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

PAGES = [
    "",
    "suche/",
    "suche/?q=Deutschkurs",
    "suche/?q=Deutschkurs+Rostock",
    "suche/druck/?q=Deutschkurs",
    "angebot/psyc-0013/",
    "angebot/frau-0086/",
    "angebot/ausl-0013/",
    "organisation/migra-e-v/",
    "themen/",
    "thema/german_course/",
    "thema/family/",
    "thema/sports/",
    "orte/",
    "ort/13074/",
    "ort/13074087/",
    "zustaendig/",
    "zustaendig/?ort=Wismar",
    "kontakt/",
    "kontakt/?eintrag=psyc-0013",
    "impressum/",
    "datenschutz/",
    "barrierefreiheit/",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_every_page_type_answers_in_its_language(
    client: Client, path: str, language: str, direction: str
) -> None:
    answer = client.get(f"/{language}/{path}")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="{direction}">' in text
    assert text.count("<h1") == 1
    assert not answer.cookies
    assert "public" in answer["Cache-Control"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("code", ["de-simple", "en", "uk", "ps", "fa", "ru", "tr", "fr"])
def test_the_home_page_stands_in_every_language(client: Client, code: str) -> None:
    answer = client.get(f"/{code}/")
    assert answer.status_code == 200
    assert f'<html lang="{code}"' in answer.content.decode()


def test_the_language_links_lead_to_the_same_page_and_question(client: Client) -> None:
    text = client.get("/de/suche/?q=Arzt&ort=Wismar").content.decode()
    assert 'href="/ar/suche/?q=Arzt&amp;ort=Wismar"' in text


def test_the_fork_leads_to_the_language_of_the_browser(client: Client) -> None:
    answer = client.get("/", headers={"accept-language": "ps,en;q=0.5"})
    assert (answer.status_code, answer["Location"]) == (302, "/ps/")
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "x" * 10_000,
        "q=%00abc",
        "q=<script>alert(1)</script>",
        "q=%F0%9F%98%80",
        "ort=Nirgendwo",
        "ort=17337&q=Arzt",
        "seite=abc",
        "seite=-1",
        "seite=99999999999999999999",
        "km=-1",
        "thema=gibtesnicht",
        "sprache=xx' OR 1=1",
        "zugang=fliegen",
        "q=AND+OR+NOT+*+~+%22",
    ],
)
def test_strange_questions_get_a_page_and_never_a_fault(client: Client, query: str) -> None:
    answer = client.get(f"/de/suche/?{query}", follow=True)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_an_unknown_place_is_named_and_kept(client: Client) -> None:
    text = client.get("/de/suche/?q=Arzt&ort=Nirgendwo").content.decode()
    assert "Den Ort „Nirgendwo“ kennen wir nicht" in text
    assert 'value="Nirgendwo"' in text


def test_a_postal_code_of_two_municipalities_is_asked_back(client: Client) -> None:
    text = client.get("/de/suche/?q=Arzt&ort=17337").content.decode()
    assert "Welchen Ort meinen Sie?" in text
    assert "ort=13071132" in text
    assert "ort=13075042" in text


def test_a_postal_code_of_another_state_is_named_wherever_it_was_typed(client: Client) -> None:
    text = client.get("/de/suche/?q=Deutschkurs+10115").content.decode()
    assert "Den Ort „10115“ kennen wir nicht" in text
    assert "Wir zeigen Ergebnisse für das ganze Land." in text


@pytest.mark.parametrize("page", ["zustaendig", "orte"])
def test_where_no_results_stand_none_are_promised_and_the_list_of_places_is_offered(
    client: Client, page: str
) -> None:
    text = client.get(f"/de/{page}/?ort=Nirgendwo").content.decode()
    assert "Den Ort „Nirgendwo“ kennen wir nicht" in text
    assert "Ergebnisse für das ganze Land" not in text
    assert '<a href="/de/orte/">Den Ort in der Liste suchen</a>' in text


def test_a_place_alone_that_several_bear_is_asked_back_and_the_choice_leads_on(
    client: Client,
) -> None:
    text = client.get("/de/suche/?q=Löcknitz").content.decode()
    assert "Welchen Ort meinen Sie?" in text
    assert "noch keinen Eintrag" not in text
    chosen = re.search(r'href="(\?q=[^"]*ort=13075\d*)"', text)
    assert chosen is not None
    text = client.get("/de/suche/" + chosen[1].replace("&amp;", "&")).content.decode()
    assert 'class="hits"' in text
    assert "noch keinen Eintrag" not in text


@pytest.mark.parametrize("path", ["gibt-es-nicht/", "angebot/nie/", "ort/99/", "thema/nie/"])
def test_a_missing_page_offers_a_way_on(client: Client, path: str) -> None:
    answer = client.get(f"/de/{path}")
    text = answer.content.decode()
    assert answer.status_code == 404
    assert "Diese Seite gibt es nicht" in text
    assert 'role="search"' in text


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/de/suche/").status_code == 405


def test_whoever_tells_a_sentence_sees_the_numbers_even_if_no_danger_is_recognised(
    client: Client,
) -> None:
    told = client.get("/de/suche/?q=ich+habe+heute+ein+seil+gekauft").content.decode()
    assert 'href="tel:112"' in told[: told.index("<h1")]
    keywords = client.get("/de/suche/?q=Deutschkurs+Rostock").content.decode()
    assert 'href="tel:112"' not in keywords


def test_a_search_without_any_result_still_names_people_to_ask(client: Client) -> None:
    text = client.get("/de/suche/?q=zzzzqqqq").content.decode()
    assert "Fragen Sie einen Menschen" in text
    assert 'href="tel:115"' in text


def test_the_responsible_offices_of_a_town_are_named_and_gaps_are_said(client: Client) -> None:
    text = client.get("/de/zustaendig/?ort=Wismar").content.decode()
    for office in ("Ausländerbehörde", "Sozialamt", "Jobcenter", "Jugendamt", "Schulamt"):
        assert office in text
    assert "Staatliches Schulamt Schwerin" in text
    assert "Telefon und Adresse kennen wir hier noch nicht" in text


def test_where_an_office_is_unknown_the_next_best_door_is_named(client: Client) -> None:
    text = client.get("/de/zustaendig/?ort=Dargun").content.decode()
    assert "Telefon und Adresse kennen wir hier noch nicht" in text
    assert "Integrationslotsinnen Landkreis Mecklenburgische Seenplatte</a>" in text
    assert 'href="tel:+4939557087' in text


def test_that_an_office_wants_appointments_is_said_in_the_language_of_the_reader(
    client: Client,
) -> None:
    german = client.get("/de/zustaendig/?ort=Anklam").content.decode()
    assert "nur nach Vereinbarung" in german
    arabic = client.get("/ar/zustaendig/?ort=Anklam").content.decode()
    assert "nur mit Termin" not in arabic
    assert "nur nach Vereinbarung" not in arabic
    assert "حسب الاتفاق فقط" in arabic


def test_of_the_help_lines_against_violence_the_one_open_to_all_stands_first(
    client: Client,
) -> None:
    text = client.get("/de/suche/?q=mein+Mann+schlägt+mich").content.decode()
    hits = text[text.index('class="hits"') :]
    assert hits.index("Gewalt gegen Frauen") < hits.index("Gewalt an Männern")


def test_a_contact_can_be_saved_and_a_withheld_one_has_no_address(client: Client) -> None:
    open_one = client.get("/de/angebot/spra-0001/kontakt.vcf").content.decode()
    assert "ADR:;;Waldemarstraße 33;Rostock;;18057;Deutschland" in open_one.replace("\r\n ", "")
    assert "ADR" not in client.get("/de/angebot/frau-0086/kontakt.vcf").content.decode()


def test_the_text_list_is_plain_and_says_of_which_day_it_is(client: Client) -> None:
    answer = client.get("/de/suche/text/?q=Deutschkurs+Rostock")
    assert answer["Content-Type"].startswith("text/plain")
    assert "migra e.V. – Integrationskurse" in answer.content.decode()
    assert "<" not in answer.content.decode()


@pytest.mark.parametrize("form", ["druck", "text"])
def test_a_hand_out_says_when_and_in_which_languages(client: Client, form: str) -> None:
    text = client.get(f"/de/suche/{form}/?q=Interkulturelles+Zentrum+Schwerin").content.decode()
    assert "Sprachen: " in " ".join(text.split())
    text = client.get(f"/de/suche/{form}/?q=Ausländerbehörde+Schwerin").content.decode()
    assert "Öffnungszeiten: " in text
    assert "Montag \u20668–16\u2069" in text
    text = client.get(f"/de/suche/{form}/?q=Ausländerbehörde+Anklam").content.decode()
    assert "nur nach Vereinbarung" in text


def test_phone_numbers_keep_their_order_and_can_be_called(client: Client) -> None:
    text = client.get("/ar/angebot/frau-0086/").content.decode()
    assert '<bdi dir="ltr">0381 454406</bdi>' in text
    assert 'href="tel:+49381454406"' in text


def test_no_page_loads_anything_from_elsewhere(client: Client) -> None:
    text = client.get("/de/suche/?q=Deutschkurs").content.decode()
    assert re.findall(r'(?:src|srcset)="(https?:)?//', text) == []
    assert " style=" not in text

"""Journeys of real people, in a real browser, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def find_a_course(page: Page, start: str) -> None:
    page.goto(f"{start}/de/")
    page.get_by_label("Ihre Frage oder ein Stichwort").fill("Deutschkurs")
    page.get_by_label("Ort oder Postleitzahl").fill("Rostok")
    page.get_by_role("button", name="Suchen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Deutsch lernen, Rostock")
    page.get_by_role("link", name="migra e.V. – Integrationskurse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("migra e.V. – Integrationskurse")
    expect(page.get_by_role("link", name="0381 44431160")).to_have_attribute(
        "href", "tel:+4938144431160"
    )


def test_a_german_course_in_rostock_is_three_steps_from_a_phone_call(
    served: str, phone: Page
) -> None:
    find_a_course(phone, served)


def test_the_same_journey_works_without_javascript(served: str, plain_phone: Page) -> None:
    find_a_course(plain_phone, served)


def test_an_arabic_question_finds_courses_and_keeps_the_direction(
    served: str, plain_phone: Page
) -> None:
    plain_phone.goto(f"{served}/ar/")
    plain_phone.locator("#q").fill("دورة لغة ألمانية في روستوك")
    plain_phone.locator("form button[type=submit]").click()
    expect(plain_phone.locator("html")).to_have_attribute("dir", "rtl")
    expect(plain_phone.locator(".hit").first).to_be_visible()
    assert "Rostock" in plain_phone.locator("h1").inner_text()


def test_a_postal_code_of_several_places_is_asked_back_and_the_question_is_kept(
    served: str, plain_phone: Page
) -> None:
    plain_phone.goto(f"{served}/de/suche/?q=Jugendamt&ort=17337")
    plain_phone.get_by_role("link", name="Schönhausen").click()
    expect(plain_phone.locator("#q")).to_have_value("Jugendamt")
    expect(plain_phone.locator("h1")).to_contain_text("Schönhausen")


def test_changing_the_language_keeps_the_page_and_the_question(
    served: str, plain_phone: Page
) -> None:
    plain_phone.goto(f"{served}/de/suche/?q=Deutschkurs&ort=Wismar")
    plain_phone.get_by_role("link", name="Українська").click()
    expect(plain_phone).to_have_url(re.compile(r"/uk/suche/\?q=Deutschkurs&ort=Wismar"))
    expect(plain_phone.locator("#ort")).to_have_value("Wismar")


def test_the_whole_way_can_be_gone_by_keyboard(served: str, phone: Page) -> None:
    phone.goto(f"{served}/de/")
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="Zum Inhalt")).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.locator("#inhalt")).to_be_focused()
    phone.keyboard.press("Tab")
    expect(phone.locator("#q")).to_be_focused()
    phone.keyboard.type("Kita-Platz")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Kita")


def test_who_is_responsible_is_answered_for_a_town(served: str, plain_phone: Page) -> None:
    plain_phone.goto(f"{served}/de/zustaendig/")
    plain_phone.get_by_label("Ort oder Postleitzahl").fill("23966")
    plain_phone.get_by_role("button", name="Anzeigen").click()
    expect(plain_phone.get_by_text("Welchen Ort meinen Sie?")).to_be_visible()
    plain_phone.get_by_role("link", name="Wismar").first.click()
    expect(plain_phone.get_by_role("heading", name="Ausländerbehörde", exact=True)).to_be_visible()


def test_sharing_and_the_nearest_place_appear_only_where_they_work(
    served: str, plain_phone: Page
) -> None:
    plain_phone.goto(f"{served}/de/")
    expect(plain_phone.locator("[data-near]")).to_be_hidden()


@pytest.mark.parametrize("path", ["suche/?q=Deutschkurs+Rostock", "zustaendig/?ort=Wismar"])
def test_on_paper_no_form_is_printed(served: str, plain_phone: Page, path: str) -> None:
    plain_phone.goto(f"{served}/de/{path}")
    plain_phone.emulate_media(media="print")
    expect(plain_phone.locator("#ort")).to_be_hidden()
    expect(plain_phone.locator("h1")).to_be_visible()


def test_the_hand_out_prints_the_emergency_numbers(served: str, plain_phone: Page) -> None:
    plain_phone.goto(f"{served}/de/suche/druck/?q=Deutschkurs+Rostock")
    plain_phone.emulate_media(media="print")
    expect(plain_phone.get_by_role("link", name="116 016")).to_be_visible()

"""A list is read in on a small phone without JavaScript, and axe finds nothing on the way."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_accessible import RULES
from tests.browser.test_accounts import problems, sign_in
from tests.directory.make_lists import csv_bytes, listed

pytestmark = pytest.mark.browser


def test_a_file_and_its_columns_on_a_phone_without_javascript(
    served: str, plain_phone: Page
) -> None:
    choose_a_file(plain_phone, served)
    expect(plain_phone.get_by_role("heading", name="Spalten zuordnen")).to_be_visible()
    expect(plain_phone.get_by_label("Telefon", exact=True)).to_have_value("phone")
    plain_phone.get_by_role("button", name="Vergleichen").click()
    expect(plain_phone.get_by_role("heading", name="Hafenliste")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    served: str, browser: Browser, scheme: str
) -> None:
    context = browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]  # stubs want a TypedDict
        viewport={"width": 320, "height": 640},
        locale="de-DE",
    )
    page = context.new_page()
    choose_a_file(page, served)
    columns = page.url.removeprefix(f"{served}/")
    found = list(problems(page, served, ["intern/einlesen/", "intern/einlesen/neu/", columns]))
    page.get_by_role("button", name="Vergleichen").click()
    result = Axe().run(page, options=RULES).response["violations"]
    context.close()
    assert found == []
    assert [one["id"] for one in result] == []


def choose_a_file(page: Page, start: str) -> None:
    sign_in(page, start, "verzeichnis@example.org")
    page.goto(f"{start}/intern/einlesen/neu/")
    page.get_by_label("Von wem ist die Liste?").fill("Hafenliste")
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": csv_bytes([listed()])}
    page.get_by_label("Datei").set_input_files(file)  # type: ignore[arg-type]  # stubs want a TypedDict
    page.get_by_role("button", name="Weiter").click()

"""From the home page to an answer of "Darf ich arbeiten?", on a phone without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def choose(page: Page, label: str) -> None:
    page.get_by_role("radio", name=label).first.check()
    page.get_by_role("button", name="Weiter").click()


def test_a_person_with_a_duldung_finds_out_whom_to_ask(served: str, plain_phone: Page) -> None:
    page = plain_phone
    page.goto(f"{served}/de/")
    page.get_by_role("link", name="Jetzt prüfen").click()
    page.get_by_text("Ich habe eine Duldung").click()
    choose(page, "Duldung")
    choose(page, "Arbeiten in einer Firma")
    choose(page, "Nein")
    page.get_by_label("Aus welchem Land kommen Sie?").select_option("Syrien")
    page.get_by_role("button", name="Weiter").click()
    assert "Syrien" not in page.url
    assert "SY" not in page.url
    choose(page, "Nein")
    page.get_by_label("Monat").fill("6")
    page.get_by_label("Jahr").fill("2021")
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Es ist möglich")
    page.get_by_label("Ihr Ort oder Ihre Postleitzahl").fill("Wismar")
    page.get_by_role("button", name="Stellen in der Nähe zeigen").click()
    expect(page.get_by_role("heading", name="Zuständig für Sie")).to_be_visible()
    answered = page.url
    page.get_by_role("link", name="Einer Beratung schicken").click()
    expect(page.get_by_text("Möchten Sie das?")).to_be_visible()
    assert not page.context.cookies()
    page.goto(answered.replace("/de/", "/ar/"))
    assert page.evaluate("document.documentElement.dir") == "rtl"
    expect(page.get_by_role("heading", level=1)).to_contain_text("هذا ممكن")


def test_the_keyboard_is_enough(served: str, phone: Page) -> None:
    page = phone
    page.goto(f"{served}/de/darf-ich-arbeiten/?papier=duldung")
    page.get_by_role("radio", name="Nur zuschauen").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**ziel=hospitation**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("ohne weitere Erlaubnis")
    page.get_by_role("link", name="ändern Sie möchten").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Nur zuschauen")).to_be_checked()


def test_whatever_is_chosen_or_typed_is_large_enough_for_a_thumb(served: str, phone: Page) -> None:
    phone.goto(f"{served}/de/darf-ich-arbeiten/?papier=duldung&ziel=employment&erstaufnahme=nein")
    for control in (phone.get_by_label("Aus welchem Land"), phone.get_by_role("button").first):
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44


@pytest.mark.parametrize(
    "path",
    [
        "?papier=duldung&ziel=employment&erstaufnahme=x",
        "weitergeben/?papier=ae_25_1&ziel=employment",
        "uebersicht/",
        "uebersicht/aenderungen/",
    ],
)
def test_what_is_of_no_use_on_paper_is_not_printed(served: str, phone: Page, path: str) -> None:
    phone.goto(f"{served}/de/darf-ich-arbeiten/{path}")
    assert phone.locator(".noprint:visible").count() > 0
    phone.emulate_media(media="print")
    assert phone.locator(".noprint:visible").count() == 0

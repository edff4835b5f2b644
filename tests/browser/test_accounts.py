"""Journeys with an account, in a real browser: second factor, passkey, and pages for everybody."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from handinhand.portal.demo import DEMO_PASSWORD
from tests.accounts.make import code_for
from tests.browser.test_accessible import RULES

pytestmark = pytest.mark.browser
ANONYMOUS = ["anmelden/", "passwort/vergessen/", "registrieren/", "einladung/x/"]
SIGNED_IN = ["", "mail/", "passwort/", "zweiter-faktor/app/", "passkeys/neu/"]
STAFF = [
    "personen/",
    "personen/einladen/",
    "personen/2/",
    "organisationen/migra-e-v/mitglieder/",
]


@pytest.fixture
def here(served: str) -> str:
    """A passkey belongs to a name, never to a number."""
    return served.replace("127.0.0.1", "localhost")


@pytest.fixture
def authenticator(phone: Page) -> Iterator[None]:
    """A phone that keeps passkeys and recognises its owner."""
    session = phone.context.new_cdp_session(phone)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield
    session.send("WebAuthn.disable")


def sign_in(page: Page, start: str, email: str) -> None:
    page.goto(f"{start}/konto/anmelden/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(DEMO_PASSWORD)
    page.locator("form.form button[type=submit]").first.click()


def sign_out(page: Page, start: str) -> None:
    page.goto(f"{start}/konto/")
    page.get_by_role("button", name="Abmelden").click()


def test_a_passkey_is_added_and_then_opens_the_account_without_a_password(
    here: str, phone: Page, authenticator: None
) -> None:
    sign_in(phone, here, "mitglied@example.org")
    phone.goto(f"{here}/konto/passkeys/neu/")
    phone.get_by_label("Damit auch ohne Passwort anmelden").check()
    phone.locator("#mfa_webauthn_add").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Codes für den Notfall")
    sign_out(phone, here)
    phone.goto(f"{here}/konto/anmelden/")
    phone.get_by_role("button", name="Mit einem Passkey anmelden").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Heute")


def test_an_app_for_codes_is_set_up_and_asked_for_without_javascript(
    here: str, plain_phone: Page
) -> None:
    page = plain_phone
    sign_in(page, here, "pruefung@example.org")
    page.goto(f"{here}/konto/zweiter-faktor/app/")
    secret = page.locator("code").inner_text()
    page.locator("input[name=code]").fill(code_for(secret))
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.goto(f"{here}/konto/")
    page.locator("header form button").click()
    sign_in(page, here, "pruefung@example.org")
    expect(page).to_have_url(f"{here}/konto/zweiter-faktor/code/")
    page.locator("input[name=code]").fill(code_for(secret, steps=1))
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Heute")


def test_without_javascript_the_page_says_that_only_passkeys_need_it(
    here: str, plain_phone: Page
) -> None:
    plain_phone.goto(f"{here}/konto/anmelden/")
    expect(plain_phone.locator("noscript p")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    here: str, browser: Browser, scheme: str
) -> None:
    context = browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]  # stubs want a TypedDict
        viewport={"width": 320, "height": 640},
        locale="de-DE",
    )
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    found = [*problems(page, here, [f"konto/{path}" for path in ANONYMOUS])]
    sign_in(page, here, "betrieb@example.org")
    pages = [f"konto/{path}" for path in SIGNED_IN] + [f"intern/{path}" for path in STAFF]
    found += problems(page, here, pages)
    context.close()
    assert found == []
    assert [text for text in refused if "Content Security Policy" in text] == []


def problems(page: Page, start: str, paths: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    for path in paths:
        page.goto(f"{start}/{path}")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            yield path, "scrolls sideways", []
        for one in Axe().run(page, options=RULES).response["violations"]:
            yield path, one["id"], [node["html"][:160] for node in one["nodes"][:3]]

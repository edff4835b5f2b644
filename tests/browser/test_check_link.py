"""The link in a mail, on a small phone without JavaScript: compare, click, done."""

import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_accessible import RULES
from tools.product import HANDINHAND, environment

pytestmark = pytest.mark.browser
MAKE_A_LINK = """
from handinhand.directory.keepers import contacts_of, with_contacts
from handinhand.directory.models import Offer
from handinhand.directory.tickets import Ticket
rows = Offer.objects.filter(key="psyc-0013")
rows.update(email="post@verein.example")
rows.get().organisation.__class__.objects.update(email="")
print(Ticket.of(rows, contacts_of(with_contacts(rows).get())[0]).token())
"""


@pytest.fixture
def link(served: str, var: Path) -> str:
    """Return the link that a mail about one entry holds."""
    made = subprocess.run(
        [*HANDINHAND, "shell", "-v", "0", "-c", MAKE_A_LINK],
        env=environment(var),
        check=True,
        capture_output=True,
        text=True,
    )
    return f"{served}/pruefen/{made.stdout.strip()}/"


def test_still_true_is_one_click_without_account_and_javascript(
    link: str, plain_phone: Page
) -> None:
    plain_phone.goto(link)
    expect(plain_phone.get_by_role("heading", level=2)).to_contain_text("Greifswald")
    plain_phone.get_by_role("button", name="Stimmt noch").click()
    expect(plain_phone.get_by_role("status")).to_contain_text("gilt als heute geprüft")
    expect(plain_phone.get_by_text("geprüft in dieser Woche")).to_be_visible()
    assert plain_phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert plain_phone.context.cookies() == []


def test_places_and_changes_are_stated_on_the_same_page(link: str, plain_phone: Page) -> None:
    plain_phone.goto(link)
    plain_phone.get_by_text("Freie Plätze und Wartezeit").click()
    plain_phone.get_by_role("button", name="keine freien Plätze").click()
    expect(plain_phone.get_by_role("status")).to_contain_text("Die Plätze sind gemeldet")
    plain_phone.get_by_role("link", name="Ändern").click()
    plain_phone.get_by_label("Telefon", exact=False).first.fill("03834 123456")
    plain_phone.get_by_role("button", name="Vorschlagen").click()
    expect(plain_phone.get_by_role("status")).to_contain_text("wartet auf Freigabe")


def test_axe_finds_nothing_on_the_pages_of_the_link(link: str, browser: Browser) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 720}).new_page()
    found = []
    for address in (link, f"{link}psyc-0013/aendern/", link.replace("/pruefen/", "/pruefen/x")):
        page.goto(address)
        result = Axe().run(page, options=RULES)
        found += [(address[-20:], one["id"]) for one in result.response["violations"]]
    page.context.close()
    assert found == []


def test_a_reader_reports_a_fault_without_account_and_javascript(
    served: str, plain_phone: Page
) -> None:
    plain_phone.goto(f"{served}/ar/angebot/psyc-0013/")
    plain_phone.locator("a[href$='/melden/']").click()
    plain_phone.locator("input[name=fault]").first.check()
    plain_phone.locator("textarea").fill("الرقم لا يعمل")
    plain_phone.locator("form.form button[type=submit]").click()
    expect(plain_phone.locator("textarea")).to_have_value("الرقم لا يعمل")
    plain_phone.wait_for_timeout(3500)
    plain_phone.locator("form.form button[type=submit]").click()
    expect(plain_phone).to_have_url(f"{served}/ar/angebot/psyc-0013/melden/danke/")

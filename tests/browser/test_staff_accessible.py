"""axe reports nothing in the staff area, on a phone, light and dark, nor where mails end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django import Settings

from config.settings import dev
from handinhand.core.enums import MailKind
from handinhand.core.opt_outs import Ticket
from handinhand.portal.demo import DEMO_ACCOUNTS, DEMO_PASSWORD
from tests.access.test_matrix import MATRIX
from tests.browser.test_accessible import RULES
from tools import product

pytestmark = pytest.mark.browser

FAILED_JOB = "00000000-0000-4000-8000-000000000001"
FILL = f"""
from django_tasks_db.models import DBTaskResult
from handinhand.core import mail, outbox
from handinhand.core.enums import MailKind
for language in ("de", "ar"):
    mail.send(kind=MailKind.REMINDER, to="a@example.org", language=language,
              template="staff/mail/probe", context={{"link": "http://127.0.0.1/"}})
DBTaskResult.objects.create(
    id="{FAILED_JOB}", task_path=outbox.deliver.module_path, backend_name="default",
    args_kwargs={{"args": [1], "kwargs": {{}}}}, status="FAILED", worker_ids=["x"],
    exception_class_path="builtins.TimeoutError", traceback="TimeoutError: zu spät")
"""
STAFF_PAGES = [
    "jobs/",
    "jobs/?state=waiting",
    f"jobs/{FAILED_JOB}/",
    "mails/",
    "mails/1/",
]
MAILS = ["mails/1/html/", "mails/2/html/"]
# Every page that stewards or operators can open by the matrix; files are not pages.
STAFF_AREA = sorted(
    path
    for path, expected in MATRIX.values()
    if path.startswith(("/intern/", "/konto/")) and 200 in expected[3:] and "export." not in path
)
OWN_PAGES = [
    "",
    "neu/migra-e-v/",
    "migr-0053/aendern/",
    "migr-0053/beenden/",
]


@pytest.fixture(scope="module")
def filled(served: str, var: Path) -> str:
    """The product with mails and a failed job; gives its address."""
    product.command(var, "shell", "-v0", "-c", FILL)
    return served


@pytest.fixture(params=["light", "dark"])
def phone_in(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    context = browser.new_context(
        color_scheme=request.param, viewport={"width": 360, "height": 720}
    )
    yield context
    context.close()


@pytest.fixture
def signed_in(filled: str, phone_in: BrowserContext) -> BrowserContext:
    """A phone whose owner operates the platform and keeps the directory."""
    sign_in(phone_in, filled, DEMO_ACCOUNTS[0].email)
    return phone_in


def sign_in(context: BrowserContext, served: str, email: str) -> None:
    page = context.new_page()
    page.goto(f"{served}/konto/anmelden/?next=/konto/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.locator("form.form button[type=submit]").first.click()
    page.wait_for_url(f"{served}/konto/")
    page.close()


def test_axe_finds_nothing_where_operators_work(served: str, signed_in: BrowserContext) -> None:
    page = signed_in.new_page()
    found = []
    for path in STAFF_PAGES:
        page.goto(f"{served}/intern/{path}")
        found += faults(page)
    assert found == []


def test_axe_finds_nothing_anywhere_in_the_staff_area(
    served: str, signed_in: BrowserContext
) -> None:
    page = signed_in.new_page()
    found = []
    for path in STAFF_AREA:
        answer = page.goto(f"{served}{path}")
        assert answer is not None
        if answer.status == 200:  # a page of an account may need what a demo account lacks
            found += faults(page)
    assert found == []


def test_axe_finds_nothing_where_organisations_keep_their_entries(
    served: str, phone_in: BrowserContext
) -> None:
    sign_in(phone_in, served, DEMO_ACCOUNTS[3].email)
    page = phone_in.new_page()
    found = []
    for path in OWN_PAGES:
        answer = page.goto(f"{served}/intern/meine/{path}")
        assert answer is not None
        assert answer.status == 200, path
        found += faults(page)
    assert found == []


def test_axe_finds_nothing_where_lawyers_review(served: str, phone_in: BrowserContext) -> None:
    sign_in(phone_in, served, "recht@example.org")
    page = phone_in.new_page()
    page.goto(f"{served}/intern/recht/zeile/regel-near_removal_is_unclear/")
    page.fill("#text", "Bleibt Ermessen?")
    page.get_by_role("button", name="Bemerkung speichern").click()
    found = faults(page)
    confirm = page.get_by_role("button", name="Bestätigen", exact=True)
    if confirm.count():  # nobody did in another scheme
        confirm.click()
    found += faults(page)
    for path in ("", "?tag=2019-01-01&abschnitt=werte", "?tag=quatsch", "bemerkungen/"):
        page.goto(f"{served}/intern/recht/{path}")
        found += faults(page)
    assert found == []


def test_axe_finds_nothing_in_the_frame_of_mails(served: str, signed_in: BrowserContext) -> None:
    """The page of a mail runs no script, not even that of axe: it is read in another one."""
    page = signed_in.new_page()
    found = []
    for path in MAILS:
        answer = signed_in.request.get(f"{served}/intern/{path}")
        assert answer.status == 200
        page.set_content(answer.text())
        found += faults(page)
    assert found == []


def test_unsubscribing_is_accessible_and_works_without_javascript(
    served: str, browser: Browser, settings: Settings
) -> None:
    settings.SECRET_KEY = dev.SECRET_KEY
    tokens = [Ticket.of("a@example.org", MailKind.DIGEST, code).token() for code in ("de", "ar")]
    context = browser.new_context(viewport={"width": 360, "height": 720})
    page = context.new_page()
    for token in [*tokens, "kaputt"]:
        page.goto(f"{served}/abmelden/{token}/")
        assert faults(page) == []
    context.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/abmelden/{tokens[0]}/")
    page.get_by_role("button", name="Abbestellen").click()
    page.get_by_role("button", name="E-Mails wieder bekommen").click()
    assert "Sie bekommen diese E-Mails wieder" in page.inner_text("main")
    context.close()


def faults(page: Page) -> list[tuple[str, str, str]]:
    """Return what axe reports of a page, and whether it is wider than the screen."""
    found = [
        (page.url, one["id"], str([node["html"] for node in one["nodes"][:3]]))
        for one in Axe().run(page, options=RULES).response["violations"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append((page.url, "too wide", ""))
    return found

"""A real Chromium against the real product with the data of M-V."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tools.product import CHROMIUM_ARGUMENTS, chromium, running_product

PHONE = {"width": 360, "height": 720}


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the product's data."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="session")
def served(var: Path) -> Iterator[str]:
    with running_product(var) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A small phone with JavaScript."""
    context = browser.new_context(viewport=PHONE, locale="de-DE")  # type: ignore[arg-type]  # stubs want a TypedDict
    yield context.new_page()
    context.close()


@pytest.fixture
def plain_phone(browser: Browser) -> Iterator[Page]:
    """A small phone without JavaScript."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]  # stubs want a TypedDict
    yield context.new_page()
    context.close()

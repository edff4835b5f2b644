"""A real Chromium against the real product with the data of M-V."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 720}


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the product as `make run` does, on a database of its own; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    environment["HANDINHAND_VAR"] = str(tmp_path_factory.mktemp("var"))
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    command = [str(Path(sys.executable).with_name("handinhand"))]
    subprocess.run([*command, "prepare"], env=environment, check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen(
        [*command, "serve", "--port", str(port), "--workers", "1"],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    _wait_for(f"{address}/healthz")
    yield address
    server.terminate()
    server.wait(timeout=20)


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("Der Server ist nicht gestartet.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("Für diese Tests fehlt das Paket chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A small phone with JavaScript."""
    context = browser.new_context(viewport=PHONE, locale="de-DE")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.fixture
def plain_phone(browser: Browser) -> Iterator[Page]:
    """A small phone without JavaScript."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()

"""Start the real product for a browser: on a database of its own, with the data of M-V."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_SECONDS = 20
HANDINHAND = [sys.executable, "-m", "handinhand"]


def chromium() -> str:
    """Return where Chromium is; raise RuntimeError with what to install when it is missing."""
    path = shutil.which("chromium")
    if path is None:
        raise RuntimeError("Es fehlt das Paket chromium: apt-get install chromium")
    return path


def environment(folder: Path) -> dict[str, str]:
    """Return what a process needs to work with the product's data in `folder`."""
    kept = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    dev = {"HANDINHAND_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    return {**kept, **dev}


def command(folder: Path, *words: str) -> None:
    """Run one command of the product to its end."""
    arguments = [*HANDINHAND, *words]
    subprocess.run(arguments, env=environment(folder), check=True, stdout=subprocess.DEVNULL)


@contextmanager
def running_product(folder: Path) -> Iterator[str]:
    """Prepare and serve the product with its data in `folder`; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command(folder, "prepare", "--demo")
    server = subprocess.Popen(
        [*HANDINHAND, "serve", "--port", str(port), "--workers", "1"],
        env=environment(folder),
        stdout=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/healthz")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE_SECONDS)


def _wait_for(address: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"Der Server antwortet nicht: {address}")

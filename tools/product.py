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


def chromium() -> str:
    """Return where Chromium is; raise RuntimeError with what to install when it is missing."""
    path = shutil.which("chromium")
    if path is None:
        raise RuntimeError("Es fehlt das Paket chromium: apt-get install chromium")
    return path


@contextmanager
def running_product(folder: Path) -> Iterator[str]:
    """Prepare and serve the product with its data in `folder`; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    environment["HANDINHAND_VAR"] = str(folder)
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    command = [str(Path(sys.executable).with_name("handinhand"))]
    prepare = [*command, "prepare", "--demo"]
    subprocess.run(prepare, env=environment, check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen(
        [*command, "serve", "--port", str(port), "--workers", "1"],
        env=environment,
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

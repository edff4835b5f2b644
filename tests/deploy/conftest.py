"""The platform as in production: its settings, gunicorn with two workers, and nginx before it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from ssl import SSLContext, create_default_context

import pytest

from tests.installation import ROOT, Installation

HOST = "www.example.org"
TOKEN = "0123456789abcdefghijklmnopqrstuvwxyz"  # noqa: S105 - of this test only
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "only-for-this-test-0123456789abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": HOST,
    "METRICS_TOKEN": TOKEN,
    "SEALING_KEYS": "only-for-this-test-zyxwvutsrqponmlkjihgfedcba9876543210",
}
PATIENCE_SECONDS = 20


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Served:
    """A running server and what it wrote to its log."""

    port: int
    log: Path
    tls: SSLContext | None = None

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        **headers: str,
    ) -> Answer:
        """Ask as a proxy or a browser would; names of headers with _ for -."""
        if self.tls is None:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
            headers = {"X_Forwarded_Proto": "https", **headers}
        else:
            connection = HTTPSConnection("127.0.0.1", self.port, timeout=30, context=self.tls)
        sent = {"Host": HOST, **{name.replace("_", "-"): text for name, text in headers.items()}}
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            named = {name.lower(): text for name, text in answer.getheaders()}
            return Answer(answer.status, named, answer.read())
        finally:
            connection.close()


@pytest.fixture(scope="session")
def production(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Production settings on SQLite, with the data of M-V."""
    folder = tmp_path_factory.mktemp("production")
    database = f"sqlite:///{folder / 'handinhand.sqlite3'}"
    installation = Installation(folder, database, extra=SETTINGS)
    installation.run("prepare")
    return installation


@pytest.fixture(scope="session")
def platform(production: Installation) -> Iterator[Served]:
    """gunicorn by `handinhand serve`, reached without nginx."""
    port, log = free_port(), production.folder / "platform.log"
    command = [sys.executable, "-m", "handinhand", "serve", "--web-only"]
    command += ["--port", str(port)]
    # The home of the account is read-only under systemd and missing in the container.
    environment = {**production.environment, "HOME": "/proc/nowhere"}
    with log.open("wb") as written:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stderr=written, stdout=subprocess.DEVNULL
        )
    served = Served(port, log)
    try:
        wait_for(port)
        served.ask("/readyz")
        yield served
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE_SECONDS)


@pytest.fixture(scope="session")
def nginx_program() -> str:
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None or shutil.which("openssl") is None:
        pytest.skip("nginx or openssl is not installed")
    return program


@dataclass(frozen=True)
class Written:
    """A configuration written for this test, and the ports it listens on."""

    file: Path
    https: int
    http: int


@pytest.fixture(scope="session")
def nginx_config(
    platform: Served, production: Installation, tmp_path_factory: pytest.TempPathFactory
) -> Written:
    """deploy/nginx for one machine, with the ports and folders of this test."""
    here = {
        "127.0.0.1:8000": f"127.0.0.1:{platform.port}",
        "/var/lib/handinhand": str(production.folder),
    }
    return write_nginx_config("one-machine", tmp_path_factory.mktemp("nginx"), here)


def write_nginx_config(layout: str, folder: Path, replaced: Mapping[str, str]) -> Written:
    """Write the files of a layout into a folder, as a server has them, with a certificate."""
    written = Written(folder / "nginx.conf", free_port(), free_port())
    here = {
        "listen [::]:443 ssl http2;": "",
        "listen [::]:80;": "",
        "listen 443 ": f"listen 127.0.0.1:{written.https} ",
        "listen 80;": f"listen 127.0.0.1:{written.http};",
        "/etc/nginx/handinhand": str(folder),
        "/etc/ssl/handinhand": str(folder),
        "/var/cache/nginx": str(folder),
        "/var/log/nginx": str(folder),
        **replaced,
    }
    source = ROOT / "deploy" / "nginx"
    for path in [source / "handinhand.conf", *(source / layout).iterdir()]:
        text = path.read_text()
        for there, this in here.items():
            text = text.replace(there, this)
        (folder / path.name).write_text(text)
    make_certificate(folder)
    temporary = " ".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    owner = "user root;" if os.geteuid() == 0 else ""
    written.file.write_text(
        f"{owner} daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
        "events {}\n"
        f"http {{ types {{ text/css css; }} {temporary} include {folder}/handinhand.conf; }}\n"
    )
    return written


def make_certificate(folder: Path) -> None:
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    key, certificate = str(folder / "privkey.pem"), str(folder / "fullchain.pem")
    files = ["-subj", f"/CN={HOST}", "-keyout", key, "-out", certificate]
    subprocess.run([*make, *files], check=True, capture_output=True)


@pytest.fixture(scope="session")
def nginx(nginx_program: str, nginx_config: Written) -> Iterator[Served]:
    """Everything together, as a reader reaches it."""
    config = nginx_config.file
    server = subprocess.Popen([nginx_program, "-c", str(config)], stderr=subprocess.DEVNULL)
    trusting = create_default_context(cafile=str(config.with_name("fullchain.pem")))
    trusting.check_hostname = False
    try:
        wait_for(nginx_config.https)
        yield Served(nginx_config.https, config.with_name("handinhand.log"), trusting)
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE_SECONDS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"Auf Port {port} antwortet niemand.")

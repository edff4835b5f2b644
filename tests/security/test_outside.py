"""No address that somebody writes down makes the platform call its own network."""

import re
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from django.conf import settings

from handinhand.core import outside
from handinhand.directory import plausibility

INSIDE = [
    "127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "255.255.255.255", "224.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",  # noqa: S104 - not bound to
    "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "2002:7f00:1::", "2002:c0a8:101::",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_none_of_the_internet(address: str) -> None:
    assert not outside.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_an_address_of_the_internet_is_one(address: str) -> None:
    assert outside.is_public(address)


class Visited(BaseHTTPRequestHandler):
    """Answers by its path: a status, or a redirect; remembers who came."""

    seen: list[str] = []

    def do_GET(self) -> None:
        self.seen.append(self.path)
        kind, _sign, target = self.path.strip("/").partition("=")
        if kind == "round":
            kind, target = "302", self.path
        self.send_response(int(kind or 200))
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[int]:
    """A page on this machine, at every address of it."""
    Visited.seen.clear()
    served = HTTPServer(("0.0.0.0", 0), Visited)  # noqa: S104 - also at 127.0.0.2
    thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield served.server_port
    served.shutdown()
    thread.join()
    served.server_close()


@pytest.fixture
def opened(server: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """As if 127.0.0.1, and no other address, were one of the internet."""
    monkeypatch.setattr(outside, "PORTS", {server})
    monkeypatch.setattr(outside, "is_public", lambda address: address == "127.0.0.1")
    return server


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://2130706433:{port}/",
        "http://0x7f000001:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://user:password@127.0.0.1:{port}/",
    ],
)
def test_our_own_machine_is_not_called_however_it_is_written(
    server: int, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(outside, "PORTS", {server})
    with pytest.raises(outside.NoAnswerError):
        outside.status_of(address.format(port=server))
    assert not Visited.seen


def test_other_ports_than_those_of_pages_are_not_called(server: int) -> None:
    with pytest.raises(outside.NoAnswerError):
        outside.status_of(f"http://127.0.0.1:{server}/")
    assert not Visited.seen


def test_a_name_with_one_address_inside_is_not_called(
    opened: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(socket.AF_INET, 1, 6, "", (one, opened)) for one in ("127.0.0.1", "10.0.0.1")]
    monkeypatch.setattr(outside, "_resolve", lambda *_a, **_k: found)
    with pytest.raises(outside.NoAnswerError):
        outside.status_of(f"http://evil.example:{opened}/")


def test_the_address_that_was_looked_at_is_the_one_that_is_called(
    opened: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that says something else the second time (DNS rebinding) gains nothing."""
    answers = iter(["127.0.0.1", "127.0.0.2"])

    def resolve(*_a: object, **_k: object) -> list[object]:
        return [(socket.AF_INET, 1, 6, "", (next(answers), opened))]

    monkeypatch.setattr(outside, "_resolve", resolve)
    assert outside.status_of(f"http://evil.example:{opened}/") == 200
    assert next(answers) == "127.0.0.2"


def test_a_redirect_passes_the_same_gate(opened: int) -> None:
    good = f"http://127.0.0.1:{opened}"
    assert outside.status_of(f"{good}/302={good}/404") == 404
    for target in (f"http://127.0.0.2:{opened}/", "file:///etc/passwd", "ftp://127.0.0.1/"):
        with pytest.raises(outside.NoAnswerError):
            outside.status_of(f"{good}/302={target}")
    assert Visited.seen.count("/") == 0


def test_a_page_that_leads_round_and_round_is_left(opened: int) -> None:
    with pytest.raises(outside.NoAnswerError):
        outside.status_of(f"http://127.0.0.1:{opened}/round")
    assert len(Visited.seen) <= outside.MOST_REDIRECTS + 1


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://x.example/", "http://", "x", ""])
def test_what_is_no_page_is_not_called(address: str) -> None:
    with pytest.raises(outside.NoAnswerError):
        outside.status_of(address)


def test_the_look_at_links_goes_through_the_gate(opened: int) -> None:
    assert plausibility.web_doubt(f"http://127.0.0.1:{opened}/410") != ""
    assert plausibility.web_doubt(f"http://127.0.0.1:{opened}/200") == ""
    assert plausibility.web_doubt("http://10.0.0.1/") == "keine Antwort"


def test_without_configuration_nothing_outside_is_called() -> None:
    assert settings.CHECK_LINKS is False


def test_no_other_module_calls_addresses() -> None:
    """Packages that do (OpenID Connect, store, mail) take their address from the settings."""
    calling = re.compile(
        r"^\s*(?:import|from) (?:requests|urllib\.request|http\.client|httpx|aiohttp|socket)\b",
        re.MULTILINE,
    )
    source = Path(settings.ROOT) / "src"
    found = {path.name for path in source.rglob("*.py") if calling.search(path.read_text())}
    assert found == {"outside.py"}

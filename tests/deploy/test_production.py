"""The platform with the settings of production: what it writes, counts and refuses."""

import json
import re
import socket
import time

import pytest

from tests.deploy.conftest import TOKEN, Served
from tests.installation import Installation

SEARCHED = "Frauenhaus"


def lines(served: Served) -> list[dict[str, object]]:
    return [json.loads(line) for line in served.log.read_text().splitlines()]


def test_the_settings_are_complete_but_for_what_this_test_leaves_out(
    production: Installation,
) -> None:
    told = production.attempt("check", "--deploy", "--tag", "deploy").stderr
    ids = set(re.findall(r"handinhand\.([EW]\d{3})", told))
    assert ids - {"E018"} == {"W006", "E012", "E019"}  # SQLite, no mail, no address for it


def test_every_line_is_json_and_tells_nothing_of_the_reader(platform: Served) -> None:
    answer = platform.ask(f"/de/suche/?q={SEARCHED}", X_Forwarded_For="203.0.113.7")
    platform.ask("/de/angebot/nie/")
    written = lines(platform)
    own = [line for line in written if line["request_id"] == answer.headers["x-request-id"]]
    assert [(line["route"], line["status"]) for line in own] == [("portal:results", 200)]
    text = platform.log.read_text()
    assert SEARCHED not in text
    assert "203.0.113.7" not in text
    assert "/de/" not in text


def test_a_start_without_a_home_to_write_into_has_nothing_to_complain_of(platform: Served) -> None:
    time.sleep(1)  # what gunicorn starts beside itself complains late
    assert "/proc/nowhere" not in platform.log.read_text()


def test_a_request_gunicorn_cannot_read_leaves_no_address_in_the_log(platform: Served) -> None:
    with socket.create_connection(("127.0.0.1", platform.port), timeout=5) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nno header\r\n\r\n")
        assert b"400" in connection.recv(100)
    last = wait_for_line(platform, "gunicorn.error")
    assert "Invalid request" in str(last["message"])
    assert "127.0.0.1" not in platform.log.read_text()


def wait_for_line(served: Served, logger: str) -> dict[str, object]:
    for _ in range(50):
        found = [line for line in lines(served) if line["logger"] == logger]
        if found:
            return found[-1]
        time.sleep(0.05)
    raise AssertionError(f"no line of {logger}")


def test_each_worker_tells_the_counts_of_all(platform: Served) -> None:
    name = r'^handinhand_request_seconds_count\{.*route="portal:accessibility".*\} (\d+)'
    for _ in range(20):
        platform.ask("/de/barrierefreiheit/")
    told = set()
    for _ in range(10):
        text = platform.ask("/metrics", Authorization=f"Bearer {TOKEN}").body.decode()
        match = re.search(name, text, re.MULTILINE)
        told.add(match and int(float(match[1])))
    assert told == {20}


def test_without_https_a_reader_is_led_to_it_but_machines_inside_are_answered(
    platform: Served,
) -> None:
    assert platform.ask("/de/", X_Forwarded_Proto="http").status == 301
    assert platform.ask("/healthz", X_Forwarded_Proto="http").status == 200
    assert platform.ask("/readyz", X_Forwarded_Proto="http").status == 200


def test_cookies_go_over_https_only_and_the_browser_stays_with_it(platform: Served) -> None:
    headers = platform.ask("/konto/anmelden/").headers
    assert headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
    cookie = headers["set-cookie"]
    assert cookie.startswith("__Host-csrf=")
    assert {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"} <= set(cookie.split("; "))


@pytest.mark.parametrize("length", ["Content-Length: 10000000", "Transfer-Encoding: chunked"])
def test_a_form_of_ten_megabytes_is_refused_without_nginx_too(
    platform: Served, length: str
) -> None:
    with socket.create_connection(("127.0.0.1", platform.port), timeout=10) as connection:
        connection.sendall(
            "POST /de/suche/ HTTP/1.1\r\nHost: www.example.org\r\nX-Forwarded-Proto: https\r\n"
            f"{length}\r\n\r\n".encode()
        )
        if "chunked" in length:
            connection.sendall(b"280000\r\n" + b"x" * 0x280000)
        assert b" 413 " in connection.recv(20)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1"])
def test_another_name_is_refused(platform: Served, host: str) -> None:
    assert platform.ask("/de/", Host=host).status == 400

"""deploy/nginx with the real nginx before the real platform."""

import gzip
import json
import re
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.deploy.conftest import TOKEN, Served, Written, write_nginx_config


@pytest.mark.parametrize("layout", ["one-machine", "several-hosts"])
def test_the_files_are_valid(nginx_program: str, tmp_path: Path, layout: str) -> None:
    config = write_nginx_config(layout, tmp_path, {})
    tried = subprocess.run(
        [nginx_program, "-t", "-c", str(config.file)], capture_output=True, text=True, check=False
    )
    assert tried.returncode == 0, tried.stderr


def test_who_comes_without_https_is_led_to_it(nginx: Served, nginx_config: Written) -> None:
    answer = Served(nginx_config.http, nginx.log).ask("/de/?q=x")
    assert (answer.status, answer.headers["location"]) == (301, "https://www.example.org/de/?q=x")


def test_an_anonymous_page_is_kept_and_told_from_another(nginx: Served) -> None:
    first, second = nginx.ask("/de/thema/work/"), nginx.ask("/de/thema/work/")
    assert (first.headers["x-cache"], second.headers["x-cache"]) == ("MISS", "HIT")
    assert second.body == first.body
    assert nginx.ask("/de/thema/work/?seite=2").headers["x-cache"] == "MISS"
    assert nginx.ask("/en/thema/work/").headers["x-cache"] == "MISS"


def test_whoever_has_a_cookie_is_answered_by_the_platform(nginx: Served) -> None:
    nginx.ask("/de/themen/")
    assert nginx.ask("/de/themen/", Cookie="sessionid=x").headers["x-cache"] == "BYPASS"


def test_what_may_not_be_kept_is_not(nginx: Served) -> None:
    """The page of a sign-in sets a cookie; a page that is missing says nothing of caching."""
    for path in ("/betrieb/login/", "/de/gibt-es-nicht/"):
        nginx.ask(path)
        assert nginx.ask(path).headers["x-cache"] == "MISS"


def test_a_page_the_browser_has_is_not_sent_again(nginx: Served) -> None:
    page = nginx.ask("/de/orte/")
    again = nginx.ask("/de/orte/", If_None_Match=page.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_pages_are_compressed(nginx: Served) -> None:
    page = nginx.ask("/de/kontakt/", Accept_Encoding="gzip")
    assert page.headers["content-encoding"] == "gzip"
    assert b"<h1" in gzip.decompress(page.body)


def test_the_language_of_the_browser_is_not_kept_for_the_next_reader(nginx: Served) -> None:
    assert nginx.ask("/", Accept_Language="ar").headers["location"] == "/ar/"
    assert nginx.ask("/", Accept_Language="fr").headers["location"] == "/fr/"


def test_a_style_sheet_is_kept_for_a_year(nginx: Served) -> None:
    page = nginx.ask("/de/").body.decode()
    (sheet,) = re.findall(r'href="(/static/[^"]+\.css)"', page)[:1]
    answer = nginx.ask(sheet, Accept_Encoding="gzip")
    assert answer.status == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_a_form_of_ten_megabytes_is_refused_early(nginx: Served) -> None:
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", nginx.port), timeout=10) as plain:
        assert nginx.tls is not None
        with nginx.tls.wrap_socket(plain, server_hostname="www.example.org") as connection:
            connection.sendall(
                b"POST /de/suche/ HTTP/1.1\r\nHost: www.example.org\r\n"
                b"Content-Length: 10000000\r\n\r\n"
            )
            assert b" 413 " in connection.recv(200)
    assert time.monotonic() - begun < 2


def test_many_slow_clients_do_not_keep_others_waiting(nginx: Served) -> None:
    slow = [socket.create_connection(("127.0.0.1", nginx.port)) for _ in range(100)]
    try:
        begun = time.monotonic()
        assert nginx.ask("/de/suche/?q=langsam").status == 200
        assert time.monotonic() - begun < 5
    finally:
        for connection in slow:
            connection.close()


def test_each_answer_has_an_id_of_its_own_even_from_the_cache(
    nginx: Served, platform: Served
) -> None:
    first, second = nginx.ask("/de/impressum/"), nginx.ask("/de/impressum/")
    assert first.headers["x-request-id"] != second.headers["x-request-id"]
    assert first.headers["x-request-id"] in platform.log.read_text()
    assert second.headers["x-request-id"] not in platform.log.read_text()


def test_its_log_has_neither_question_nor_address(nginx: Served) -> None:
    nginx.ask("/de/suche/?q=Frauenhaus")
    text = nginx.log.read_text()
    assert "Frauenhaus" not in text
    assert "127.0.0.1" not in text
    assert {"request_id", "status", "seconds"} <= set(json.loads(text.splitlines()[-1]))


def test_figures_are_for_machines_inside_with_the_token(nginx: Served) -> None:
    assert nginx.ask("/metrics").status == 404
    assert nginx.ask("/metrics", Authorization=f"Bearer {TOKEN}").status == 200
    assert nginx.ask("/readyz").status == 200

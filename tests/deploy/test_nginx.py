"""deploy/nginx with the real nginx before the real platform."""

import gzip
import json
import re
import socket
import subprocess
import time
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from tests.deploy.conftest import TOKEN, Served, Written, write_nginx_config
from tests.installation import ROOT

DEPLOY = ROOT / "deploy" / "nginx"


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
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"


UPLOAD = "/intern/einlesen/neu/"
SESSION = "__Host-sitzung=x"


def begin(nginx: Served, path: str, length: str, end: bytes = b"</html>", **headers: str) -> bytes:
    """Send the head of a form and no body; return the answer, until `end` comes."""
    given = {"Host": "www.example.org", "Accept-Language": "uk", **headers}
    head = "".join(f"{name}: {text}\r\n" for name, text in given.items())
    with socket.create_connection(("127.0.0.1", nginx.port), timeout=5) as plain:
        assert nginx.tls is not None
        with nginx.tls.wrap_socket(plain, server_hostname="www.example.org") as connection:
            connection.sendall(f"POST {path} HTTP/1.1\r\n{head}{length}\r\n\r\n".encode())
            answer = b""
            while end not in answer and (part := connection.recv(65_536)):
                answer += part
            return answer


@pytest.mark.parametrize("path", ["/de/suche/", "/intern/eintraege/neu/", f"{UPLOAD}x"])
def test_a_form_of_ten_megabytes_is_refused_early(nginx: Served, path: str) -> None:
    begun = time.monotonic()
    answer = begin(nginx, path, "Content-Length: 10000000", Cookie=SESSION)
    assert b" 413 " in answer[:20]
    assert time.monotonic() - begun < 2


def test_the_refusal_is_a_page_of_the_platform_in_the_language_of_the_reader(
    nginx: Served,
) -> None:
    answer = begin(nginx, "/konto/anmelden/", "Content-Length: 10000000").decode()
    assert "щонайбільше 2,5 МБ" in answer
    assert "content-security-policy" in answer.lower()


@pytest.mark.parametrize(
    ("cookie", "megabytes", "refused"),
    [
        pytest.param(SESSION, 20, False, id="a list of somebody signed in"),
        pytest.param(SESSION, 22, True, id="more than a list"),
        pytest.param("other=1", 10, True, id="a list of a stranger"),
    ],
)
def test_the_page_that_reads_lists_in_takes_them_from_who_is_signed_in(
    nginx: Served, cookie: str, megabytes: int, refused: bool
) -> None:
    """A list that is let in waits for its body: no answer comes."""
    length = f"Content-Length: {megabytes}000000"
    if refused:
        assert b" 413 " in begin(nginx, UPLOAD, length, Cookie=cookie)[:20]
        return
    with pytest.raises(TimeoutError):
        begin(nginx, UPLOAD, length, Cookie=cookie)


def test_a_body_in_pieces_is_refused_when_it_gets_too_large(nginx: Served) -> None:
    pieces = "Transfer-Encoding: chunked\r\n\r\n400000\r\n" + "x" * 0x400000
    assert b" 413 " in begin(nginx, "/de/suche/", pieces)[:20]


def test_nobody_makes_the_platform_believe_that_nginx_refused(nginx: Served) -> None:
    assert nginx.ask("/de/kontakt/", X_Body_Refused="1").status == 200


def test_the_way_to_https_leads_to_our_own_name(nginx: Served, nginx_config: Written) -> None:
    answer = Served(nginx_config.http, nginx.log).ask("/de/", Host="evil.example")
    assert answer.headers["location"] == "https://www.example.org/de/"


def test_nobody_can_say_where_they_come_from(nginx: Served) -> None:
    """Twenty wrong passwords of one address are too many, whatever it claims to be."""
    page = nginx.ask("/konto/anmelden/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.body.decode())
    assert token
    cookie = page.headers["set-cookie"].partition(";")[0]
    for number in range(21):
        form = f"csrfmiddlewaretoken={token[1]}&login=x{number}@example.org&password=falsch"
        answer = nginx.ask(
            "/konto/anmelden/",
            "POST",
            form.encode(),
            Cookie=cookie,
            Content_Type="application/x-www-form-urlencoded",
            Referer="https://www.example.org/konto/anmelden/",
            X_Forwarded_For=f"203.0.113.{number}",
        )
    assert "Zu viele" in answer.body.decode()


@pytest.mark.parametrize("path", ["/de/", "/konto/anmelden/", "/de/gibt-es-nicht/", "/static/x"])
def test_every_answer_is_safe_by_its_headers_once(nginx: Served, path: str) -> None:
    connection = HTTPSConnection("127.0.0.1", nginx.port, context=nginx.tls, timeout=10)
    connection.request("GET", path, headers={"Host": "www.example.org"})
    given = [(name.lower(), text) for name, text in connection.getresponse().getheaders()]
    connection.close()
    for name, text in (
        ("strict-transport-security", "max-age=31536000; includeSubDomains"),
        ("x-content-type-options", "nosniff"),
    ):
        assert [value for key, value in given if key == name] == [text]


SERVER_WIDE = ("proxy_set_header", "add_header")


@pytest.mark.parametrize("directive", SERVER_WIDE)
def test_a_location_with_headers_of_its_own_repeats_those_of_the_server(directive: str) -> None:
    """nginx inherits all of them or none."""
    text = (DEPLOY / "handinhand.conf").read_text()
    server = re.sub(r"#.*", "", text[text.index("listen 443") :])
    blocks = re.findall(r"^ +location [^{]+\{[^}]*\}", server, re.MULTILINE)
    outside = server
    for block in blocks:
        outside = outside.replace(block, "")
    names = set(re.findall(rf"^ +{directive} (\S+)", outside, re.MULTILINE))
    assert names
    for block in blocks:
        own = set(re.findall(rf"{directive} (\S+)", block))
        assert not own or names <= own, block


def test_many_slow_clients_do_not_keep_others_waiting(nginx: Served) -> None:
    slow = [socket.create_connection(("127.0.0.1", nginx.port)) for _ in range(100)]
    try:
        begun = time.monotonic()
        assert nginx.ask("/de/suche/?q=langsam").status == 200
        assert time.monotonic() - begun < 5
    finally:
        for connection in slow:
            connection.close()


def test_who_asks_without_pause_has_to_wait() -> None:
    """As it stands in the file: the test above all others would need hundreds of requests."""
    text = (DEPLOY / "handinhand.conf").read_text()
    assert "limit_req zone=requests_of_address burst=300 nodelay;" in text
    assert "limit_req_status 429;" in text


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


def test_no_log_of_nginx_can_hold_a_query() -> None:
    """The format names no address; what goes wrong is logged with the request, so only as emerg."""
    text = (DEPLOY / "handinhand.conf").read_text()
    (form,) = re.findall(r"log_format [^;]+;", text)
    assert not re.search(r"\$(request|request_uri|uri|args|query_string|http_referer)\b", form)
    levels = re.findall(r"error_log \S+ (\w+);", text)
    assert levels == ["emerg"] * text.count("    server_name ")


def test_what_a_page_of_papers_and_life_says_is_kept_nowhere(nginx: Served) -> None:
    """Neither the pages of a checker nor its interface; nginx would write the query on the disk."""
    path = "/de/darf-ich-arbeiten/?status=duldung_60b"
    for _ in range(2):
        assert nginx.ask(path).headers["x-cache"] == "MISS"
    asked = b'{"on": "2026-11-23", "status": "duldung_60b", "activity": "study"}'
    answer = nginx.ask("/api/work-access", "POST", asked, Content_Type="application/json")
    assert json.loads(answer.body)["outcome"]
    assert "duldung_60b" not in nginx.log.read_text()


def test_a_question_too_large_for_nginx_is_refused_as_json(nginx: Served) -> None:
    answer = begin(nginx, "/api/work-access", "Content-Length: 10000000", end=b"}")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b" 413 " in head[:20]
    assert b"access-control-allow-origin: *" in head.lower()
    assert json.loads(body)["field"] is None


def test_figures_are_for_machines_inside_with_the_token(nginx: Served) -> None:
    assert nginx.ask("/metrics").status == 404
    assert nginx.ask("/metrics", Authorization=f"Bearer {TOKEN}").status == 200
    assert nginx.ask("/readyz").status == 200

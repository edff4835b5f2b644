"""A log line tells what happened and in which request, and nothing of the person who asked."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import DataError, OperationalError
from django.test import Client
from pytest_django import Settings

from handinhand.core.logs import ImpersonalJson, ImpersonalText, RequestId, RouteInsteadOfAddress

Lines = Callable[[], list[dict[str, Any]]]
SECRETS = ["Amina", "amina@example.org", "203.0.113.7", "2001:db8::7", "geheim", "Frauenhaus"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Catch what production would write, as its JSON lines."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(ImpersonalJson())
    handler.addFilter(RequestId())
    handler.addFilter(RouteInsteadOfAddress())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


def assert_impersonal(lines: list[dict[str, Any]]) -> None:
    text = json.dumps(lines, ensure_ascii=False)
    assert not [secret for secret in SECRETS if secret in text], text


def test_each_request_leaves_one_line_with_route_status_and_time(
    client: Client, lines: Lines
) -> None:
    answer = client.get("/de/thema/work/")
    (line,) = lines()
    assert line.pop("ms") > 0
    assert line.pop("time")
    assert line.pop("message").startswith("GET portal:topic 200 ")
    assert line == {
        "level": "INFO",
        "logger": "handinhand.access",
        "request_id": answer["X-Request-ID"],
        "method": "GET",
        "route": "portal:topic",
        "status": 200,
    }


def test_neither_question_nor_address_is_written(client: Client, lines: Lines) -> None:
    client.get(
        "/de/suche/?q=Frauenhaus+Amina",
        headers={"x-forwarded-for": "203.0.113.7", "referer": "http://x/?q=geheim"},
        REMOTE_ADDR="2001:db8::7",
    )
    client.get("/de/angebot/geheim/")
    client.get("/api/search?q=Amina&near=Frauenhaus")
    assert [line["route"] for line in lines()] == [
        "portal:results",
        "portal:offer",
        "search:search",
    ]
    assert_impersonal(lines())


def test_no_form_is_written_even_when_it_is_refused(lines: Lines) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.post("/betrieb/login/", {"username": "amina@example.org", "password": "geheim"})
    assert {line["logger"] for line in lines()} == {"django.security.csrf", "handinhand.access"}
    assert_impersonal(lines())


def test_a_fault_is_written_with_where_and_what_but_not_with_the_row(
    client: Client, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise DataError("DETAIL: Key (email)=(amina@example.org) of Amina") from KeyError("geheim")

    monkeypatch.setattr("handinhand.portal.views.home.root_tiles", broken)
    client.raise_request_exception = False
    answer = client.get("/de/?name=Amina")
    fault, access = lines()
    assert answer.status_code == access["status"] == 500
    assert access["request_id"] == fault["request_id"] == answer["X-Request-ID"]
    assert f">{fault['request_id'][:8]}<" in answer.content.decode()
    assert fault["message"] == "portal:home 500"
    assert "test_logs.py" in fault["exc_info"]
    assert "builtins.KeyError" in fault["exc_info"]
    assert fault["exc_info"].endswith("django.db.utils.DataError")
    assert_impersonal(lines())


@pytest.mark.parametrize("path", ["/ar/", "/api/search?q=Arzt"])
def test_while_the_database_is_away_caches_and_programs_are_told_to_come_again(
    client: Client, lines: Lines, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def away(*_: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr("handinhand.portal.views.home.root_tiles", away)
    monkeypatch.setattr("handinhand.search.views.engine.search", away)
    client.raise_request_exception = False
    answer = client.get(path)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert [line["status"] for line in lines() if "status" in line] == [503]


def test_what_went_wrong_with_the_connection_is_told(lines: Lines) -> None:
    error = OperationalError('server at "203.0.113.7", port 5432: Connection refused by Amina@x.de')
    logging.getLogger("test").error("no database", exc_info=error)
    (line,) = lines()
    assert "Connection refused" in line["exc_info"]
    assert_impersonal(lines())


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (
            "Invalid request from ip=203.0.113.7: Bad Header",
            "Invalid request from ip=…: Bad Header",
        ),
        ("from 2001:db8::7 port 9", "from … port 9"),
        ("from ::1 at 18:31:15", "from … at 18:31:15"),
        ("mail to amina@example.org failed", "mail to … failed"),
        ("GET /de/suche/?q=Frauenhaus&ort=Wismar took long", "GET /de/suche/… took long"),
        ("Wirklich? Ja.", "Wirklich? Ja."),
    ],
)
def test_words_of_libraries_are_cleaned(lines: Lines, said: str, written: str) -> None:
    logging.getLogger("library").warning(said)
    assert lines()[0]["message"] == written


def test_fields_nobody_listed_are_left_out(lines: Lines) -> None:
    logging.getLogger("library").warning("signed in", extra={"user": "Amina", "mail": "geheim"})
    assert set(lines()[0]) == {"time", "level", "logger", "request_id", "message"}


def test_outside_of_a_request_there_is_no_id(lines: Lines) -> None:
    logging.getLogger("job").warning("done")
    assert lines()[0]["request_id"] == "-"


def test_the_id_of_a_trusted_proxy_is_kept(client: Client, settings: Settings) -> None:
    settings.REQUEST_ID_HEADER = "X-Request-ID"
    answer = client.get("/healthz", headers={"x-request-id": "4bf92f3577b34da6a3ce929d0e0e4736"})
    assert answer["X-Request-ID"] == "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.mark.parametrize("given", ["short", "x" * 65, "with space in it", 'quote"injected":1', ""])
def test_what_is_no_id_is_replaced(client: Client, settings: Settings, given: str) -> None:
    settings.REQUEST_ID_HEADER = "X-Request-ID"
    answer = client.get("/healthz", headers={"x-request-id": given})
    assert len(answer["X-Request-ID"]) == 32


def test_without_a_trusted_proxy_the_id_is_our_own(client: Client, settings: Settings) -> None:
    settings.REQUEST_ID_HEADER = None
    given = "4bf92f3577b34da6a3ce929d0e0e4736"
    assert client.get("/healthz", headers={"x-request-id": given})["X-Request-ID"] != given


@pytest.fixture
def plain() -> Iterator[Callable[[], str]]:
    """Catch what a developer's terminal would show."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(ImpersonalText("{name} [{request_id}] {message}", style="{"))
    handler.addFilter(RequestId())
    handler.addFilter(RouteInsteadOfAddress())
    logging.getLogger().addHandler(handler)
    yield written.getvalue
    logging.getLogger().removeHandler(handler)


def test_a_terminal_shows_no_more_than_the_log(plain: Callable[[], str]) -> None:
    """gunicorn names the address when something breaks around the platform."""
    error = DataError("Key (email)=(amina@example.org)")
    log = logging.getLogger("gunicorn.error")
    log.error("Error handling request /de/x/?q=Amina", exc_info=error)
    text = plain()
    assert "Error handling request /de/x/…" in text
    assert "DataError" in text
    assert not [secret for secret in SECRETS if secret in text], text


WORK = "/api/work-access"
FACTS = {"on": "2026-11-23", "status": "duldung", "activity": "self_employment"}
TOLD = [*FACTS.values(), "duldung_60b", "2021-01-01"]


def test_no_fact_about_a_person_is_written(
    client: Client, lines: Lines, plain: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(facts: dict[str, Any]) -> None:
        raise ValueError(f"cannot decide {facts}") from KeyError(facts["status"])

    client.raise_request_exception = False
    sent: dict[str, Any] = {"content_type": "application/json"}
    client.post(WORK, FACTS, **sent)
    client.post(WORK, {**FACTS, "stay_since": "2021-01-01", "duldung_since": "2020-01-01"}, **sent)
    client.post(WORK, '{"status": "duldung_60b"', **sent)
    client.post(f"{WORK}?status=duldung_60b", FACTS, content_type="text/plain")
    client.get(WORK, FACTS)
    monkeypatch.setattr("handinhand.work_access.api.decide_data", broken)
    answer = client.post(WORK, FACTS, **sent)
    assert answer.status_code == 500
    assert set(answer.json()) == {"error", "field"}
    access = [line for line in lines() if line["logger"] == "handinhand.access"]
    assert [line["status"] for line in access] == [200, 422, 422, 415, 405, 500]
    assert {line["route"] for line in access} == {"work_access:work-access"}
    written = json.dumps(lines()) + plain()
    assert "ValueError" in written
    assert not [fact for fact in TOLD if fact in written], written
    assert not [fact for fact in TOLD if fact in answer.content.decode()]


def test_pages_whose_query_tells_of_a_person_leave_no_trace(client: Client, lines: Lines) -> None:
    for path in ("/de/darf-ich-arbeiten/", "/ar/darf-ich-arbeiten/antwort/"):
        answer = client.get(path, FACTS)
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Referrer-Policy"] == "same-origin"
    written = json.dumps(lines())
    assert not [fact for fact in TOLD if fact in written]

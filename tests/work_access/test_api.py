"""`POST /api/work-access`: what it answers, how it refuses, and that it keeps nothing."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

FILE = Path(__file__).with_name("cases_public.csv")
CASES = list(csv.DictReader(io.StringIO(FILE.read_text(encoding="utf-8"))))
PATH = "/api/work-access"
QUESTION = {"on": "2026-11-23", "status": "eu_citizen", "activity": "employment"}
FIELDS_OF_AN_ANSWER = {
    "outcome",
    "permission_kind",
    "permission_by",
    "priority_check",
    "from_day",
    "missing_facts",
    "assumptions",
    "reasons",
    "next_steps",
    "checked_until",
}


def ask(body: object, **headers: str) -> Any:
    given = body if isinstance(body, str | bytes) else json.dumps(body)
    kind: dict[str, Any] = {"CONTENT_TYPE": "application/json"}  # left out of an empty body else
    return Client().generic("POST", PATH, given, headers=headers, **kind)


def refused(body: object, status: int = 422) -> dict[str, Any]:
    answer = ask(body)
    told = answer.json()
    assert answer.status_code == status
    assert set(told) == {"error", "field"}
    assert told["error"]
    return dict(told)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_worked_case_is_answered_as_its_authors_say(case: dict[str, str]) -> None:
    facts = json.loads(case["facts"])
    answer = ask(
        {"on": case["on"], "status": case["status"], "activity": case["activity"], **facts}
    )
    data = answer.json()
    if case["outcome"] == "error":
        assert (answer.status_code, data["field"]) == (422, case["missing_facts"])
        return
    assert answer.status_code == 200
    assert set(data) - {"notice"} == FIELDS_OF_AN_ANSWER
    assert data["outcome"] == case["outcome"]
    assert (data["from_day"] or "") == case["from_day"]
    assert (data["missing_facts"] or [""])[0] == case["missing_facts"]
    assert all(set(reason) == {"code", "source"} for reason in data["reasons"])


def test_an_answer_has_exactly_the_fields_of_the_spec_and_later_the_notice_too() -> None:
    assert set(ask({**QUESTION, "on": "2026-08-19"}).json()) == FIELDS_OF_AN_ANSWER
    later = ask({**QUESTION, "on": "2026-08-20"}).json()
    assert set(later) == {*FIELDS_OF_AN_ANSWER, "notice"}
    assert later["notice"] == "law_checked_until"


def test_null_is_unknown() -> None:
    asked = {"on": "2026-11-23", "status": "fiktion_81_4", "activity": "employment"}
    data = ask({**asked, "previous_status": None}).json()
    assert data == ask(asked).json()
    assert data["missing_facts"][0] == "previous_status"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"on": None}, "on", id="no day"),
        pytest.param({"on": "2026-02-30"}, "on", id="impossible day"),
        pytest.param({"on": "23.11.2026"}, "on", id="day in another form"),
        pytest.param({"on": "2015-10-23"}, "on", id="before the law that is known"),
        pytest.param({"on": 20261123}, "on", id="day as a number"),
        pytest.param({"status": None}, "status", id="no status"),
        pytest.param({"status": "visum"}, "status", id="unknown status"),
        pytest.param({"status": ["duldung"]}, "status", id="nested"),
        pytest.param({"on": "2020-01-01", "status": "ae_16g"}, "status", id="not yet in force"),
        pytest.param({"activity": "dance"}, "activity", id="unknown activity"),
        pytest.param({"stay_since": "2026-11-24"}, "stay_since", id="day after the day asked for"),
        pytest.param(
            {"duldung_since": "2020-01-01", "stay_since": "2021-01-01"},
            "stay_since",
            id="contradiction",
        ),
        pytest.param({"same_job": "true"}, "same_job", id="yes as a text"),
        pytest.param({"same_job": {"a": 1}}, "same_job", id="object"),
        pytest.param({"weekly_hours": -1}, "weekly_hours", id="below zero"),
        pytest.param({"weekly_hours": 169}, "weekly_hours", id="more than a week has"),
        pytest.param({"insured_work_months": 1.5}, "insured_work_months", id="half a month"),
        pytest.param({"stay": "2020-01-01"}, "stay", id="unknown field"),
        pytest.param({"stay": {"deep": [1]}}, "stay", id="unknown field with more in it"),
        pytest.param({"\ud800": 1}, "?", id="half a letter"),
        pytest.param({"x" * 9000: 1}, "x" * 60, id="endless name"),
    ],
)
def test_a_refusal_names_the_field(change: dict[str, object], field: str) -> None:
    assert refused({**QUESTION, **change})["field"] == field


@pytest.mark.parametrize(
    "number",
    ["NaN", "Infinity", "-Infinity", "1e999", "9" * 400, "9" * 5_000, "-" + "9" * 5_000],
    ids=["NaN", "infinity", "minus", "exponent", "large", "endless", "endless minus"],
)
def test_a_number_nobody_can_mean_is_refused_with_its_field(number: str) -> None:
    body = json.dumps({**QUESTION, "weekly_hours": "N"}).replace('"N"', number)
    assert refused(body)["field"] == "weekly_hours"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"on"',
        b"NaN",
        b"\xff\xfe",
        b'{"on": "\xe4"}',
        json.dumps(QUESTION).encode("utf-16"),
        b"[" * 16_000,
        b'{"a":' * 3_000,
        b"on=2026-11-23&status=duldung",
    ],
)
def test_what_is_no_json_object_is_nobodys_field(body: bytes) -> None:
    told = refused(body)
    assert told["field"] is None
    assert "JSON" in told["error"]


def test_a_field_twice_is_refused_by_name() -> None:
    told = refused('{"on": "2026-11-23", "on": "2026-11-24"}')
    assert told == {
        "error": "Diese Angabe steht zweimal da. Bitte schreiben Sie sie nur einmal.",
        "field": "on",
    }


def test_a_byte_order_mark_is_no_fault() -> None:
    assert ask(b"\xef\xbb\xbf" + json.dumps(QUESTION).encode()).status_code == 200


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "ä;;=", ";"],
)
def test_another_kind_of_content_is_refused(kind: str) -> None:
    answer = Client().post(PATH, json.dumps(QUESTION), content_type=kind)
    assert answer.status_code == 415
    assert answer.json()["field"] is None
    assert "application/json" in answer.json()["error"]


def test_the_kind_may_name_its_charset() -> None:
    kind = "Application/JSON; charset=utf-8"
    assert Client().post(PATH, json.dumps(QUESTION), content_type=kind).status_code == 200


@pytest.mark.parametrize("length", [16 * 1024 + 1, 2_000_000, 3_000_000])
def test_a_large_body_is_refused_as_json(length: int) -> None:
    told = refused(b" " * length, status=413)
    assert told == {"error": "Das ist zu viel. Höchstens 16 Kilobyte sind möglich.", "field": None}


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "trace"])
def test_only_post_asks(method: str) -> None:
    answer = getattr(Client(), method)(PATH)
    assert answer.status_code == 405
    assert answer["Allow"] == "POST, OPTIONS"
    if method != "head":
        assert set(answer.json()) == {"error", "field"}


def test_an_address_nobody_knows_is_refused_as_json() -> None:
    answer = Client().post("/api/gibt-es-nicht", "{}", content_type="application/json")
    assert answer.status_code == 404
    assert set(answer.json()) == {"error", "field"}


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_a_refusal_speaks_the_language_of_the_reader(language: str) -> None:
    by_header = ask({}, **{"accept-language": language}).json()["error"]
    by_query = Client().post(f"{PATH}?lang={language}", "{}", content_type="application/json")
    assert by_query.json()["error"] == by_header
    assert by_query["Content-Language"] == language
    assert ("Tag" in by_header) == language.startswith("de")


def test_the_query_wins_over_the_header_and_an_unknown_language_is_no_fault() -> None:
    for lang, word in (("fr", "jour"), ("fr-CA", "jour"), ("xx", "день"), ("", "день")):
        answer = Client().post(
            f"{PATH}?lang={lang}",
            "{}",
            content_type="application/json",
            headers={"accept-language": "uk"},
        )
        assert word in answer.json()["error"], lang


@pytest.fixture
def every_answer() -> Iterator[Any]:
    """Answers of each kind."""
    return iter(
        [
            ask(QUESTION),
            ask({}),
            ask(b" " * 20_000),
            ask(b" " * 3_000_000),
            Client().get(PATH),
            Client().post(PATH, "x", content_type="text/plain"),
            Client().options(PATH),
            Client().get("/api/gibt-es-nicht"),
        ]
    )


def test_nobody_keeps_an_answer_and_any_site_may_ask(every_answer: Iterator[Any]) -> None:
    for answer in every_answer:
        assert answer["Cache-Control"] == "no-store", answer.status_code
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer
        assert not answer.cookies


def test_the_preflight_of_a_browser_is_answered() -> None:
    answer = Client().options(
        PATH,
        headers={
            "origin": "https://beratung.example",
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type",
        },
    )
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Access-Control-Allow-Methods"] == "POST, OPTIONS"
    assert answer["Access-Control-Allow-Headers"] == "Content-Type, Accept-Language"


def test_it_needs_no_token_no_session_and_no_database() -> None:
    """Without the mark of pytest-django a query would fail; the cookie names a session."""
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    answer = client.post(PATH, json.dumps(QUESTION), content_type="application/json")
    assert answer.status_code == 200
    assert not answer.cookies

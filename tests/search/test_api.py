"""The search for programs, over HTTP and from the command line."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_interface_names_topics_place_and_reasons(client: Client) -> None:
    data = client.get("/api/search?q=Deutschkurs+Wismar&lang=de&limit=5").json()
    assert data["topics"][0] == "german_course"
    assert data["place"] == "13074087"
    assert data["crisis"] is None
    assert len(data["results"]) == 5
    first = data["results"][0]
    assert set(first) == {"id", "kind", "name", "topics", "score", "url", "because"}
    assert first["kind"] == "topic"


@pytest.mark.parametrize("limit", ["0", "51", "-1", "x", "1e3", "9" * 40])
def test_a_wrong_limit_is_refused_with_the_field(client: Client, limit: str) -> None:
    answer = client.get(f"/api/search?q=Arzt&limit={limit}")
    assert answer.status_code == 422
    assert answer.json()["field"] == "limit"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "Möglich ist eine ganze Zahl von 1 bis 50."),
        ("en", "A whole number from 1 to 50 is possible."),
        ("ar", "يمكن كتابة عدد صحيح من 1 إلى 50."),
    ],
)
def test_a_refusal_speaks_the_language_of_the_reader(
    client: Client, language: str, told: str
) -> None:
    answer = client.get(f"/api/search?q=Arzt&limit=0&lang={language}")
    assert answer.json()["error"] == told


def test_an_unknown_language_is_no_fault(client: Client) -> None:
    assert client.get("/api/search?q=Arzt&lang=xx").status_code == 200


def test_the_command_answers_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [
        {"query": "Kita-Platz", "lang": "de", "near": None},
        {"query": "Arzt", "lang": None, "near": "Schwerin"},
    ]
    lines = io.StringIO("\n".join(json.dumps(one) for one in asked))
    monkeypatch.setattr(sys, "stdin", lines)
    out = io.StringIO()
    call_command("search", "--batch", stdout=out)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [one["place"] for one in answers] == [None, "13004000"]
    assert "childcare" in answers[0]["topics"]


def test_a_place_that_is_not_known_is_named(client: Client) -> None:
    assert client.get("/api/search?q=Arzt&near=Wismar").json()["place_unknown"] is None
    assert client.get("/api/search?q=Arzt&near=Nirgendwo").json()["place_unknown"] == "Nirgendwo"
    assert client.get("/api/search?q=Arzt+10115").json()["place_unknown"] == "10115"


def test_a_broken_line_does_not_keep_the_others_from_their_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"query": "Arzt"}\n{\n{"query": "Kita"}\n'))
    out = io.StringIO()
    with pytest.raises(CommandError, match="Zeile 2"):
        call_command("search", "--batch", stdout=out)
    first, broken, last = (json.loads(line) for line in out.getvalue().splitlines())
    assert first["topics"] == ["doctor"]
    assert "Zeile 2" in broken["error"]
    assert last["topics"] == ["childcare"]


@pytest.mark.parametrize(
    "line",
    [
        *("{", "[]", '{"lang": "de"}', '{"query": 5}'),
        *('{"query": "a", "near": 5}', '{"query": "a", "lang": []}'),
    ],
)
def test_a_broken_line_is_named(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))
    with pytest.raises(CommandError, match="Zeile 1"):
        call_command("search", "--batch", stdout=io.StringIO())

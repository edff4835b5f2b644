"""The description of our interfaces: valid, complete, and kept by what answers."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from handinhand.portal.openapi import document
from handinhand.work_access.examples import ANSWERED, REFUSED
from handinhand.work_access.fields import FIELDS, Kind
from handinhand.work_access.openapi import DESCRIPTIONS
from handinhand.work_access.words import Activity, Fact, Outcome, Status
from tests.work_access.test_api import CASES, PATH, ask

SCHEMAS = document()["components"]["schemas"]
POST = document()["paths"][PATH]["post"]
QUESTION = SCHEMAS["WorkAccessQuestion"]


def faults(name: str, data: object) -> list[str]:
    """Return in what data breaks a schema of the document."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}}
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


def test_it_is_a_valid_description_and_served_to_any_site() -> None:
    answer = Client().get("/api/openapi.json")
    validate(answer.json())
    assert answer.json() == json.loads(json.dumps(document()))
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert Client().post("/api/openapi.json").status_code == 405


def test_it_describes_all_interfaces() -> None:
    assert set(document()["paths"]) == {PATH, "/api/search"}
    assert set(POST["responses"]) == {"200", "405", "413", "415", "422", "429"}


def test_every_fact_is_described_with_its_values() -> None:
    properties = QUESTION["properties"]
    assert list(properties) == ["on", "status", "activity", *Fact]
    assert set(DESCRIPTIONS) == set(properties)
    assert QUESTION["required"] == ["on", "status", "activity"]
    assert properties["status"]["enum"] == list(Status)
    assert properties["activity"]["enum"] == list(Activity)
    for name in Fact:
        words = FIELDS[name].words
        assert properties[name].get("enum", []) == ([*words, None] if words else [])
        assert "null" in properties[name]["type"]


def test_every_outcome_has_an_example_from_a_worked_case() -> None:
    worked = {
        json.dumps(
            {
                "on": case["on"],
                "status": case["status"],
                "activity": case["activity"],
                **json.loads(case["facts"]),
            },
            sort_keys=True,
        ): case
        for case in CASES
    }
    assert set(ANSWERED) == set(Outcome)
    for name, (_summary, question) in {**ANSWERED, **REFUSED}.items():
        case = worked[json.dumps(question, sort_keys=True)]
        assert case["outcome"] == (name if name in ANSWERED else "error")


@pytest.mark.parametrize("name", [*ANSWERED, *REFUSED])
def test_an_example_is_what_the_interface_answers(name: str) -> None:
    question = POST["requestBody"]["content"]["application/json"]["examples"][name]["value"]
    status = 200 if name in ANSWERED else 422
    examples = POST["responses"][str(status)]["content"]["application/json"]["examples"]
    answer = ask(question)
    assert answer.status_code == status
    assert answer.json() == examples[name]["value"]
    assert not faults("WorkAccessQuestion", question)
    assert not faults("WorkAccessAnswer" if status == 200 else "Error", answer.json())


def _value(name: str) -> st.SearchStrategy[Any]:
    field = FIELDS[name]
    if field.kind is Kind.WORD:
        return st.sampled_from(field.words)
    if field.kind is Kind.DAY:
        return st.dates().map(str)
    if field.kind is Kind.YES_OR_NO:
        return st.booleans()
    whole = st.integers(0, field.most)
    return whole if field.kind is Kind.WHOLE_NUMBER else whole | st.floats(0, field.most)


VALUES = {name: _value(name) for name in FIELDS}
# The three that must be given are mostly right, so that the law is reached; facts may be missing.
GOOD = st.fixed_dictionaries(
    {name: VALUES[name] for name in ("status", "activity")}
    | {"on": st.sampled_from(["2015-10-24", "2020-03-01", "2024-05-31", "2026-11-23"])},
    optional={name: st.none() | VALUES[name] for name in Fact},
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
STRANGE = st.builds(
    lambda good, bad: {**good, **bad},
    GOOD,
    st.dictionaries(st.sampled_from(sorted(FIELDS)) | st.text(max_size=12), JSON, max_size=3),
)
FEW = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=2_000)


def check(body: object) -> None:
    answer = ask(body)
    assert answer.status_code in {200, 413, 422}
    name = "WorkAccessAnswer" if answer.status_code == 200 else "Error"
    assert not faults(name, answer.json())


@FEW
@given(GOOD)
def test_what_fits_the_description_is_answered_as_described(question: dict[str, Any]) -> None:
    assert not faults("WorkAccessQuestion", question)
    check(question)


@FEW
@given(STRANGE | JSON)
def test_what_does_not_is_refused_as_described(body: object) -> None:
    answer = ask(json.dumps(body))
    assert answer.status_code in {200, 413, 422}
    if faults("WorkAccessQuestion", body):
        assert answer.status_code != 200, body


@pytest.mark.fuzz
@MANY
@given(st.one_of(GOOD, STRANGE, JSON, st.binary(max_size=200), st.text(max_size=200)))
def test_nothing_breaks_it(body: object) -> None:
    check(body if isinstance(body, bytes) else json.dumps(body))


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["q=Deutschkurs+Wismar", "q=Arzt&near=Schwerin", "q=", "limit=0"])
def test_the_search_keeps_its_description_too(query: str) -> None:
    answer = Client().get(f"/api/search?{query}")
    name = "SearchAnswer" if answer.status_code == 200 else "Error"
    assert not faults(name, answer.json())

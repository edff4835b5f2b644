"""At least two thousand strange requests: never a fault, always an answer a person can read."""

import json
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db]

LANGUAGES = ["de", "de-simple", "en", "uk", "ar", "ps", "fa", "ru", "tr", "fr"]
PATHS = [
    "", "suche/", "suche/druck/", "suche/text/", "themen/", "orte/", "zustaendig/", "kontakt/",
    "thema/work/", "ort/13003/", "angebot/psyc-0013/", "organisation/migra-e-v/",
]  # fmt: skip
NAMES = ["q", "ort", "thema", "sprache", "zugang", "fuer", "offen", "km", "seite", "eintrag", "x"]
STRANGE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "\x00", "\u202e\u2066abc", "%", "%00", "' OR 1=1 --", "<script>", "../../etc/passwd",
            "9" * 400, "-1", "1e309", "NaN", "🙂" * 50, "ا" * 500, "a b " * 200, "AND OR NOT (",
            "\ud7ff", "ﷺ" * 30, "ẞ" * 40, "İ" * 40, '"', "*", "~", "Rostock " * 50,
        ]
    ),
)  # fmt: skip
FEW = settings(
    max_examples=700,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
REQUESTS = st.dictionaries(st.sampled_from(NAMES), STRANGE, max_size=4)


@FEW
@given(language=st.sampled_from(LANGUAGES), path=st.sampled_from(PATHS), data=REQUESTS)
def test_strange_parameters_get_a_page(language: str, path: str, data: dict[str, str]) -> None:
    answer = Client().get(f"/{language}/{path}", data, follow=True)
    assert answer.status_code in {200, 404}
    assert len(answer.content) > 20


@FEW
@given(data=st.dictionaries(st.sampled_from(["q", "lang", "near", "limit"]), STRANGE, max_size=4))
def test_strange_questions_to_the_interface_get_json(data: dict[str, str]) -> None:
    answer = Client().get("/api/search", data, follow=True)
    assert answer.status_code in {200, 422}
    assert isinstance(json.loads(answer.content), dict)


@FEW
@given(
    parts=st.lists(STRANGE, min_size=1, max_size=3),
    method=st.sampled_from(["get", "head", "post", "put", "delete", "options"]),
    accept=STRANGE,
)
def test_strange_addresses_and_methods_get_a_clear_no(
    parts: list[str], method: str, accept: str
) -> None:
    path = "/" + "/".join(quote(part.replace("\x00", ""), safe="") for part in parts)
    headers = {"accept-language": accept.encode("ascii", "ignore").decode().replace("\n", "")}
    answer = getattr(Client(), method)(path, headers=headers)
    assert answer.status_code in {200, 301, 302, 400, 403, 404, 405}

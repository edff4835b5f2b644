"""A page that answers a need itself stands before the topic, in every language."""

import re

import pytest
from django.test import Client
from django.utils.functional import lazystr

from handinhand.search import doors
from handinhand.search.doors import Door

pytestmark = pytest.mark.django_db

DOOR = Door(
    key="naturalise",
    topic="naturalisation",
    path="orte/",
    name=lazystr("Einbürgerungs-Prüfer"),
    sentence=lazystr("Sagt, was Ihnen noch fehlt."),
    button=lazystr("Jetzt prüfen"),
)


@pytest.fixture(autouse=True)
def one_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "_doors", {})
    doors.register(DOOR)


@pytest.mark.parametrize(
    ("language", "query"), [("de", "Einbürgerung"), ("ar", "الجنسية الألمانية")]
)
def test_the_door_is_the_first_result_before_its_topic(language: str, query: str) -> None:
    answer = Client().get("/api/search", {"q": query, "lang": language}).json()
    first, second = answer["results"][:2]
    assert (first["id"], first["kind"]) == ("page:naturalise", "page")
    assert first["url"] == f"/{language}/orte/"
    assert second["id"] == "topic:naturalisation"
    assert first["topics"] == second["topics"]


def test_the_results_page_shows_the_door_once_and_on_top() -> None:
    page = Client().get("/de/suche/", {"q": "Einbürgerung"}).content.decode()
    assert page.count("Einbürgerungs-Prüfer") == 1
    assert 'href="/de/orte/">Jetzt prüfen' in page
    assert page.index("Einbürgerungs-Prüfer") < page.index('class="hits"')


def test_the_topic_page_leads_to_the_door_and_other_topics_do_not() -> None:
    page = Client().get("/de/thema/naturalisation/").content.decode()
    assert re.search(r'<a class="btn" href="/de/orte/">Jetzt prüfen</a>', page)
    assert "Einbürgerungs-Prüfer" not in Client().get("/de/thema/work/").content.decode()


def test_no_other_need_is_answered_with_the_door() -> None:
    answer = Client().get("/api/search", {"q": "Kindergarten", "lang": "de"}).json()
    assert "page:naturalise" not in [one["id"] for one in answer["results"]]

"""Whoever asks the search whether they may work is led to the checker first (issue 4, point 9)."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

ASKED = [
    ("de", "darf ich arbeiten"),
    ("de", "arbeitserlaubnis duldung"),
    ("de", "arbeitserlaubniss"),
    ("de", "kann ich arbeiten mit fiktionsbescheinigung"),
    ("de", "darf ich ein praktikum machen"),
    ("de", "darf ich eine ausbildung machen"),
    ("de", "darf ich mich selbstständig machen"),
    ("de-simple", "ich will arbeiten darf ich das"),
    ("ar", "هل يحق لي العمل"),
    ("ar", "هل يمكنني العمل"),
    ("ar", "متى يمكنني العمل"),
    ("en", "am i allowed to work"),
    ("en", "can asylum seekers work"),
    ("en", "working while asylum"),
    ("en", "work with aufenthaltsgestattung"),
    ("fa", "آیا اجازه کار دارم"),
    ("fr", "ai-je le droit de travailler"),
    ("ps", "زه کله کار کولی شم"),
    ("ru", "можно ли мне работать"),
    ("tr", "çalışabilir miyim"),
    ("uk", "чи можу я працювати"),
]
MEANS_ANOTHER_NEED = [
    ("de", "ausbildung machen"),
    ("de", "ich suche einen praktikumsplatz"),
    ("de", "selbstständig machen"),
    ("de", "fiktionsbescheinigung"),
    ("en", "asylum seekers"),
]


def first_result(language: str, query: str) -> str:
    found = Client().get("/api/search", {"q": query, "lang": language}).json()["results"]
    return str(found[0]["id"])


@pytest.mark.parametrize(("language", "query"), ASKED)
def test_who_asks_about_permission_is_led_to_the_checker(language: str, query: str) -> None:
    assert first_result(language, query) == "page:work"


@pytest.mark.parametrize(("language", "query"), MEANS_ANOTHER_NEED)
def test_who_needs_something_else_is_not(language: str, query: str) -> None:
    assert first_result(language, query) != "page:work"

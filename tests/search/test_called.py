"""Who names an office gets that office first, in any language; a word of its name is not enough."""

import pytest
from django.utils import timezone

from handinhand.directory.kinds import called
from handinhand.directory.models import Offer
from handinhand.search import engine
from handinhand.search.called import sorts_named

pytestmark = pytest.mark.django_db


def first_offer(query: str) -> engine.Hit:
    now = timezone.localtime()
    answer = engine.search(engine.Request(query=query, language="de", on=now.date(), now=now))
    return next(hit for hit in answer.hits if hit.kind not in {"topic", "page"})


def first_kind(query: str) -> str:
    return Offer.objects.get(key=first_offer(query).key).kind


def first_name(query: str) -> str:
    return first_offer(query).name


@pytest.mark.parametrize("town", ["Schwerin", "Wismar", "Güstrow", "Rostock"])
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ausländerbehörde", "auslaenderbehoerde"),
        ("foreigners office", "auslaenderbehoerde"),
        ("دائرة الأجانب", "auslaenderbehoerde"),
        ("yabancılar dairesi", "auslaenderbehoerde"),
        ("Jobcenter", "jobcenter"),
        ("джобцентр", "jobcenter"),
        ("Jugendamt", "jugendamt"),
        ("Sozialamt", "sozialamt"),
        ("Gesundheitsamt", "gesundheitsamt"),
        ("Arbeitsamt", "agentur_fuer_arbeit"),
    ],
)
def test_the_office_that_is_named_stands_first(name: str, kind: str, town: str) -> None:
    assert first_kind(f"{name} {town}") == kind


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Caritas", "Caritas"),
        ("AWO", "AWO"),
        ("Flüchtlingsrat", "Flüchtlingsrat"),
        ("migra", "migra"),
        ("115", "Behördennummer"),
        ("116016", "Hilfetelefon"),
        ("Caritas Anklam", "Caritas Migrationsberatung Anklam"),
    ],
)
def test_who_is_named_stands_first_though_the_name_speaks_of_a_topic(query: str, name: str) -> None:
    assert name in first_name(query)


def test_a_page_that_answers_another_need_does_not_push_in_front() -> None:
    now = timezone.localtime()
    asked = engine.Request(query="Anwalt Asyl Schwerin", language="de", on=now.date(), now=now)
    assert engine.search(asked).hits[0].kind == "topic"


def test_without_a_place_the_office_that_is_named_stands_first_too() -> None:
    assert first_kind("wo ist das Jugendamt") == "jugendamt"


def test_all_words_of_a_name_must_follow_each_other() -> None:
    assert sorts_named("agentur für arbeit".split()) == ("agentur_fuer_arbeit",)
    assert sorts_named("arbeit für meine agentur".split()) == ()
    assert sorts_named("termin beim jugendamt oder jobcenter".split()) == ("jugendamt", "jobcenter")


def test_every_office_has_names_in_every_language() -> None:
    names = called()
    for kind in ("auslaenderbehoerde", "jobcenter", "jugendamt", "sozialamt", "schulamt"):
        assert {"de", "en", "uk", "ar", "ps", "fa", "ru", "tr", "fr"} <= set(names[kind])

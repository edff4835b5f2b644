"""Who names an office gets that office first, in any language; a word of its name is not enough."""

import pytest
from django.utils import timezone

from handinhand.directory.kinds import called
from handinhand.directory.models import Offer
from handinhand.search import engine
from handinhand.search.called import sorts_named

pytestmark = pytest.mark.django_db


def first_kind(query: str) -> str:
    now = timezone.localtime()
    answer = engine.search(engine.Request(query=query, language="de", on=now.date(), now=now))
    first = next(hit for hit in answer.hits if hit.kind in {"office", "offer"})
    return Offer.objects.get(key=first.key).kind


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

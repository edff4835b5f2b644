"""Danger is recognised in every language, told or not, and everyday life is not taken for it."""

import csv
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from handinhand.search import engine

pytestmark = pytest.mark.django_db
FILE = Path(__file__).with_name("crisis_sentences.csv")
TOLD = Path(__file__).with_name("crisis_told.csv")
LANGUAGES = ("de", "en", "uk", "ar", "ps", "fa", "ru", "tr", "fr")
MOST_MISSED, MOST_ALARMED = 0.13, 0.13


def sentences(file: Path = FILE) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ask(query: str, language: str | None) -> engine.Answer:
    now = timezone.localtime()
    return engine.search(engine.Request(query=query, language=language, on=now.date(), now=now))


@pytest.mark.parametrize("row", sentences(), ids=lambda row: row["query"])
@pytest.mark.parametrize("told", [True, False], ids=["told", "untold"])
def test_a_crisis_is_known_by_its_sentence(row: dict[str, str], told: bool) -> None:
    answer = ask(row["query"], row["lang"] if told else None)
    assert answer.crisis == (row["code"] or None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_told_danger_is_nearly_always_known_and_everyday_life_nearly_never_taken_for_it(
    language: str,
) -> None:
    """Sentences of others, written before the lists were mended with them (decision 10)."""
    told = [row for row in sentences(TOLD) if row["lang"] == language]
    danger = [row for row in told if row["code"]]
    everyday = [row for row in told if not row["code"]]
    missed = [row["query"] for row in danger if ask(row["query"], None).crisis is None]
    alarmed = [row["query"] for row in everyday if ask(row["query"], None).crisis is not None]
    assert len(missed) <= MOST_MISSED * len(danger), missed
    assert len(alarmed) <= MOST_ALARMED * len(everyday), alarmed


def test_every_language_is_tried_with_every_crisis() -> None:
    tried = {(row["lang"], row["code"]) for row in sentences()}
    for language in LANGUAGES:
        for code in ("violence", "suicide", "child", "acute", "deportation", ""):
            assert (language, code) in tried


def test_the_number_to_call_comes_before_everything_else(client: Client) -> None:
    page = client.get("/ar/suche/?q=زوجي يضربني").content.decode()
    main = page[page.index("<main") :]
    assert main.index("116 016") < main.index("<h1")


def test_the_topic_of_the_crisis_leads_even_when_other_words_say_more() -> None:
    answer = ask("Deutschkurs Wohnung Arbeit mein Mann schlägt mich", "de")
    assert answer.topics[0] == "violence_against_women"
    assert answer.crisis == "violence"

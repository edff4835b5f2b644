"""One everyday word and nothing else: the commonest question, and the least to go by."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

WORDS = {
    "work": "de:Arbeit en:work fr:travail ru:работа uk:робота tr:iş ar:عمل fa:کار ps:کار",
    "housing": "de:Haus en:house fr:maison ru:дом uk:дім tr:ev ar:بيت fa:خانه ps:کور",
    "school": "de:Schule en:school fr:école ru:школа uk:школа tr:okul ar:مدرسة fa:مکتب ps:ښوونځی",
    "doctor": "de:krank fr:malade uk:хворий tr:doktor ar:طبيب fa:داکتر ps:ناروغ",
    "german_course": "de:Deutsch en:German fr:allemand ru:немецкий tr:almanca ar:الماني ps:جرمني",
    "money_benefits": "de:Geld en:money fr:argent ru:деньги uk:гроші tr:para fa:پول ps:پیسې",
    "family": "de:Kinder en:children fr:enfants ru:дети uk:діти tr:çocuklar fa:بچه ps:ماشوم",
    "migration_counselling": "de:Hilfe en:help fr:aide ru:помощь uk:допомога ar:مساعدة fa:کمک",
}
ASKED = [(*pair.split(":"), topic) for topic, pairs in WORDS.items() for pair in pairs.split()]


def topics_of(query: str, language: str | None) -> set[str]:
    """Return the topics of the three first results."""
    asked = {"q": query, **({"lang": language} if language else {})}
    results = Client().get("/api/search", asked).json()["results"]
    return {code for result in results[:3] for code in result["topics"]}


@pytest.mark.parametrize(("language", "word", "topic"), ASKED)
def test_one_word_is_understood(language: str, word: str, topic: str) -> None:
    named = {topic, "job_search"} if topic == "work" else {topic}
    assert named & topics_of(word, language)
    assert named & topics_of(word, None)
    assert named & topics_of(f"{word} Rostock", language)


def test_a_word_of_two_letters_is_nobodys_name() -> None:
    """Once "iş" brought "Wer ist für mich zuständig?" along."""
    results = Client().get("/api/search", {"q": "iş", "lang": "tr"}).json()["results"]
    assert "page:responsible" not in [result["id"] for result in results]


@pytest.mark.parametrize(
    ("language", "asked", "topic"),
    [
        ("tr", "ev lazım", "housing"),
        ("ar", "بدي بيت", "housing"),
        ("ar", "بدي شغل", "job_search"),
        ("fr", "besoin médecin", "doctor"),
        ("uk", "школа для дитини", "school"),
        ("ps", "د ماشوم لپاره ښوونځی", "school"),
        ("ps", "پیسې نلرم", "money_benefits"),
    ],
)
def test_one_word_with_i_need_is_understood(language: str, asked: str, topic: str) -> None:
    assert topic in topics_of(asked, language)


@pytest.mark.parametrize(
    ("language", "told", "other"),
    [
        ("de", "mein mann schlägt mich zu haus", "housing"),
        ("ar", "مدرسة قران للاطفال", "work"),
        ("en", "the house of god", "housing"),
    ],
)
def test_in_a_sentence_the_same_word_tells_little(language: str, told: str, other: str) -> None:
    answer = Client().get("/api/search", {"q": told, "lang": language}).json()
    assert answer["topics"][:1] != [other]

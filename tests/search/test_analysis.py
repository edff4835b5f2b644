"""Words that must meet, in every language, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handinhand.core.text import MAX_WORDS, fold, words
from handinhand.search.analysis import CompoundSplitter, parts, stem

PAIRS = [
    ("de", "Sprachkurse", "Sprachkurs"),
    ("de", "Ausländerbehörde", "auslaenderbehoerde"),
    ("de", "Ausländerbehörde", "auslanderbehorde"),
    ("de", "Straße", "strasse"),
    ("en", "courses", "course"),
    ("fr", "école", "ecole"),
    ("tr", "çocuk", "cocuk"),
    ("ru", "работу", "работа"),
    ("ru", "ребёнок", "ребенок"),
    ("uk", "навчання", "навчанням"),
    ("uk", "робота", "роботу"),
    ("uk", "сім'я", "сімʼя"),
    ("ar", "مدرسة", "مدرسه"),
    ("ar", "المدرسة", "مدرسة"),
    ("ar", "أطفال", "اطفال"),
    ("ar", "مُساعَدة", "مساعدة"),
    ("fa", "کار", "كار"),
    ("fa", "کلاس‌ها", "کلاس"),
    ("fa", "مدرسه", "مدرسة"),
    ("ps", "کورسونه", "کورس"),
    ("ps", "ښوونځي", "ښوونځی"),
]


@pytest.mark.parametrize(("language", "one", "other"), PAIRS)
def test_two_spellings_of_a_word_have_one_stem(language: str, one: str, other: str) -> None:
    stems = [{stem(p, language) for w in words(text) for p in parts(w)} for text in (one, other)]
    assert stems[0] & stems[1]


def test_a_word_held_by_a_joiner_is_kept_whole_and_in_parts() -> None:
    assert parts("کلاس\u200cها") == ("کلاسها", "کلاس", "ها")


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("kindergartenplatz", ("kindergart", "platz")),
        ("sprachkurse", ("sprach", "kur")),
        ("kinderbetreuung", ("kind", "betreu")),
        ("wohnungssuche", ("wohnung", "such")),
        ("haus", ()),
        ("x" * 100, ()),
    ],
)
def test_a_compound_falls_into_known_parts(word: str, pieces: tuple[str, ...]) -> None:
    names = "kindergarten platz sprache kurs kinder betreuung wohnung suche"
    known = [stem(name, "de") for name in names.split()]
    assert CompoundSplitter(known).split(fold(word)) == pieces


@given(st.text(max_size=3000))
def test_any_text_gives_a_bounded_number_of_words(text: str) -> None:
    found = list(words(text))
    assert len(found) <= MAX_WORDS
    assert all(found)


@given(st.text(max_size=50))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    for word in words(text):
        assert fold(fold(word)) == fold(word)

"""The words of the topics: complete, unambiguous, and checked as data files."""

import shutil
from pathlib import Path

import pytest

from handinhand.topics import vocabulary
from handinhand.topics.tree import DATA, topics

LANGUAGES = ("de", "en", "uk", "ar", "ps", "fa", "ru", "tr", "fr")


def test_every_language_of_the_platform_has_its_words() -> None:
    assert set(LANGUAGES) == set(vocabulary.LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_no_faults(language: str) -> None:
    assert vocabulary.faults(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topic_has_as_many_expressions_as_promised(language: str) -> None:
    least = 25 if language == "de" else 12
    for code, entry in vocabulary.words(language).items():
        expressions = {*entry.words, *entry.hints, *entry.sentences, *entry.latin}
        assert len(expressions) >= least, code


@pytest.mark.parametrize("language", ["uk", "ar", "ps", "fa", "ru"])
def test_other_scripts_have_spellings_in_latin_letters(language: str) -> None:
    for code, entry in vocabulary.words(language).items():
        assert any(spelling.isascii() for spelling in entry.latin), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_topic_has_a_name_of_its_own(language: str) -> None:
    labels = [vocabulary.label(code, language) for code in topics()]
    assert len(set(labels)) == len(labels)


def test_leichte_sprache_uses_the_german_names() -> None:
    assert vocabulary.label("housing", "de-simple") == "Wohnung"


class TestValidator:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A copy of the files that a test may break."""
        copy = tmp_path / "data"
        shutil.copytree(DATA, copy)
        monkeypatch.setattr(vocabulary, "DATA", copy)
        return copy

    def change(self, folder: Path, name: str, old: str, new: str) -> list[str]:
        """Replace the first occurrence in a file; return the faults found then."""
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return vocabulary.faults("fr")

    def test_a_missing_topic_is_named(self, folder: Path) -> None:
        found = self.change(folder, "words/fr.toml", "[housing]", "[houses]")
        assert found == ["fr: housing fehlt", "fr: houses ist unbekannt"]

    def test_an_expression_of_two_topics_is_named_with_both(self, folder: Path) -> None:
        word = vocabulary.words("fr")["debt"].words[0]
        found = self.change(folder, "words/fr.toml", "words = [", f'words = [ "{word}",')
        assert found == [f"fr: „{word}“ steht in arrival und debt"]

    def test_a_missing_crisis_is_named(self, folder: Path) -> None:
        path = folder / "crisis" / "fr.toml"
        path.write_text(path.read_text(encoding="utf-8").partition("[deportation]")[0])
        assert vocabulary.faults("fr") == ["fr: Krise deportation fehlt"]

    def test_an_empty_label_is_named(self, folder: Path) -> None:
        label = vocabulary.label("debt", "fr")
        found = self.change(folder, "words/fr.toml", f'label = "{label}"', 'label = " "')
        assert found == ["fr: debt hat keinen Namen oder keinen Satz"]

    def test_a_bracket_that_does_not_end_is_named(self, folder: Path) -> None:
        found = self.change(
            folder, "crisis/fr.toml", "phrases = [", 'phrases = ["il {me|te frappe",'
        )
        assert found == ["fr: Krise violence hat „il {me|te frappe“, das niemand lesen kann"]

    def test_the_name_of_no_list_is_named(self, folder: Path) -> None:
        found = self.change(folder, "crisis/fr.toml", "phrases = [", 'phrases = ["{luna…} frappe",')
        assert found == ["fr: Krise violence hat „luna… frappe“, das niemand lesen kann"]

"""Every text of the platform in every language, with the same placeholders."""

import re

import pytest

from handinhand.translation import catalogs
from handinhand.translation.extraction import Message

LANGUAGES = ("en", "uk", "ar", "ps", "fa", "ru", "tr", "fr")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture(scope="module")
def texts() -> dict[Message, set[str]]:
    return catalogs.texts()


def test_the_languages_of_the_settings_are_all_tested() -> None:
    assert set(catalogs.languages()) == {*LANGUAGES, "de-simple"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated(language: str, texts: dict[Message, set[str]]) -> None:
    assert [message.text for message in catalogs.missing(language, texts)] == []


@pytest.mark.parametrize("language", [*LANGUAGES, "de-simple"])
def test_placeholders_are_those_of_the_german_text(language: str) -> None:
    for message in catalogs.read(language):
        if not message.id:
            continue
        texts = [message.id] if isinstance(message.id, str) else list(message.id)
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        assert forms, texts[0]
        wanted = set(PLACEHOLDER.findall(texts[-1]))
        for form in forms:
            assert set(PLACEHOLDER.findall(form)) == wanted, f"{texts[0]} → {form}"


def test_leichte_sprache_has_short_sentences(texts: dict[Message, set[str]]) -> None:
    """At most twelve words (DIN SPEC 33429 recommends short main clauses), variant or not."""
    catalog = catalogs.read("de-simple")
    long = []
    for message in texts:
        known = catalog.get(message.text, context=message.context)
        said = (known.string if known is not None else "") or message.plural or message.text
        for text in [said] if isinstance(said, str) else said:
            long += [s for s in re.split(r"(?<=[.!?:])\s+", text) if len(s.split()) > 12]
    assert long == []


@pytest.mark.parametrize("language", ["uk", "ar", "ps", "fa", "ru"])
def test_a_translation_is_written_in_its_script(language: str) -> None:
    """A German text left standing by mistake would have no letter of the language's script."""
    script = r"[\u0400-\u04ff]" if language in {"uk", "ru"} else r"[\u0600-\u06ff]"
    names = {"IFDM", "Welcome Center", "Hand in Hand"}
    for message in catalogs.read(language):
        text = message.string[-1] if isinstance(message.string, tuple) else message.string
        letters = PLACEHOLDER.sub("", str(text))
        if message.id and text not in names and re.search(r"[^\W\d_]", letters):
            assert re.search(script, letters), text


def test_every_text_of_a_catalogue_is_still_used(texts: dict[Message, set[str]]) -> None:
    used = {message.text for message in texts}
    for language in catalogs.languages():
        for message in catalogs.read(language):
            text = message.id[0] if isinstance(message.id, tuple) else message.id
            assert not text or text in used, f"{language}: {text}"

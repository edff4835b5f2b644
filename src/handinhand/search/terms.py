"""The terms under which a document is stored and a query looks."""

from functools import cache, lru_cache

from handinhand.core.text import fold, script, words
from handinhand.search import lexicon
from handinhand.search.analysis import LANGUAGES_BY_SCRIPT, CompoundSplitter, parts, stem
from handinhand.search.documents import Document


@cache
def _splitter() -> CompoundSplitter:
    return CompoundSplitter(lexicon.recogniser().lexicons["de"])


def document_terms(document: Document) -> tuple[list[str], list[str]]:
    """Return the terms of the names and those of everything else."""
    names = _terms(document.name, "de")
    for language, name in document.names.items():
        names += _terms(name, language)
    body = []
    for language, text in document.texts.items():
        body += _terms(text, language or "de")
    return list(dict.fromkeys(names)), list(dict.fromkeys(body))


def query_terms(word: str) -> list[str]:
    """Return the terms of one word of a query, in every language of its script."""
    found = [fold(word)]
    for part in parts(word):
        found += [stem(part, language) for language in LANGUAGES_BY_SCRIPT[script(part)]]
    return list(dict.fromkeys(found))


def _terms(text: str, language: str) -> list[str]:
    return [term for word in words(text) for term in _terms_of_word(word, language)]


@lru_cache(maxsize=20_000)
def _terms_of_word(word: str, language: str) -> tuple[str, ...]:
    found: list[str] = []
    for part in parts(word):
        found += [fold(part), stem(part, language)]
    if language == "de":
        found += _splitter().split(fold(word))
    return tuple(found)

"""Is an office or a kind of help named as such? "Ausländerbehörde", "youth office", "джобцентр".

A name of several words counts only where they follow each other: "Arbeit" is no "Agentur für
Arbeit". The sources supply the names, in every language.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from handinhand.core.text import words
from handinhand.search.analysis import stem
from handinhand.search.documents import sources
from handinhand.search.terms import query_terms

Names = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


def sorts_named(typed: Sequence[str]) -> tuple[str, ...]:
    """Return the sorts of documents named among the words of a query, in their order."""
    names = _names()
    heard = [query_terms(word) for word in typed]
    found = (
        sort
        for position, terms in enumerate(heard)
        for term in terms
        for rest, sort in names.get(term, ())
        if _follow(rest, heard[position + 1 :])
    )
    return tuple(dict.fromkeys(found))


def _follow(rest: Sequence[str], heard: Sequence[Iterable[str]]) -> bool:
    return len(rest) <= len(heard) and all(
        term in terms for term, terms in zip(rest, heard, strict=False)
    )


@cache
def _names() -> Names:
    """Return the names of all sources by the stem of their first word; made once per process."""
    found: defaultdict[str, dict[tuple[tuple[str, ...], str], None]] = defaultdict(dict)
    for source in sources().values():
        for sort, by_language in source.called().items() if source.called else ():
            for language, names in by_language.items():
                for name in names:
                    first, *rest = (stem(word, language) for word in words(name))
                    found[first][tuple(rest), sort] = None
    return {first: tuple(rest) for first, rest in found.items()}

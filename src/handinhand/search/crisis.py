"""Phrases of a crisis: always matched, whatever the word form, and always answered first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from handinhand.core.text import fold, script
from handinhand.search.analysis import LANGUAGES_BY_SCRIPT, parts, stem
from handinhand.search.crisis_lists import Compiled, Group
from handinhand.search.crisis_told import Everyday, alike

WINDOW = 8


class CrisisDetector:
    """Reads a query with the crisis lists of all languages."""

    def __init__(self, languages: Mapping[str, Compiled], everyday: Mapping[str, Everyday]) -> None:
        self._languages = languages
        self._everyday = everyday

    def detect(self, query_words: Sequence[str], order: Iterable[str]) -> str | None:
        """Return the most urgent crisis the words speak of; `order` gives the urgency.

        Only where no phrase is said, the sentence is compared with told ones.
        """
        stems_by_language = {
            language: [
                {stem(part, language) for part in parts(word)} | {fold(word)}
                for word in query_words
            ]
            for language in self._spoken(query_words)
        }
        found: set[str] = set()
        for language, stems in stems_by_language.items():
            found.update(self._by_phrase(stems, language))
            found.update(self._by_combination(stems, language))
        if not found:
            found = {
                code
                for language, stems in stems_by_language.items()
                if (code := self._told(frozenset().union(*stems), language))
            }
        return next((code for code in order if code in found), None)

    def _by_phrase(self, stems: Sequence[set[str]], language: str) -> Iterator[str]:
        lists = self._languages[language]
        said = frozenset().union(*stems)
        for term in said & lists.phrases.keys():
            for code, needed, is_doubtful in lists.phrases[term]:
                if is_doubtful and said & lists.unless[code]:
                    continue
                if said.issuperset(needed) and _close(stems, [{one: [(one,)]} for one in needed]):
                    yield code

    def _by_combination(self, stems: Sequence[set[str]], language: str) -> Iterator[str]:
        lists = self._languages[language]
        said = frozenset().union(*stems)
        begun = {number for term in said for number in lists.begun_by.get(term, ())}
        for number in sorted(begun):
            code, groups = lists.combinations[number]
            if not any(said.isdisjoint(group) for group in groups) and _close(stems, groups):
                yield code

    def _told(self, said: frozenset[str], language: str) -> str | None:
        return alike(said, self._languages[language].told, self._everyday.get(language, {}))

    def _spoken(self, query_words: Sequence[str]) -> list[str]:
        scripts = {script(word) for word in query_words}
        wanted = [code for kind in scripts for code in LANGUAGES_BY_SCRIPT[kind]]
        if "latin" in scripts:  # phrases typed in Latin letters stand in every language's file
            wanted = list(self._languages)
        return [code for code in wanted if code in self._languages]


def _close(stems: Sequence[set[str]], groups: Sequence[Group]) -> bool:
    """Tell whether every group has an expression within one window of words."""
    places = []
    for group in groups:
        here = [position for position in range(len(stems)) if _stands_at(stems, position, group)]
        if not here:
            return False
        places.append(here)
    return any(
        all(any(start <= position < start + WINDOW for position in here) for here in places)
        for start in {position for here in places for position in here}
    )


def _stands_at(stems: Sequence[set[str]], position: int, group: Group) -> bool:
    return any(
        position + len(expression) <= len(stems)
        and all(term in stems[position + offset] for offset, term in enumerate(expression))
        for first in stems[position] & group.keys()
        for expression in group[first]
    )

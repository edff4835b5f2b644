"""Phrases of a crisis: always matched, whatever the word form, and always answered first."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from handinhand.core.text import fold, script
from handinhand.search.analysis import LANGUAGES_BY_SCRIPT, parts, stem
from handinhand.search.crisis_lists import NO_SIGN, Compiled, Sign
from handinhand.search.crisis_told import Everyday, alike

WINDOW = 12
K = TypeVar("K")


class _Said:
    """A query as one language hears it: its stems, where they stand, and what they are signs of."""

    def __init__(self, words: Sequence[Collection[str]], lists: Compiled) -> None:
        self.words, self.lists = words, lists
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for position, stems in enumerate(words):
            for term in stems:
                self.places[term].append(position)
        self.signs: dict[str, Sign] = {term: lists.signs.get(term, NO_SIGN) for term in self.places}

    def by_phrase(self) -> Iterator[str]:
        for sign in self.signs.values():
            for code, needed, is_doubtful in sign.phrases:
                if is_doubtful and not self.places.keys().isdisjoint(self.lists.unless[code]):
                    continue
                if _are_close(needed, self.places):
                    yield code

    def by_combination(self) -> Iterator[str]:
        places = self._places_of_groups()
        for group in places:
            for number in self.lists.begun_by.get(group, ()):
                code, needed = self.lists.combinations[number]
                if _are_close(needed, places):
                    yield code

    def by_likeness(self, everyday: Everyday) -> str | None:
        mentions = {term: sign.told for term, sign in self.signs.items()}
        return alike(mentions, self.lists.told, everyday)

    def _places_of_groups(self) -> Mapping[int, list[int]]:
        """Return where an expression of each group begins; its words follow each other."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for term, sign in self.signs.items():
            here = self.places[term]
            for group, rest in sign.expressions:
                if not rest:
                    found[group] += here
                elif rest[0] in self.places:
                    found[group] += [at for at in here if self._follow(rest, at + 1)]
        return {group: places for group, places in found.items() if places}

    def _follow(self, rest: Sequence[str], start: int) -> bool:
        return start + len(rest) <= len(self.words) and all(
            term in self.words[start + offset] for offset, term in enumerate(rest)
        )


class CrisisDetector:
    """Reads a query with the crisis lists of all languages."""

    def __init__(self, languages: Mapping[str, Compiled], everyday: Mapping[str, Everyday]) -> None:
        self._languages = languages
        self._everyday = everyday

    def detect(self, query_words: Sequence[str], order: Iterable[str]) -> str | None:
        """Return the most urgent crisis the words speak of; `order` gives the urgency.

        Only where no phrase is said, the sentence is compared with told ones.
        """
        folded = [(parts(word), fold(word)) for word in query_words]
        every = {
            language: _Said(
                [{stem(part, language) for part in pieces} | {own} for pieces, own in folded],
                self._languages[language],
            )
            for language in self._spoken(query_words)
        }
        found: set[str | None] = set()
        for said in every.values():
            found.update(said.by_phrase())
            found.update(said.by_combination())
        if not found:
            found = {said.by_likeness(self._everyday[code]) for code, said in every.items()}
        return next((code for code in order if code in found), None)

    def _spoken(self, query_words: Sequence[str]) -> list[str]:
        scripts = {script(word) for word in query_words}
        wanted = [code for kind in scripts for code in LANGUAGES_BY_SCRIPT[kind]]
        if "latin" in scripts:  # phrases typed in Latin letters stand in every language's file
            wanted = list(self._languages)
        return [code for code in wanted if code in self._languages]


def _are_close(needed: Iterable[K], places: Mapping[K, Sequence[int]]) -> bool:
    """Tell whether all are said within one window of words."""
    if not all(one in places for one in needed):
        return False
    every = [places[one] for one in needed]
    return any(
        all(any(start <= position < start + WINDOW for position in here) for here in every)
        for start in {position for here in every for position in here}
    )

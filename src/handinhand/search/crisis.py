"""Phrases of a crisis: always matched, whatever the word form, and always answered first."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from handinhand.core.text import fold, script, words
from handinhand.search.analysis import LANGUAGES_BY_SCRIPT, parts, stem
from handinhand.search.crisis_told import ToldCrises

WINDOW = 8

# Words that say nothing of what happens. What remains of a phrase must occur as a whole.
_EMPTY = {
    "de": "ich mein meine meinen meinem meiner der die das den dem des ein eine einen einem einer "
    "und ist bin hat habe haben wird werden zu in im an am auf mit von für bei so sehr gerade "
    "jetzt schon auch da wir uns es",
    "en": "i my me the a an is am are was were has have had to in on at with of for and so very "
    "just now it he she we our us been being do does",
    "fr": "je me mon ma mes le la les l un une des de du d est suis a ai ont et à au aux en dans "
    "sur avec pour très j m s se qu que il elle nous notre",
    "tr": "ben benim bana beni bir ve çok şu bu o da de ile için",
    "ru": "я мой моя мое мои в на с и у он она это очень к",
    "uk": "я мій моя моє мої в у на з із і й та він вона це дуже до",
    "ar": "انا في من على الى عن مع هو هي هذا هذه ان",
    "fa": "من را به از در با و این آن است که خیلی",
    "ps": "زه زما ما په له د ته او دا دی ده چې ډېر ډیر",
}


# Expressions as stems, under their first stem.
Group = Mapping[str, Sequence[tuple[str, ...]]]


class Crisis(NamedTuple):
    """How one language speaks of one crisis.

    `phrases` are signs of their own; of every combination one expression per group must be said;
    `told` are whole sentences that others may resemble. `doubtful` phrases are signs only as long
    as none of the words `unless` is said ("I don't want to live" – "… in this room").
    """

    phrases: Sequence[str] = ()
    combinations: Sequence[Sequence[Sequence[str]]] = ()
    told: Sequence[str] = ()
    doubtful: Sequence[str] = ()
    unless: Sequence[str] = ()


class Combination(NamedTuple):
    """Groups of expressions, of each of which one must be said, with the code of the crisis."""

    code: str
    groups: Sequence[Group]


class Phrase(NamedTuple):
    """The stems of a phrase, with the code of its crisis."""

    code: str
    needed: tuple[str, ...]
    is_doubtful: bool


Crises = Mapping[str, Crisis]
Everyday = Mapping[str, Mapping[str, Sequence[int]]]


class CrisisDetector:
    """Reads crisis phrases of all languages; built once per process."""

    def __init__(self, languages: Mapping[str, Crises], everyday: Everyday) -> None:
        """Take the crises by language and code, and the stems that everyday questions mention."""
        self._empty = {
            language: frozenset(fold(word) for word in text.split())
            for language, text in _EMPTY.items()
        }
        self._phrases = {
            language: self._phrases_of(crises, language) for language, crises in languages.items()
        }
        self._unless = {
            language: {
                code: frozenset(stem for word in one.unless for stem in self._stems(word, language))
                for code, one in crises.items()
            }
            for language, crises in languages.items()
        }
        self._combinations = {
            language: [
                Combination(code, [self._group(group, language) for group in groups])
                for code, one in crises.items()
                for groups in one.combinations
            ]
            for language, crises in languages.items()
        }
        self._begun_by = {
            language: _by_shortest_group(combinations)
            for language, combinations in self._combinations.items()
        }
        self._told = {
            language: ToldCrises(self._told_in(crises, language), everyday.get(language, {}))
            for language, crises in languages.items()
        }

    def detect(self, query_words: Sequence[str], order: Iterable[str]) -> str | None:
        """Return the most urgent crisis the words speak of; `order` gives the urgency.

        Only where no phrase is said, the sentence is compared with told ones.
        """
        stems_by_language = {
            language: [
                {stem(part, language) for part in parts(word)} | {fold(word)}
                for word in query_words
            ]
            for language in self._languages(query_words)
        }
        found: set[str] = set()
        for language, stems in stems_by_language.items():
            found.update(self._by_phrase(stems, language))
            found.update(self._by_combination(stems, language))
        if not found:
            found = {
                code
                for language, stems in stems_by_language.items()
                if (code := self._told[language].alike(frozenset().union(*stems)))
            }
        return next((code for code in order if code in found), None)

    def _by_phrase(self, stems: Sequence[set[str]], language: str) -> Iterator[str]:
        said = frozenset().union(*stems)
        for term in said & self._phrases[language].keys():
            for code, needed, is_doubtful in self._phrases[language][term]:
                if is_doubtful and said & self._unless[language][code]:
                    continue
                if said.issuperset(needed) and _close(stems, [{one: [(one,)]} for one in needed]):
                    yield code

    def _by_combination(self, stems: Sequence[set[str]], language: str) -> Iterator[str]:
        said = frozenset().union(*stems)
        begun = {number for term in said for number in self._begun_by[language].get(term, ())}
        for number in sorted(begun):
            code, groups = self._combinations[language][number]
            if not any(said.isdisjoint(group) for group in groups) and _close(stems, groups):
                yield code

    def _phrases_of(self, crises: Crises, language: str) -> Mapping[str, Sequence[Phrase]]:
        """Return the phrases under their longest stem, by which they are looked up."""
        found: defaultdict[str, list[Phrase]] = defaultdict(list)
        for code, one in crises.items():
            every = [(phrase, False) for phrase in one.phrases]
            every += [(phrase, True) for phrase in one.doubtful]
            for phrase, is_doubtful in every:
                needed = self._needed(phrase, language)
                if needed:
                    found[max(needed, key=len)].append(Phrase(code, needed, is_doubtful))
        return dict(found)

    def _told_in(self, crises: Crises, language: str) -> Iterator[tuple[str, Collection[str]]]:
        for code, one in crises.items():
            for sentence in (*one.told, *one.phrases):
                yield code, self._stems(sentence, language)

    def _group(self, group: Sequence[str], language: str) -> Group:
        found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for expression in dict.fromkeys(self._stems(one, language) for one in group):
            if expression:
                found[expression[0]].append(expression)
        return dict(found)

    def _languages(self, query_words: Sequence[str]) -> list[str]:
        scripts = {script(word) for word in query_words}
        wanted = [code for kind in scripts for code in LANGUAGES_BY_SCRIPT[kind]]
        if "latin" in scripts:  # phrases typed in Latin letters stand in every language's file
            wanted = list(self._phrases)
        return [code for code in wanted if code in self._phrases]

    def _needed(self, phrase: str, language: str) -> tuple[str, ...]:
        every = list(words(phrase))
        telling = [word for word in every if fold(word) not in self._empty.get(language, ())]
        kept = telling if len(telling) > 1 or len(every) == 1 else every
        return tuple(dict.fromkeys(self._stems(" ".join(kept), language)))

    def _stems(self, expression: str, language: str) -> tuple[str, ...]:
        return tuple(stem(part, language) for word in words(expression) for part in parts(word)[:1])


def _by_shortest_group(combinations: Sequence[Combination]) -> Mapping[str, Sequence[int]]:
    """Return the numbers of combinations under the words of their shortest group."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(combinations):
        for term in min(one.groups, key=len):
            found[term].append(number)
    return dict(found)


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

"""Phrases of a crisis: always matched, whatever the word form, and always answered first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from handinhand.core.text import fold, script, words
from handinhand.search.analysis import LANGUAGES_BY_SCRIPT, parts, stem

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


Group = tuple[frozenset[str], tuple[tuple[str, ...], ...]]
Crises = Mapping[str, tuple[Sequence[str], Sequence[Sequence[Sequence[str]]]]]


class CrisisDetector:
    """Reads crisis phrases of all languages; built once per process."""

    def __init__(self, languages: Mapping[str, Crises]) -> None:
        """Take, per language and crisis code, the phrases and the combinations."""
        self._empty = {
            language: frozenset(fold(word) for word in text.split())
            for language, text in _EMPTY.items()
        }
        self._phrases = {
            language: self._phrases_of(crises, language) for language, crises in languages.items()
        }
        self._combinations = {
            language: [
                (code, tuple(self._group(group, language) for group in groups))
                for code, (_, combinations) in crises.items()
                for groups in combinations
            ]
            for language, crises in languages.items()
        }

    def detect(self, query_words: Sequence[str], order: Iterable[str]) -> str | None:
        """Return the most urgent crisis the words speak of; `order` gives the urgency."""
        found: set[str] = set()
        for language in self._languages(query_words):
            stems = [
                {stem(part, language) for part in parts(word)} | {fold(word)}
                for word in query_words
            ]
            found.update(self._by_phrase(stems, language))
            found.update(self._by_combination(stems, language))
        return next((code for code in order if code in found), None)

    def _by_phrase(self, stems: Sequence[set[str]], language: str) -> Iterator[str]:
        said = frozenset().union(*stems)
        for term in said & self._phrases[language].keys():
            for code, needed in self._phrases[language][term]:
                if said.issuperset(needed) and _close(stems, [[(one,)] for one in needed]):
                    yield code

    def _by_combination(self, stems: Sequence[set[str]], language: str) -> Iterator[str]:
        said = frozenset().union(*stems)
        for code, groups in self._combinations[language]:
            if any(said.isdisjoint(first) for first, _ in groups):
                continue
            if _close(stems, [expressions for _, expressions in groups]):
                yield code

    def _phrases_of(
        self, crises: Crises, language: str
    ) -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
        """Return the phrases under their longest stem, by which they are looked up."""
        found: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for code, (phrases, _) in crises.items():
            for needed in dict.fromkeys(self._needed(phrase, language) for phrase in phrases):
                if needed:
                    found[max(needed, key=len)].append((code, needed))
        return dict(found)

    def _group(self, group: Sequence[str], language: str) -> Group:
        expressions = tuple(filter(None, (self._stems(one, language) for one in group)))
        return frozenset(one[0] for one in expressions), expressions

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


def _close(stems: Sequence[set[str]], groups: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Tell whether every group has an expression within one window of words."""
    places = []
    for group in groups:
        here = [
            position
            for position in range(len(stems))
            if any(_stands_at(stems, position, expression) for expression in group)
        ]
        if not here:
            return False
        places.append(here)
    return any(
        all(any(start <= position < start + WINDOW for position in here) for here in places)
        for start in {position for here in places for position in here}
    )


def _stands_at(stems: Sequence[set[str]], position: int, expression: Sequence[str]) -> bool:
    last = position + len(expression)
    return (
        len(expression) > 0
        and last <= len(stems)
        and all(term in stems[position + offset] for offset, term in enumerate(expression))
    )

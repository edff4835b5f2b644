"""The crisis lists of one language, compiled to plain data that can be stored as it is."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from sys import intern
from typing import NamedTuple

from handinhand.core.text import fold, words
from handinhand.search.analysis import parts, stem
from handinhand.search.crisis_told import Everyday, Told, compile_told

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
# Code of the crisis, stems that must be said, whether a word of `unless` lifts it.
Phrase = tuple[str, tuple[str, ...], bool]
# Code of the crisis, groups of which one expression each must be said.
Combination = tuple[str, Sequence[Group]]


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


class Compiled(NamedTuple):
    """Phrases by their longest stem, combinations by the words of their shortest group."""

    phrases: Mapping[str, Sequence[Phrase]]
    unless: Mapping[str, frozenset[str]]
    combinations: Sequence[Combination]
    begun_by: Mapping[str, Sequence[int]]
    told: Told


def compile_crises(crises: Mapping[str, Crisis], language: str, everyday: Everyday) -> Compiled:
    """Compile a language's lists; `everyday` tells which stems ordinary questions mention."""
    empty = frozenset(fold(word) for word in _EMPTY.get(language, "").split())
    combinations: list[Combination] = [
        (code, [_group(group, language) for group in groups])
        for code, one in crises.items()
        for groups in one.combinations
    ]
    return Compiled(
        phrases=_phrases(crises, language, empty),
        unless={
            code: frozenset(term for word in one.unless for term in _stems(word, language))
            for code, one in crises.items()
        },
        combinations=combinations,
        begun_by=_by_shortest_group(combinations),
        told=compile_told(_told(crises, language), everyday),
    )


def _phrases(
    crises: Mapping[str, Crisis], language: str, empty: Collection[str]
) -> dict[str, list[Phrase]]:
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    for code, one in crises.items():
        every = [(phrase, False) for phrase in one.phrases]
        every += [(phrase, True) for phrase in one.doubtful]
        for phrase, is_doubtful in every:
            needed = _needed(phrase, language, empty)
            if needed:
                found[max(needed, key=len)].append((code, needed, is_doubtful))
    return dict(found)


def _told(crises: Mapping[str, Crisis], language: str) -> Iterator[tuple[str, Collection[str]]]:
    for code, one in crises.items():
        for sentence in (*one.told, *one.phrases):
            yield code, _stems(sentence, language)


def _group(group: Iterable[str], language: str) -> dict[str, list[tuple[str, ...]]]:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for expression in dict.fromkeys(_stems(one, language) for one in group):
        if expression:
            found[expression[0]].append(expression)
    return dict(found)


def _needed(phrase: str, language: str, empty: Collection[str]) -> tuple[str, ...]:
    every = list(words(phrase))
    telling = [word for word in every if fold(word) not in empty]
    kept = telling if len(telling) > 1 or len(every) == 1 else every
    return tuple(dict.fromkeys(_stems(" ".join(kept), language)))


def _stems(expression: str, language: str) -> tuple[str, ...]:
    return tuple(
        intern(stem(part, language)) for word in words(expression) for part in parts(word)[:1]
    )


def _by_shortest_group(combinations: Sequence[Combination]) -> dict[str, list[int]]:
    """Return the numbers of combinations under the words of their shortest group."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, (_code, groups) in enumerate(combinations):
        for term in min(groups, key=len):
            found[term].append(number)
    return dict(found)

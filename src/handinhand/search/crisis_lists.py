"""The crisis lists of one language, compiled to plain data that can be stored as it is."""

from collections import Counter, defaultdict
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

# Code of the crisis, stems that must be said, whether a word of `unless` lifts it.
Phrase = tuple[str, tuple[str, ...], bool]
# Number of the group, the stems that follow the first one.
Expression = tuple[int, tuple[str, ...]]
# Code of the crisis, numbers of the groups of which one expression each must be said.
Combination = tuple[str, tuple[int, ...]]


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


class Sign(NamedTuple):
    """What begins with a stem: phrases (their rarest stem), expressions (their first stem).

    `told` names the told sentences with the stem.
    """

    phrases: Sequence[Phrase] = ()
    expressions: Sequence[Expression] = ()
    told: Sequence[int] = ()


NO_SIGN = Sign()


class Compiled(NamedTuple):
    """The lists of a language. Groups that several combinations share have one number.

    `begun_by` names the combinations by their shortest group.
    """

    signs: Mapping[str, Sign]
    unless: Mapping[str, frozenset[str]]
    combinations: Sequence[Combination]
    begun_by: Mapping[int, Sequence[int]]
    told: Told


def compile_crises(crises: Mapping[str, Crisis], language: str, everyday: Everyday) -> Compiled:
    """Compile a language's lists; `everyday` tells which stems ordinary questions mention."""
    empty = frozenset(fold(word) for word in _EMPTY.get(language, "").split())
    numbers: dict[frozenset[tuple[str, ...]], int] = {}
    combinations: list[Combination] = []
    for code, one in crises.items():
        for groups in one.combinations:
            read = [frozenset(_expressions(group, language)) for group in groups]
            known = tuple(numbers.setdefault(group, len(numbers)) for group in read)
            combinations.append((code, known))
    groups_in_order = list(numbers)
    told, mentions = compile_told(_told(crises, language), everyday)
    phrases, expressions = _phrases(crises, language, empty), _by_first(groups_in_order)
    return Compiled(
        signs={
            term: Sign(phrases.get(term, ()), expressions.get(term, ()), mentions.get(term, ()))
            for term in (*phrases, *expressions, *mentions)
        },
        unless={
            code: frozenset(term for word in one.unless for term in _stems(word, language))
            for code, one in crises.items()
        },
        combinations=combinations,
        begun_by=_by_shortest(combinations, groups_in_order),
        told=told,
    )


def _phrases(
    crises: Mapping[str, Crisis], language: str, empty: Collection[str]
) -> dict[str, list[Phrase]]:
    """Return every phrase once, under the stem that the fewest of them need."""
    every: dict[Phrase, None] = {}
    for code, one in crises.items():
        for phrases, is_doubtful in ((one.phrases, False), (one.doubtful, True)):
            for expression in phrases:
                needed = tuple(sorted(_needed(expression, language, empty)))
                every[code, needed, is_doubtful] = None
    needed_by = Counter(stem for _, needed, _ in every for stem in needed)
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in every:
        if phrase[1]:
            found[min(phrase[1], key=lambda one: (needed_by[one], one))].append(phrase)
    return dict(found)


def _told(crises: Mapping[str, Crisis], language: str) -> Iterator[tuple[str, Collection[str]]]:
    for code, one in crises.items():
        for sentence in (*one.told, *one.phrases):
            yield code, _stems(sentence, language)


def _expressions(group: Iterable[str], language: str) -> Iterator[tuple[str, ...]]:
    return (stems for one in group if (stems := _stems(one, language)))


def _by_first(groups: Sequence[Collection[tuple[str, ...]]]) -> dict[str, list[Expression]]:
    found: defaultdict[str, list[Expression]] = defaultdict(list)
    for number, group in enumerate(groups):
        for first, *rest in sorted(group):
            found[first].append((number, tuple(rest)))
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


def _by_shortest(
    combinations: Sequence[Combination], groups: Sequence[Collection[tuple[str, ...]]]
) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, (_code, needed) in enumerate(combinations):
        found[min(needed, key=lambda group: len(groups[group]))].append(number)
    return dict(found)

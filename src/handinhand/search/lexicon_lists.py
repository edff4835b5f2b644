"""The vocabulary of one language, compiled: what each stem says of each topic."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from sys import intern
from typing import NamedTuple

from handinhand.core.text import words
from handinhand.search.analysis import parts, stem
from handinhand.search.neighbours import by_beginning

# How much each list of the vocabulary says about its topic (a share of a sure sign).
WORD, WORD_PART, HINT, SENTENCE = 1.0, 0.3, 0.45, 0.14
SENTENCE_LIMIT = 0.6
LEAST_SHARE = 0.02  # a share this small is left out


class Entry(NamedTuple):
    """What a stem says: of topics, as part of expressions, and which told sentences mention it."""

    topics: Sequence[tuple[int, float]] = ()
    expressions: Sequence[tuple[Sequence[str], int]] = ()
    mentions: Sequence[int] = ()

    @property
    def importance(self) -> float:
        return importance(self.mentions)


NOTHING = Entry()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language, compiled.

    Of a told sentence, `topics` and `lengths` keep by its number what it is about and how much it
    says; `beginnings` lead from first letters to the stems that speak of a topic.
    """

    entries: Mapping[str, Entry]
    beginnings: Mapping[str, Sequence[str]]
    topics: Sequence[int]
    lengths: Sequence[float]

    def __contains__(self, stemmed: object) -> bool:
        """Tell whether a stem speaks of some topic."""
        return isinstance(stemmed, str) and bool(self.entries.get(stemmed, NOTHING).topics)


def compile_lexicon(
    topics: Mapping[str, Mapping[str, Sequence[str]]], codes: Sequence[str], language: str
) -> Lexicon:
    """Compile one language: `topics` gives the lists of TopicWords by topic code.

    `language` may end in "-latn": then nothing is stemmed, since the spelling follows no rule.
    """
    base = base_of(language)
    number = {code: position for position, code in enumerate(codes)}
    weights: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    expressions: defaultdict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    sentences: list[tuple[int, tuple[str, ...]]] = []
    for code, term in _alone(topics, base):
        expressions[term].append(((term,), number[code]))
    for code, lists in topics.items():
        topic = number[code]
        for expression in lists.get("words", ()):
            stems = _stems(expression, base)
            single = len(stems) == 1
            for term in stems:
                seen = weights[term]
                seen[topic] = max(seen[topic], WORD if single else WORD_PART)
            if not single and stems:
                expressions[max(stems, key=len)].append((tuple(stems), topic))
        for expression in lists.get("hints", ()):
            for term in _stems(expression, base):
                weights[term][topic] = max(weights[term][topic], HINT)
        sentences += [
            (topic, tuple(dict.fromkeys(_stems(sentence, base))))
            for sentence in lists.get("sentences", ())
        ]
    return _finish(weights, expressions, sentences, len(codes))


def _alone(
    topics: Mapping[str, Mapping[str, Sequence[str]]], base: str
) -> Iterator[tuple[str, str]]:
    """Yield the topic of each stem that means it where nothing else is typed."""
    for code, lists in topics.items():
        for word in lists.get("alone", ()):
            yield from ((code, term) for term in _stems(word, base))


def _finish(
    weights: defaultdict[str, defaultdict[int, float]],
    expressions: Mapping[str, list[tuple[tuple[str, ...], int]]],
    sentences: list[tuple[int, tuple[str, ...]]],
    topic_count: int,
) -> Lexicon:
    told: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    mentions: defaultdict[str, list[int]] = defaultdict(list)
    for position, (topic, stems) in enumerate(sentences):
        for term in stems:
            told[term][topic] += SENTENCE
            mentions[term].append(position)
    for term, by_topic in told.items():
        for topic, weight in by_topic.items():
            weights[term][topic] += min(weight, SENTENCE_LIMIT)
    terms = {
        term: tuple(sorted(_evidence(by_topic, topic_count).items()))
        for term, by_topic in weights.items()
    }
    entries = {
        term: Entry(terms.get(term, ()), tuple(expressions.get(term, ())), mentions.get(term, ()))
        for term in (*terms, *expressions)
    }
    return Lexicon(
        entries={term: entry for term, entry in entries.items() if any(entry)},
        beginnings=by_beginning(term for term, row in terms.items() if row),
        topics=[topic for topic, _ in sentences],
        lengths=[length(importance(mentions[one]) for one in stems) for _, stems in sentences],
    )


def length(importances: Iterable[float]) -> float:
    return sqrt(sum(weight**2 for weight in importances)) or 1.0


def _evidence(by_topic: Mapping[int, float], topic_count: int) -> dict[int, float]:
    """Return what a term says of each topic: its share, scaled by how decided the term is.

    Weights are squared, so that a topic a word alone points to is not lost among mere mentions.
    """
    total = sum(weight**2 for weight in by_topic.values())
    shares = {topic: weight**2 / total for topic, weight in by_topic.items()}
    entropy = -sum(share * log(share) for share in shares.values())
    decided = 1 - entropy / log(topic_count)
    strength = min(1.0, max(by_topic.values()))
    found = {t: round(share * decided * strength, 4) for t, share in shares.items()}
    return {topic: weight for topic, weight in found.items() if weight >= LEAST_SHARE}


def importance(mentions: Sequence[int]) -> float:
    """Return how much a term says at all: 0 for a word that occurs everywhere, 1 for a rare one."""
    return 1 / (1 + len(mentions) / 12)


def _stems(expression: str, base: str) -> list[str]:
    return [intern(stem(part, base)) for word in words(expression) for part in parts(word)]


def base_of(code: str) -> str:
    return "" if code.endswith("-latn") else code

"""Told crises: does a sentence resemble what others told in the same danger?

Words that everyday questions are full of weigh little, so that two sentences are alike by what
happens in them ("he took the knife") and not by "my", "is" and "again".
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

# Two sentences are alike from here on, and only by at least so many words that tell something.
ALIKE, LEAST_SHARED, TELLING = 0.5, 2, 0.25
# How much a stem says, of 1: little where everyday questions are full of it.
Everyday = Callable[[str], float]


class Told(NamedTuple):
    """Sentences by number: the code of their crisis, and their length."""

    codes: Sequence[str]
    lengths: Sequence[float]


def compile_told(
    sentences: Iterable[tuple[str, Collection[str]]], everyday: Everyday
) -> tuple[Told, dict[str, list[int]]]:
    """Return the sentences, and which of them mention a stem."""
    codes, lengths = [], []
    mentions: defaultdict[str, list[int]] = defaultdict(list)
    for number, (code, stems) in enumerate(sentences):
        codes.append(code)
        lengths.append(_length(everyday(stem) for stem in set(stems)))
        for stem in dict.fromkeys(stems):
            mentions[stem].append(number)
    return Told(codes, lengths), dict(mentions)


def alike(said: Mapping[str, Sequence[int]], told: Told, everyday: Everyday) -> str | None:
    """Return the crisis of the most similar sentence; None when none is similar enough.

    `said` leads from the stems of the question to the sentences that mention them too.
    """
    shared: defaultdict[int, float] = defaultdict(float)
    telling: defaultdict[int, int] = defaultdict(int)
    if not any(said.values()):
        return None
    weights = {stem: everyday(stem) for stem in said}
    for stem, mentions in said.items():
        weight = weights[stem]
        for number in mentions:
            shared[number] += weight**2
            telling[number] += weight >= TELLING
    length = _length(weights.values())
    likeness, best = max(
        (
            (weight / (length * told.lengths[number]), number)
            for number, weight in shared.items()
            if telling[number] >= LEAST_SHARED
        ),
        default=(0.0, -1),
    )
    return told.codes[best] if likeness >= ALIKE else None


def _length(weights: Iterable[float]) -> float:
    return sqrt(sum(weight**2 for weight in weights)) or 1.0

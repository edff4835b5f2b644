"""Told crises: does a sentence resemble what others told in the same danger?

Words that everyday questions are full of weigh little, so that two sentences are alike by what
happens in them ("he took the knife") and not by "my", "is" and "again".
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

# Two sentences are alike from here on, and only by at least so many words that tell something.
ALIKE, LEAST_SHARED, TELLING = 0.5, 2, 0.25
# The stems that everyday questions mention, with the questions.
Everyday = Mapping[str, Sequence[int]]


class Told(NamedTuple):
    """Sentences by number: the code of their crisis, their length, and who mentions a stem."""

    codes: Sequence[str]
    lengths: Sequence[float]
    mentions: Mapping[str, Sequence[int]]


def compile_told(sentences: Iterable[tuple[str, Collection[str]]], everyday: Everyday) -> Told:
    codes, lengths = [], []
    mentions: defaultdict[str, list[int]] = defaultdict(list)
    for number, (code, stems) in enumerate(sentences):
        codes.append(code)
        lengths.append(_length(set(stems), everyday))
        for stem in dict.fromkeys(stems):
            mentions[stem].append(number)
    return Told(codes, lengths, dict(mentions))


def alike(said: Collection[str], told: Told, everyday: Everyday) -> str | None:
    """Return the crisis of the most similar sentence; None when none is similar enough."""
    shared: defaultdict[int, float] = defaultdict(float)
    telling: defaultdict[int, int] = defaultdict(int)
    for stem in said:
        weight = _weight(stem, everyday)
        for number in told.mentions.get(stem, ()):
            shared[number] += weight**2
            telling[number] += weight >= TELLING
    length = _length(said, everyday)
    likeness, best = max(
        (
            (weight / (length * told.lengths[number]), number)
            for number, weight in shared.items()
            if telling[number] >= LEAST_SHARED
        ),
        default=(0.0, -1),
    )
    return told.codes[best] if likeness >= ALIKE else None


def _length(stems: Iterable[str], everyday: Everyday) -> float:
    return sqrt(sum(_weight(stem, everyday) ** 2 for stem in stems)) or 1.0


def _weight(stem: str, everyday: Everyday) -> float:
    return 1 / (1 + len(everyday.get(stem, ())) / 12)

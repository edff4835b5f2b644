"""Told crises: does a sentence resemble what others told in the same danger?

Words that everyday questions are full of weigh little, so that two sentences are alike by what
happens in them ("he took the knife") and not by "my", "is" and "again".
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import sqrt

# Two sentences are alike from here on, and only by at least so many words that tell something.
ALIKE, LEAST_SHARED, TELLING = 0.5, 2, 0.25


class ToldCrises:
    """The told sentences of one language, as sets of stems with the code of their crisis."""

    def __init__(
        self,
        sentences: Iterable[tuple[str, Collection[str]]],
        everyday: Mapping[str, Sequence[int]],
    ) -> None:
        """Take the sentences, and how often everyday questions mention each stem."""
        self._everyday = everyday
        self._sentences = [(code, frozenset(stems)) for code, stems in sentences]
        self._length = [self._length_of(stems) for _, stems in self._sentences]
        self._mentions: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_, stems) in enumerate(self._sentences):
            for stem in stems:
                self._mentions[stem].append(number)

    def alike(self, said: Collection[str]) -> str | None:
        """Return the crisis of the most similar sentence; None when none is similar enough."""
        shared: defaultdict[int, float] = defaultdict(float)
        telling: defaultdict[int, int] = defaultdict(int)
        for stem in said:
            weight = self._weight(stem)
            for number in self._mentions.get(stem, ()):
                shared[number] += weight**2
                telling[number] += weight >= TELLING
        length = self._length_of(said)
        likeness, best = max(
            (
                (weight / (length * self._length[number]), number)
                for number, weight in shared.items()
                if telling[number] >= LEAST_SHARED
            ),
            default=(0.0, -1),
        )
        return self._sentences[best][0] if likeness >= ALIKE else None

    def _length_of(self, stems: Iterable[str]) -> float:
        return sqrt(sum(self._weight(stem) ** 2 for stem in stems)) or 1.0

    def _weight(self, stem: str) -> float:
        return 1 / (1 + len(self._everyday.get(stem, ())) / 12)

"""What need do these words speak of? Evidence from the vocabulary of every language, added up."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from handinhand.core.text import fold, script
from handinhand.search.analysis import LANGUAGES_BY_SCRIPT, CompoundSplitter, parts, stem
from handinhand.search.lexicon_lists import NOTHING, Entry, Lexicon, base_of, length
from handinhand.search.neighbours import near

COMPOUND_TRUST, OTHER_LANGUAGE, FOREIGN = 0.8, 0.75, 0.5
EXPRESSION_BONUS, SENTENCE_BONUS, MOST_SAID = 0.9, 1.3, 1.8
# What a word says that means a topic where nothing else is said: besides it at most so many words,
# none more important than "I need".
ALONE, ALONE_WITH, SAYS_LITTLE = 1.6, 2, 0.3
SAYS_NOTHING = 0.1  # a word this unimportant is not followed to its sentences


@dataclass(frozen=True, slots=True)
class Recognition:
    """Topics with their evidence, best first; `known` tells which of the words said something."""

    topics: tuple[tuple[str, float], ...]
    known: frozenset[int]
    language: str | None


class _Heard:
    """A query as one language hears it: the stems of each word, and what each stem says."""

    def __init__(self, pieces: Sequence[Sequence[str]], code: str, lexicon: Lexicon) -> None:
        self.code, self.lexicon = code, lexicon
        self.base = base_of(code)
        self.words = [[stem(piece, self.base) for piece in word] for word in pieces]
        self.entries: dict[str, Entry] = {}
        self.places: dict[str, int] = {}
        for position, stems in enumerate(self.words):
            for one in stems:
                if one not in self.places:
                    self.places[one] = position
                    self.entries[one] = lexicon.entries.get(one, NOTHING)

    def share_known(self) -> float:
        known = sum(
            any(self.entries[one].topics or self.entries[one].mentions for one in stems)
            for stems in self.words
        )
        return known / max(1, len(self.words))

    def is_told_with(self, position: int) -> bool:
        return any(self.entries[one].mentions for one in self.words[position])

    def topics(self, position: int) -> dict[int, float]:
        """Return what the word itself says, by topic; nothing where it is not known."""
        found: dict[int, float] = {}
        for one in self.words[position]:
            for topic, weight in self.entries[one].topics:
                found[topic] = max(found.get(topic, 0.0), weight)
        return found

    def whole(self) -> dict[int, float]:
        """Return the evidence of words together: expressions contained, sentences alike."""
        found: defaultdict[int, float] = defaultdict(float)
        said = [
            (frozenset(needed), topic)
            for entry in self.entries.values()
            for needed, topic in entry.expressions
            if (_stand_together(needed, self.places) if len(needed) > 1 else self._alone(*needed))
        ]
        for needed, topic in said:
            if not any(needed < longer for longer, _ in said):  # the longer one says what is meant
                found[topic] = max(found[topic], self._says(needed))
        for topic, likeness in self._alike().items():
            found[topic] += SENTENCE_BONUS * likeness * likeness
        return found

    def _alone(self, word: str) -> bool:
        others = [entry for one, entry in self.entries.items() if one != word]
        return len(others) <= ALONE_WITH and all(
            entry.importance <= SAYS_LITTLE for entry in others
        )

    def _says(self, needed: Collection[str]) -> float:
        if len(needed) == 1:
            return ALONE
        says = sum(self.entries[one].importance for one in needed)
        return EXPRESSION_BONUS * min(says, MOST_SAID)

    def _alike(self) -> dict[int, float]:
        """Compare with the told sentences; one word alone tells no story ("Arzt")."""
        if len(self.entries) == 1:
            return {}
        weights = [(entry.importance, entry.mentions) for entry in self.entries.values()]
        own = length(weight for weight, _ in weights)
        shared: defaultdict[int, float] = defaultdict(float)
        for weight, mentions in weights:
            if weight > SAYS_NOTHING:
                says = weight**2
                for number in mentions:
                    shared[number] += says
        topics, lengths = self.lexicon.topics, self.lexicon.lengths
        best: defaultdict[int, float] = defaultdict(float)
        for number, says in shared.items():
            likeness = says / (own * lengths[number])
            best[topics[number]] = max(best[topics[number]], likeness)
        return best


class Recogniser:
    """Reads a query. Built once per process from compiled lexicons; never changes."""

    def __init__(self, codes: Sequence[str], lexicons: Mapping[str, Lexicon]) -> None:
        self.codes = tuple(codes)
        self.lexicons = lexicons
        self._splitter = CompoundSplitter(lexicons["de"]) if "de" in lexicons else None

    def recognise(self, query_words: Sequence[str], language: str | None) -> Recognition:
        """Return the topics these folded-by-nobody words speak of; work is bounded by the words."""
        pieces = [parts(word) for word in query_words]
        heard = [_Heard(pieces, code, self.lexicons[code]) for code in self._languages(query_words)]
        trust = _trust(heard, language)
        spoken = max(heard, key=lambda one: trust[one.code], default=None)
        total: defaultdict[int, float] = defaultdict(float)
        known: set[int] = set()
        for position, word in enumerate(query_words):
            best = self._word(word, position, heard, _belief(position, trust, spoken))
            if best:
                known.add(position)
            for topic, weight in best.items():
                total[topic] += weight
        for one in heard:
            whole = one.whole()
            if whole and len(query_words) == 1:
                known.add(0)
            for topic, weight in whole.items():
                total[topic] += weight * trust[one.code]
        ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))
        named = tuple(
            (self.codes[topic], round(weight, 4)) for topic, weight in ranked if weight > 0
        )
        return Recognition(named, frozenset(known), spoken.code if spoken else None)

    def is_known(self, word: str) -> bool:
        """Tell whether some language's vocabulary has this word (so it is no place by mistake)."""
        return any(
            stem(word, base_of(code)) in self.lexicons[code] for code in self._languages([word])
        )

    def _languages(self, query_words: Sequence[str]) -> list[str]:
        """Return those whose script occurs, in the order of the words: of equals, the first."""
        scripts = dict.fromkeys(script(word) for word in query_words)
        found = [code for kind in scripts for code in LANGUAGES_BY_SCRIPT[kind]]
        if "latin" in scripts:
            found += [code for code in self.lexicons if code.endswith("-latn")]
        return [code for code in found if code in self.lexicons]

    def _word(
        self, word: str, position: int, heard: Sequence[_Heard], belief: Mapping[str, float]
    ) -> dict[int, float]:
        """Return what a word says in the language that says most of each topic with it."""
        written = script(word)
        best: dict[int, float] = {}
        for one in heard:
            says = one.topics(position)
            if not says and written == _script_of(one.code):
                says = self._guess(word, one)
            for topic, weight in says.items():
                best[topic] = max(best.get(topic, 0.0), weight * belief[one.code])
        return best

    def _guess(self, word: str, heard: _Heard) -> dict[int, float]:
        """Read an unknown word: as a compound, as a longer form, as a typing error."""
        entries = heard.lexicon.entries
        if heard.base == "de" and self._splitter is not None:
            pieces = self._splitter.split(fold(word))
            if pieces:
                return _joined(entries, pieces)
        stemmed = stem(word, heard.base)
        if entries.get(stemmed, NOTHING).mentions:
            return {}
        neighbours, trust = near(stemmed, heard.lexicon.beginnings)
        found: dict[int, float] = {}
        for neighbour in neighbours:
            for topic, weight in entries[neighbour].topics:
                found[topic] = max(found.get(topic, 0.0), weight * trust)
        return found


def _trust(heard: Iterable[_Heard], language: str | None) -> dict[str, float]:
    """Return how far each language is believed: by the words it knows, and by being told."""
    told = (language, f"{language}-latn")
    covered = {
        one.code: one.share_known() + (0.34 if one.base == language or one.code in told else 0.0)
        for one in heard
    }
    most = max(covered.values(), default=1.0) or 1.0
    return {
        code: (OTHER_LANGUAGE + (1 - OTHER_LANGUAGE) * (share / most)) * (0.4 + 0.6 * share / most)
        for code, share in covered.items()
    }


def _belief(
    position: int, trust: Mapping[str, float], spoken: _Heard | None
) -> Mapping[str, float]:
    """Return the trust for one word: less in others where the spoken language tells with it.

    A Pashto "in" looks like a Persian noun; who speaks Pashto means the former.
    """
    if spoken is None or not spoken.is_told_with(position):
        return trust
    return {code: by if code == spoken.code else by * FOREIGN for code, by in trust.items()}


def _stand_together(needed: Sequence[str], places: Mapping[str, int]) -> bool:
    """Tell whether all words of an expression stand near each other, in any order."""
    if not all(term in places for term in needed):
        return False
    positions = [places[term] for term in needed]
    return max(positions) - min(positions) <= len(needed) + 1


def _joined(entries: Mapping[str, Entry], pieces: Sequence[str]) -> dict[int, float]:
    """Add up what the parts of a compound say; the parts together are a bit less sure."""
    found: defaultdict[int, float] = defaultdict(float)
    for piece in pieces:
        for topic, weight in entries.get(piece, NOTHING).topics:
            found[topic] += weight * COMPOUND_TRUST
    return dict(found)


def _script_of(code: str) -> str:
    if code.endswith("-latn"):
        return "latin"
    return next(kind for kind, codes in LANGUAGES_BY_SCRIPT.items() if code in codes)

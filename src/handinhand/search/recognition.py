"""What need do these words speak of? Evidence from the vocabulary of every language, added up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from sys import intern

from rapidfuzz.distance import OSA

from handinhand.core.text import fold, script, words
from handinhand.search.analysis import LANGUAGES_BY_SCRIPT, CompoundSplitter, parts, stem

# How much each list of the vocabulary says about its topic (a share of a sure sign).
WORD, WORD_PART, HINT, SENTENCE = 1.0, 0.3, 0.45, 0.14
SENTENCE_LIMIT = 0.6
PREFIX_TRUST, TYPO_TRUST, COMPOUND_TRUST, OTHER_LANGUAGE = 0.4, 0.7, 0.8, 0.75
FOREIGN = 0.5
EXPRESSION_BONUS, SENTENCE_BONUS, MOST_SAID = 0.9, 1.3, 1.8
MIN_PREFIX, MIN_TYPO, MIN_TYPO_TWO = 4, 5, 9
# A word this unimportant is not followed to its sentences; a share this small is left out.
SAYS_NOTHING, LEAST_SHARE = 0.1, 0.02

Weights = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language, compiled: plain dicts and tuples only, so that it can be stored as it is."""

    terms: Mapping[str, tuple[tuple[int, float], ...]]
    expressions: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    sentences: tuple[tuple[int, tuple[str, ...]], ...]
    mentions: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Recognition:
    """Topics with their evidence, best first; `known` tells which of the words said something."""

    topics: tuple[tuple[str, float], ...]
    known: frozenset[int]
    language: str | None


class Recogniser:
    """Reads a query. Built once per process from compiled lexicons; never changes."""

    def __init__(self, codes: Sequence[str], lexicons: Mapping[str, Lexicon]) -> None:
        self.codes = tuple(codes)
        self.lexicons = lexicons
        self._splitter = CompoundSplitter(lexicons["de"].terms) if "de" in lexicons else None
        self._near = {
            language: _Neighbours(lexicon.terms) for language, lexicon in lexicons.items()
        }
        self._length = {
            language: [
                sqrt(sum(_importance(lexicon, term) ** 2 for term in set(stems))) or 1.0
                for _, stems in lexicon.sentences
            ]
            for language, lexicon in lexicons.items()
        }

    def recognise(self, query_words: Sequence[str], language: str | None) -> Recognition:
        """Return the topics these folded-by-nobody words speak of; work is bounded by the words."""
        readings = {code: self._read(query_words, code) for code in self._languages(query_words)}
        trust = self._trust(readings, query_words, language)
        spoken = max(trust, key=lambda code: trust[code], default=None)
        total: defaultdict[int, float] = defaultdict(float)
        known: set[int] = set()
        for position, word in enumerate(query_words):
            belief = self._belief(word, trust, spoken)
            best: dict[int, float] = {}
            for code, reading in readings.items():
                for topic, weight in reading[position].items():
                    best[topic] = max(best.get(topic, 0.0), weight * belief[code])
            if best:
                known.add(position)
            for topic, weight in best.items():
                total[topic] += weight
        for code in readings:
            for topic, weight in self._whole(query_words, code).items():
                total[topic] += weight * trust[code]
        ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))
        named = tuple(
            (self.codes[topic], round(weight, 4)) for topic, weight in ranked if weight > 0
        )
        return Recognition(named, frozenset(known), spoken)

    def is_known(self, word: str) -> bool:
        """Tell whether some language's vocabulary has this word (so it is no place by mistake)."""
        return any(
            stem(word, _base(code)) in self.lexicons[code].terms for code in self._languages([word])
        )

    def _languages(self, query_words: Sequence[str]) -> list[str]:
        scripts = {script(word) for word in query_words}
        found = [code for kind in scripts for code in LANGUAGES_BY_SCRIPT[kind]]
        if "latin" in scripts:
            found += [code for code in self.lexicons if code.endswith("-latn")]
        return [code for code in found if code in self.lexicons]

    def _trust(
        self,
        readings: Mapping[str, Sequence[Weights]],
        query_words: Sequence[str],
        language: str | None,
    ) -> dict[str, float]:
        """Return how far each language is believed: by the words it knows, and by being told."""
        covered = {}
        for code in readings:
            lexicon, base = self.lexicons[code], _base(code)
            hits = sum(
                any(
                    stem(part, base) in lexicon.mentions or stem(part, base) in lexicon.terms
                    for part in parts(word)
                )
                for word in query_words
            )
            covered[code] = hits / max(1, len(query_words)) + (
                0.34 if _base(code) == language or code == f"{language}-latn" else 0.0
            )
        most = max(covered.values(), default=1.0) or 1.0
        return {
            code: (OTHER_LANGUAGE + (1 - OTHER_LANGUAGE) * (share / most))
            * (0.4 + 0.6 * share / most)
            for code, share in covered.items()
        }

    def _belief(
        self, word: str, trust: Mapping[str, float], spoken: str | None
    ) -> Mapping[str, float]:
        """Return the trust for one word: less in others where the spoken language tells with it.

        A Pashto "in" looks like a Persian noun; who speaks Pashto means the former.
        """
        if spoken is None or not self._tells_with(word, spoken):
            return trust
        return {code: by if code == spoken else by * FOREIGN for code, by in trust.items()}

    def _tells_with(self, word: str, code: str) -> bool:
        mentions, base = self.lexicons[code].mentions, _base(code)
        return any(stem(part, base) in mentions for part in parts(word))

    def _read(self, query_words: Sequence[str], code: str) -> list[dict[int, float]]:
        return [self._word(word, code) for word in query_words]

    def _word(self, word: str, code: str) -> dict[int, float]:
        lexicon, base = self.lexicons[code], _base(code)
        found: dict[int, float] = {}
        for part in parts(word):
            for topic, weight in lexicon.terms.get(stem(part, base), ()):
                found[topic] = max(found.get(topic, 0.0), weight)
        if found or script(word) != ("latin" if code.endswith("-latn") else _script_of(base)):
            return found
        return self._guess(word, code)

    def _guess(self, word: str, code: str) -> dict[int, float]:
        """Read an unknown word: as a compound, as a longer form, as a typing error."""
        terms, base = self.lexicons[code].terms, _base(code)
        stemmed = stem(word, base)
        if base == "de" and self._splitter is not None:
            pieces = self._splitter.split(fold(word))
            if pieces:
                return _joined(terms, pieces)
        if stemmed in self.lexicons[code].mentions:
            return {}
        near, trust = self._near[code].find(stemmed)
        found: dict[int, float] = {}
        for neighbour in near:
            for topic, weight in terms[neighbour]:
                found[topic] = max(found.get(topic, 0.0), weight * trust)
        return found

    def _whole(self, query_words: Sequence[str], code: str) -> dict[int, float]:
        """Return the evidence of words together: expressions contained, sentences alike."""
        lexicon, base = self.lexicons[code], _base(code)
        places: dict[str, int] = {}
        for position, word in enumerate(query_words):
            for part in parts(word):
                places.setdefault(stem(part, base), position)
        found: defaultdict[int, float] = defaultdict(float)
        for term in places:
            for needed, topic in lexicon.expressions.get(term, ()):
                if _stand_together(needed, places):
                    says = sum(_importance(lexicon, one) for one in needed)
                    found[topic] = max(found[topic], EXPRESSION_BONUS * min(says, MOST_SAID))
        for topic, likeness in self._alike(set(places), code).items():
            found[topic] += SENTENCE_BONUS * likeness * likeness
        return found

    def _alike(self, stems: set[str], code: str) -> dict[int, float]:
        """Compare with the told sentences; one word alone tells no story ("Arzt")."""
        if len(stems) == 1:
            return {}
        lexicon = self.lexicons[code]
        importance = {term: _importance(lexicon, term) for term in stems}
        length = sqrt(sum(weight**2 for weight in importance.values())) or 1.0
        shared: defaultdict[int, float] = defaultdict(float)
        for term, weight in importance.items():
            if weight > SAYS_NOTHING:
                for number in lexicon.mentions.get(term, ()):
                    shared[number] += weight**2
        best: dict[int, float] = {}
        for number, weight in shared.items():
            topic = lexicon.sentences[number][0]
            likeness = weight / (length * self._length[code][number])
            best[topic] = max(best.get(topic, 0.0), likeness)
        return best


class _Neighbours:
    """Known terms near an unknown one, found through its first letter: never a full scan."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_start: defaultdict[str, list[str]] = defaultdict(list)
        for term in terms:
            if len(term) >= MIN_PREFIX:
                self._by_start[term[:2]].append(term)
                self._by_start[f"{term[0]}?{term[2]}"].append(term)

    def find(self, term: str) -> tuple[list[str], float]:
        """Return neighbours and how far to trust them."""
        if len(term) < MIN_PREFIX:
            return [], 0.0
        typos = self._typos(term) if len(term) >= MIN_TYPO else []
        if typos:
            return typos, TYPO_TRUST
        return self._relatives(term), PREFIX_TRUST

    def _typos(self, term: str) -> list[str]:
        allowed = 2 if len(term) >= MIN_TYPO_TWO else 1
        near: dict[int, list[str]] = {1: [], 2: []}
        candidates = self._by_start.get(term[:2], []) + self._by_start.get(
            f"{term[0]}?{term[2]}", []
        )
        for candidate in dict.fromkeys(candidates):
            if abs(len(candidate) - len(term)) <= allowed:
                distance = int(OSA.distance(term, candidate, score_cutoff=allowed))
                if 0 < distance <= allowed:
                    near[distance].append(candidate)
        return near[1] or near[2]

    def _relatives(self, term: str) -> list[str]:
        longest = MIN_PREFIX - 1
        found: list[str] = []
        for candidate in self._by_start.get(term[:2], []):
            shared = _shared_start(term, candidate)
            if (
                shared < longest
                or shared < 0.7 * min(len(term), len(candidate))
                or shared < 0.55 * max(len(term), len(candidate))
            ):
                continue
            if shared > longest:
                longest, found = shared, []
            found.append(candidate)
        return found[:8]


def compile_lexicon(
    topics: Mapping[str, Mapping[str, Sequence[str]]], codes: Sequence[str], language: str
) -> Lexicon:
    """Compile one language: `topics` gives the lists words, hints and sentences by topic code.

    `language` may end in "-latn": then nothing is stemmed, since the spelling follows no rule.
    """
    base = _base(language)
    number = {code: position for position, code in enumerate(codes)}
    weights: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    expressions: defaultdict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    sentences: list[tuple[int, tuple[str, ...]]] = []
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
    return Lexicon(
        terms={term: row for term, row in terms.items() if row},
        expressions={term: tuple(rows) for term, rows in expressions.items()},
        sentences=tuple(sentences),
        mentions={term: tuple(rows) for term, rows in mentions.items()},
    )


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


def _importance(lexicon: Lexicon, term: str) -> float:
    """Return how much a term says at all: 0 for a word that occurs everywhere, 1 for a rare one."""
    return 1 / (1 + len(lexicon.mentions.get(term, ())) / 12)


def _stand_together(needed: Sequence[str], places: Mapping[str, int]) -> bool:
    """Tell whether all words of an expression stand near each other, in any order."""
    if not all(term in places for term in needed):
        return False
    positions = [places[term] for term in needed]
    return max(positions) - min(positions) <= len(needed) + 1


def _joined(
    terms: Mapping[str, tuple[tuple[int, float], ...]], pieces: Sequence[str]
) -> dict[int, float]:
    """Add up what the parts of a compound say; the parts together are a bit less sure."""
    found: defaultdict[int, float] = defaultdict(float)
    for piece in pieces:
        for topic, weight in terms.get(piece, ()):
            found[topic] += weight * COMPOUND_TRUST
    return dict(found)


def _stems(expression: str, base: str) -> list[str]:
    return [intern(stem(part, base)) for word in words(expression) for part in parts(word)]


def _base(code: str) -> str:
    return "" if code.endswith("-latn") else code


def _script_of(language: str) -> str:
    return next(kind for kind, codes in LANGUAGES_BY_SCRIPT.items() if language in codes)


def _shared_start(one: str, other: str) -> int:
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared

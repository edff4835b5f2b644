"""The compiled vocabulary: made from the reviewable files, kept beside the index as a cache."""

import hashlib
import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

from handinhand.search import packed
from handinhand.search.analysis import stem
from handinhand.search.crisis import CrisisDetector
from handinhand.search.crisis_lists import Compiled, Crisis, Sign, compile_crises
from handinhand.search.crisis_told import Everyday, Told
from handinhand.search.lexicon_lists import NOTHING, Entry, Lexicon, compile_lexicon
from handinhand.search.recognition import Recogniser
from handinhand.topics import vocabulary
from handinhand.topics.tree import DATA, topics

Rows = Mapping[str, Mapping[str, bytes]]
_CODE = (
    "../core/text.py", "../topics/alternatives.py", "../topics/vocabulary.py", "analysis.py",
    "lexicon_lists.py", "neighbours.py", "crisis_lists.py", "crisis_told.py", "packed.py",
    "lexicon.py",
)  # fmt: skip
_NUMBERS: Literal["I"] = "I"


@cache
def version() -> str:
    """Return a short mark that changes with the vocabulary or the analyser."""
    mark = hashlib.sha256()
    here = Path(__file__).parent
    for path in [here / name for name in _CODE] + sorted(DATA.rglob("*.*")):
        mark.update(path.read_bytes())
    return mark.hexdigest()[:12]


@cache
def recogniser() -> Recogniser:
    codes = tuple(topics())
    file = _kept("lexicon", lambda: _compile(codes))
    return Recogniser(codes, {language: _lexicon(file, language) for language in file.plain})


@cache
def crisis_detector() -> CrisisDetector:
    everyday = {code: _importance(lexicon) for code, lexicon in recogniser().lexicons.items()}
    file = _kept("crises", lambda: _compile_crises(everyday))
    return CrisisDetector({code: _crises(file, code) for code in file.plain}, everyday)


def _importance(lexicon: Lexicon) -> Everyday:
    return lambda stemmed: lexicon.entries.get(stemmed, NOTHING).importance


def _kept(name: str, make: Callable[[], tuple[object, Rows]]) -> packed.Packed:
    """Return what is stored beside the index under this version; made and stored if it is not."""
    stored = Path(settings.SEARCH_INDEX_DIR) / f"{name}-{version()}.bin"
    if not stored.exists():
        plain, rows = make()
        stem.cache_clear()  # the words of the lists would stand in it and push out those of readers
        stored.parent.mkdir(parents=True, exist_ok=True)
        packed.write(stored, plain, rows)
    return packed.read(stored)


def _compile(codes: tuple[str, ...]) -> tuple[object, Rows]:
    """Return what a Lexicon keeps whole of each language, and its tables."""
    plain, rows = {}, {}
    for language, one in _lexicons(codes):
        plain[language] = (bytes(one.topics), array("d", one.lengths).tobytes())
        rows[f"{language} entries"] = _each(one.entries, _stored)
        rows[f"{language} beginnings"] = _each(one.beginnings, _as_words)
    return plain, rows


def _lexicon(file: packed.Packed, language: str) -> Lexicon:
    about, lengths = file.plain[language]
    return Lexicon(
        entries=file.table(f"{language} entries", lambda row: Entry(*_loaded(row))),
        beginnings=file.table(f"{language} beginnings", _words),
        topics=about,
        lengths=array("d", lengths),
    )


def _lexicons(codes: tuple[str, ...]) -> Iterator[tuple[str, Lexicon]]:
    """Compile every language, and what is typed of the other scripts in Latin letters."""
    for language in vocabulary.LANGUAGES:
        entries = vocabulary.words(language)
        latin_script = language in {"de", "en", "fr", "tr"}
        lists = {
            code: {
                "words": (entry.label, *entry.words, *(entry.latin if latin_script else ())),
                "hints": entry.hints,
                "sentences": entry.sentences,
                "alone": entry.alone,
            }
            for code, entry in entries.items()
        }
        yield language, compile_lexicon(lists, codes, language)
        if not latin_script:
            latin = {code: {"words": entry.latin} for code, entry in entries.items()}
            yield f"{language}-latn", compile_lexicon(latin, codes, f"{language}-latn")


def _compile_crises(everyday: Mapping[str, Everyday]) -> tuple[object, Rows]:
    plain, rows = {}, {}
    for language in vocabulary.LANGUAGES:
        crises = {
            code: Crisis(
                entry.phrases, entry.combinations, entry.told, entry.doubtful, entry.unless
            )
            for code, entry in vocabulary.crisis_words(language).items()
        }
        one = compile_crises(crises, language, everyday[language])
        told = (tuple(one.told.codes), array("d", one.told.lengths).tobytes())
        plain[language] = (one.unless, one.combinations, one.begun_by, told)
        rows[language] = _each(one.signs, _stored)
    return plain, rows


def _crises(file: packed.Packed, language: str) -> Compiled:
    unless, combinations, begun_by, (codes, lengths) = file.plain[language]
    return Compiled(
        signs=file.table(language, lambda row: Sign(*_loaded(row))),
        unless=unless,
        combinations=combinations,
        begun_by=begun_by,
        told=Told(codes, array("d", lengths)),
    )


def _each(rows: Mapping[str, Any], stored: Callable[[Any], bytes]) -> dict[str, bytes]:
    return {key: stored(row) for key, row in rows.items()}


def _stored(row: tuple[Any, Any, Sequence[int]]) -> bytes:
    """Return a row whose last part are numbers of sentences."""
    one, other, numbers = row
    return marshal.dumps((tuple(one), tuple(other), array(_NUMBERS, numbers).tobytes()))


def _loaded(stored: bytes) -> tuple[Any, Any, Sequence[int]]:
    one, other, numbers = marshal.loads(stored)  # nosec B302  # noqa: S302 - our own file, named by its content
    return one, other, memoryview(numbers).cast(_NUMBERS) if numbers else ()


def _as_words(words: Iterable[str]) -> bytes:
    return " ".join(words).encode("utf-8", "surrogatepass")


def _words(stored: bytes) -> Sequence[str]:
    return stored.decode("utf-8", "surrogatepass").split(" ")

"""The compiled vocabulary: made from the reviewable files, kept beside the index as a cache."""

import hashlib
import marshal
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from handinhand.search.analysis import stem
from handinhand.search.crisis import CrisisDetector
from handinhand.search.crisis_lists import Compiled, Crisis, compile_crises
from handinhand.search.crisis_told import Everyday, Told
from handinhand.search.recognition import Lexicon, Recogniser, compile_lexicon
from handinhand.topics import vocabulary
from handinhand.topics.tree import DATA, topics

# Plain tuples by language, as they are stored.
Rows = dict[str, tuple[Any, ...]]
_CODE = (
    "../core/text.py", "analysis.py", "recognition.py", "crisis_lists.py", "crisis_told.py",
)  # fmt: skip


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
    return Recogniser(codes, _lexicons(codes))


@cache
def crisis_detector() -> CrisisDetector:
    everyday = {code: lexicon.mentions for code, lexicon in recogniser().lexicons.items()}
    rows = _kept("crises", lambda: _compile_crises(everyday))
    lists = {
        language: Compiled._make((*row[:-1], Told._make(row[-1]))) for language, row in rows.items()
    }
    return CrisisDetector(lists, everyday)


def _compile_crises(everyday: Mapping[str, Everyday]) -> Rows:
    made: Rows = {}
    for language in vocabulary.LANGUAGES:
        crises = {
            code: Crisis(
                entry.phrases, entry.combinations, entry.told, entry.doubtful, entry.unless
            )
            for code, entry in vocabulary.crisis_words(language).items()
        }
        compiled = compile_crises(crises, language, everyday.get(language, {}))
        made[language] = (*compiled[:-1], tuple(compiled.told))
    return made


def _kept(name: str, make: Callable[[], Rows]) -> Rows:
    """Return what is stored beside the index under this version; made and stored if it is not."""
    stored = Path(settings.SEARCH_INDEX_DIR) / f"{name}-{version()}.bin"
    if stored.exists():
        rows: Rows = marshal.loads(stored.read_bytes())  # nosec B302  # noqa: S302  # our own file, named by its content
        return rows
    rows = make()
    stem.cache_clear()  # the words of the lists would stand in it and push out those of readers
    stored.parent.mkdir(parents=True, exist_ok=True)
    fresh = stored.with_suffix(f".{id(rows)}")
    fresh.write_bytes(marshal.dumps(rows))
    fresh.replace(stored)
    return rows


def _lexicons(codes: tuple[str, ...]) -> dict[str, Lexicon]:
    rows = _kept("lexicon", lambda: _compile(codes))
    return {language: Lexicon(*row) for language, row in rows.items()}


def _compile(codes: tuple[str, ...]) -> Rows:
    made: dict[str, Lexicon] = {}
    for language in vocabulary.LANGUAGES:
        entries = vocabulary.words(language)
        latin_script = language in {"de", "en", "fr", "tr"}
        made[language] = compile_lexicon(
            {
                code: {
                    "words": (entry.label, *entry.words, *(entry.latin if latin_script else ())),
                    "hints": entry.hints,
                    "sentences": entry.sentences,
                }
                for code, entry in entries.items()
            },
            codes,
            language,
        )
        if not latin_script:
            made[f"{language}-latn"] = compile_lexicon(
                {code: {"words": entry.latin} for code, entry in entries.items()},
                codes,
                f"{language}-latn",
            )
    return {
        language: (one.terms, one.expressions, one.sentences, one.mentions)
        for language, one in made.items()
    }

"""The compiled vocabulary: made from the reviewable files, kept beside the index as a cache."""

import hashlib
import marshal
from functools import cache
from pathlib import Path

from django.conf import settings

from handinhand.search.crisis import Crisis, CrisisDetector
from handinhand.search.recognition import Lexicon, Recogniser, compile_lexicon
from handinhand.topics import vocabulary
from handinhand.topics.tree import DATA, topics

_CODE = ("../core/text.py", "analysis.py", "recognition.py")


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
    return CrisisDetector(
        {
            language: {
                code: Crisis(
                    entry.phrases, entry.combinations, entry.told, entry.doubtful, entry.unless
                )
                for code, entry in vocabulary.crisis_words(language).items()
            }
            for language in vocabulary.LANGUAGES
        },
        {code: lexicon.mentions for code, lexicon in recogniser().lexicons.items()},
    )


def _lexicons(codes: tuple[str, ...]) -> dict[str, Lexicon]:
    stored = Path(settings.SEARCH_INDEX_DIR) / f"lexicon-{version()}.bin"
    if stored.exists():
        rows = marshal.loads(stored.read_bytes())  # noqa: S302 - our own file, named by its content
        return {language: Lexicon(*row) for language, row in rows.items()}
    made = _compile(codes)
    stored.parent.mkdir(parents=True, exist_ok=True)
    fresh = stored.with_suffix(f".{id(made)}")
    rows = {
        language: (one.terms, one.expressions, one.sentences, one.mentions)
        for language, one in made.items()
    }
    fresh.write_bytes(marshal.dumps(rows))
    fresh.replace(stored)
    return made


def _compile(codes: tuple[str, ...]) -> dict[str, Lexicon]:
    made = {}
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
    return made

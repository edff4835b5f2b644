"""The words people use for each topic, and the phrases of a crisis; one file a language."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from handinhand.topics.alternatives import is_unreadable, spelled_out
from handinhand.topics.tree import DATA, topics

LANGUAGES = ("de", "en", "uk", "ar", "ps", "fa", "ru", "tr", "fr")
CRISES = ("suicide", "acute", "violence", "child", "deportation")


@dataclass(frozen=True, slots=True)
class TopicWords:
    """How one language speaks of one topic.

    `words` alone point to the topic, `hints` only weakly, `sentences` tell a whole situation,
    `latin` are spellings in Latin letters as typed on a German keyboard. Who says nothing but one
    word of `alone` ("house", "I need house") means the topic; in a sentence it tells little.
    """

    label: str
    summary: str
    words: tuple[str, ...]
    hints: tuple[str, ...]
    sentences: tuple[str, ...]
    latin: tuple[str, ...]
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CrisisWords:
    """Phrases (all words must occur) and combinations (one of every group must occur).

    `told` are whole sentences, which others may resemble; `doubtful` phrases count only while none
    of the words `unless` is said. In the files, brackets shorten what differs in a few places only
    (alternatives.py).
    """

    phrases: tuple[str, ...]
    combinations: tuple[tuple[tuple[str, ...], ...], ...]
    told: tuple[str, ...]
    doubtful: tuple[str, ...]
    unless: tuple[str, ...]


def words(language: str) -> Mapping[str, TopicWords]:
    """Return every topic's words in a language of LANGUAGES; not kept, for they are many."""
    entries = tomllib.loads(_text("words", language))
    return {
        code: TopicWords(
            label=entry["label"],
            summary=entry["summary"],
            words=tuple(entry["words"]),
            hints=tuple(entry.get("hints", ())),
            sentences=tuple(entry.get("sentences", ())),
            latin=tuple(entry.get("latin", ())),
            alone=tuple(entry.get("alone", ())),
        )
        for code, entry in entries.items()
    }


def crisis_words(language: str) -> Mapping[str, CrisisWords]:
    """Return the phrases of every crisis in a language of LANGUAGES, alternatives spelled out."""
    entries = tomllib.loads(_text("crisis", language))
    every = partial(spelled_out, lists=entries.pop("lists", {}))
    return {
        code: CrisisWords(
            phrases=tuple(every(entry["phrases"])),
            combinations=tuple(
                tuple(tuple(every(group)) for group in block["groups"])
                for block in entry.get("combine", ())
            ),
            told=tuple(entry.get("told", ())),
            doubtful=tuple(every(entry.get("doubtful", ()))),
            unless=tuple(entry.get("unless", ())),
        )
        for code, entry in entries.items()
    }


@cache
def _labels(language: str) -> Mapping[str, tuple[str, str]]:
    """Return label and summary by code; the long lists of words are not read for that."""
    text = _text("words", language if language in LANGUAGES else "de")
    short = [line for line in text.splitlines() if line.startswith(("[", "label =", "summary ="))]
    entries = tomllib.loads("\n".join(short))
    return {code: (entry["label"], entry["summary"]) for code, entry in entries.items()}


def _text(kind: str, language: str) -> str:
    return (DATA / kind / f"{language}.toml").read_text(encoding="utf-8")


def label(code: str, language: str) -> str:
    """Return what a topic is called in a language; Leichte Sprache uses the German names."""
    return _labels(language)[code][0]


def summary(code: str, language: str) -> str:
    return _labels(language)[code][1]


def faults(language: str) -> list[str]:
    """Return what is wrong in a language's files, in words; nothing when they are in order."""
    found = []
    entries = words(language)
    found += [f"{language}: {code} fehlt" for code in topics() if code not in entries]
    found += [f"{language}: {code} ist unbekannt" for code in entries if code not in topics()]
    owner: dict[tuple[str, str], str] = {}
    for code, entry in entries.items():
        named = [("words", one) for one in entry.words] + [("alone", one) for one in entry.alone]
        for kind, expression in named:
            other = owner.setdefault((kind, expression), code)
            if other != code:
                found.append(f"{language}: „{expression}“ steht in {other} und {code}")
        found += _faults_of(language, code, entry)
    return [*found, *_faults_of_crises(language)]


def _faults_of_crises(language: str) -> Iterator[str]:
    crises = crisis_words(language)
    yield from (f"{language}: Krise {code} fehlt" for code in CRISES if code not in crises)
    for code, entry in crises.items():
        groups = (one for groups in entry.combinations for group in groups for one in group)
        for expression in (*entry.phrases, *entry.doubtful, *groups):
            if not expression or is_unreadable(expression):
                yield f"{language}: Krise {code} hat „{expression}“, das niemand lesen kann"


def _faults_of(language: str, code: str, entry: TopicWords) -> list[str]:
    least = 25 if language == "de" else 12
    expressions = entry.words + entry.hints + entry.sentences + entry.latin
    found = []
    if len(set(expressions)) < least:
        found.append(f"{language}: {code} hat weniger als {least} Ausdrücke")
    found += [f"{language}: {code} hat einen leeren Ausdruck" for e in expressions if not e.strip()]
    found += [
        f"{language}: {code} hat „{one}“, aber allein steht ein Wort"
        for one in entry.alone
        if len(one.split()) != 1
    ]
    if not (entry.label.strip() and entry.summary.strip()):
        found.append(f"{language}: {code} hat keinen Namen oder keinen Satz")
    return found

"""What the pages of the checker show: the question with its control, the answers so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation

from handinhand.core.text import fold, words
from handinhand.portal.templatetags.hih import babel_locale
from handinhand.portal.work import countries, days, wording
from handinhand.portal.work.address import DAY, PARTS, Answers
from handinhand.portal.work.entry import Entry
from handinhand.portal.work.questions import (
    MOST_QUESTIONS,
    PICTURES,
    TEMPLATES,
    Control,
    choices,
    control,
)
from handinhand.work_access.words import Fact

MOST_UNFOLDED = 20
PAPERS = ("status", Fact.PREVIOUS_STATUS)


@dataclass(frozen=True, slots=True)
class Row:
    """An answer given, and where it is changed."""

    label: str
    value: str
    address: str


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    hint: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Choices below a title; many groups are folded, those that were chosen or found are open."""

    title: str
    options: list[Option]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of a paper, with the words below it."""

    template: str
    title: str
    text: str


def own_address(answers: Answers) -> str:
    return reverse("portal:work") + answers.query()


def rows(answers: Answers) -> list[Row]:
    """Return the answers in the order of the questions; changing one keeps the others."""
    return [
        Row(
            wording.row_label(fact),
            str(wording.UNKNOWN)
            if fact in answers.unknown
            else wording.said(fact, answers.said[fact]),
            f"{own_address(answers)}&frage={PARTS[fact]}",
        )
        for fact in PARTS
        if fact in answers.said or fact in answers.unknown
    ]


def pictures(names: Iterable[str]) -> list[Picture]:
    return [Picture(*map(str, wording.PICTURES[name])) for name in names]


def question(
    fact: str, number: int, answers: Answers, entry: Entry, typed: str = ""
) -> dict[str, Any]:
    """Return what the page of a question needs; `entry` holds what was entered and what is wrong.

    `typed` are words to find a paper by.
    """
    chosen = answers.said.get(fact, "")
    kind = control(fact)
    title, hint = wording.question(fact)
    groups = _groups(fact, chosen, typed) if kind is Control.CHOICE else []
    return {
        "title": title,
        "hint": hint,
        "number": number,
        "most": MOST_QUESTIONS,
        "part": PARTS.get(fact, DAY),
        "error": entry.error,
        "control_template": TEMPLATES[kind],
        "groups": groups,
        "looked_for": typed,
        "is_found": all(group.is_open for group in groups),
        "can_look": fact in PAPERS,
        "asked": PARTS[fact] if number > 1 and fact in PAPERS else "",
        "states": countries.states(babel_locale()) if kind is Control.STATE else [],
        "typed": days.fields_of(chosen) if entry.day.is_empty else entry.day,
        "chosen": chosen,
        "whole": entry.whole or chosen,
        "half": entry.half,
        "kept": answers.fields(without=[fact if fact in PARTS else DAY]),
        "unknown_address": own_address(answers.not_known(fact)) if fact in PARTS else "",
        "pictures": pictures(PICTURES.get(fact, ())),
    }


def frame(answers: Answers, day: date | None) -> dict[str, Any]:
    """Return what stands beside every page of the checker."""
    given = rows(answers)
    return {
        "rows": given,
        "last_address": given[-1].address if given else "",
        "day": day,
        "day_address": own_address(answers.on_day(None)),
        "kept_for_day": answers.fields(without=[DAY]),
        "own_address": reverse("portal:work"),
    }


def _groups(fact: str, chosen: str, typed: str) -> list[OptionGroup]:
    """Return the choices in groups; where something was typed, those it fits, if any."""
    every = choices(fact)
    wanted = [fold(word) for word in words(typed)]
    fitting = [
        (title, [one for one in group if _fits(fact, one, wanted)]) for title, group in every
    ]
    found = [(title, group) for title, group in fitting if group] if wanted else []
    is_long = sum(len(group) for _title, group in every) > MOST_UNFOLDED
    return [
        OptionGroup(
            str(title),
            [_option(fact, value, chosen) for value in group],
            is_open=bool(found) or not is_long or chosen in group,
        )
        for title, group in found or every
    ]


def _option(fact: str, value: str, chosen: str) -> Option:
    label, hint = wording.value(fact, value), wording.value_hint(fact, value)
    return Option(wording.written(fact, value), label, hint, value == chosen)


def _fits(fact: str, value: str, wanted: list[str]) -> bool:
    """Tell whether each typed word begins a word of the choice, German or as it is offered."""
    offered = [wording.value(fact, value), wording.value_hint(fact, value)]
    with translation.override("de"):
        offered += [wording.value(fact, value), wording.value_hint(fact, value)]
    known = [fold(word) for text in offered for word in words(text)]
    return all(any(word.startswith(typed) for word in known) for typed in wanted)

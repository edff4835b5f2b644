"""The words of the checker for a code, in the reader's language."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handinhand.portal.templatetags.hih import day
from handinhand.portal.work.address import NO, WRITTEN, YES
from handinhand.portal.work.questions import Control, control
from handinhand.portal.work.words.asked import (
    CHOICE_HINTS,
    CHOICES,
    DELICATE,
    QUESTIONS,
    ROW_LABELS,
    SAID,
)
from handinhand.portal.work.words.assumed import ASSUMPTIONS
from handinhand.portal.work.words.papers import PICTURES
from handinhand.portal.work.words.verdicts import (
    BA_AGREES,
    DECIDES,
    DECIDES_IN_CENTRE,
    DO_NOT_START,
    KINDS,
    MOODS,
    PERMITS,
    PERMITS_IN_CENTRE,
    PRIORITY,
    TITLES,
    WORDS,
)
from handinhand.work_access.answer import Answer
from handinhand.work_access.texts import ACTIVITIES, REASONS, STATUSES, STEPS
from handinhand.work_access.words import Fact, Outcome, PermissionBy

__all__ = ["MOODS", "PICTURES"]

UNKNOWN = gettext_lazy("weiß ich nicht")
_PAIRS = {"status": STATUSES, Fact.PREVIOUS_STATUS: STATUSES, "activity": ACTIVITIES}
_YES_NO = {YES: gettext_lazy("Ja"), NO: gettext_lazy("Nein")}


def question(fact: str) -> tuple[str, str]:
    """Return the question and the help below it."""
    title, hint = QUESTIONS[fact]
    return str(title), str(hint)


def row_label(fact: str) -> str:
    return str(ROW_LABELS[fact])


def value(fact: str, word: str) -> str:
    """Return a choice as it is offered; a day or a number as it is read."""
    if fact in _PAIRS:
        return _(_PAIRS[fact][word][0]) if word in _PAIRS[fact] else word
    if control(fact) is Control.DAY:
        return _as_day(word)
    return str({**_YES_NO, **CHOICES.get(fact, {})}.get(word, word))


def said(fact: str, word: str) -> str:
    """Return an answer for the list of answers: a delicate one is not spelled out."""
    return str(SAID) if fact in DELICATE else value(fact, word)


def value_hint(fact: str, word: str) -> str:
    if fact in _PAIRS:
        hint = _PAIRS[fact][word][1]
        return _(hint) if hint else ""
    return str(CHOICE_HINTS.get(fact, {}).get(word, ""))


def written(fact: str, word: str) -> str:
    """Return how the address writes a choice."""
    return WRITTEN.get(fact, {}).get(word, word)


def assumption(fact: Fact) -> str:
    return str(ASSUMPTIONS[fact])


def reason(code: str) -> str:
    return _(REASONS[code])


def step(code: str) -> str:
    return _(STEPS[code])


def outcome_word(outcome: Outcome) -> str:
    return str(WORDS[outcome])


def outcome_title(outcome: Outcome, from_day: date | None) -> str:
    title = str(TITLES[outcome])
    return title % {"day": day(from_day)} if from_day else title


def outcome_texts(answer: Answer) -> list[str]:
    """Return who permits, how far the office is bound, and what is checked."""
    if answer.permission_by is None:
        return []
    texts = [PERMITS_IN_CENTRE if in_the_centre(answer) else PERMITS[answer.permission_by]]
    if answer.permission_kind is not None:
        texts.append(KINDS[answer.permission_kind])
    if answer.outcome is Outcome.NEEDS_BA_APPROVAL:
        texts += [BA_AGREES, PRIORITY] if answer.priority_check else [BA_AGREES]
    if answer.permission_by is PermissionBy.AUSLAENDERBEHOERDE:
        texts.append(DO_NOT_START)
    return [str(text) for text in texts]


def in_the_centre(answer: Answer) -> bool:
    """Tell whether an authority of the state permits: in its reception centre."""
    return "go_to_state_authority" in answer.next_steps


def who_decides(answer: Answer) -> str:
    return str(DECIDES_IN_CENTRE if in_the_centre(answer) else DECIDES[answer.permission_by])


def change(on: date, outcome: Outcome) -> str:
    """Say what will be the answer from a day on, under the law of the day asked for."""
    return _("Ab dem %(day)s, wenn das Gesetz so bleibt: %(outcome)s") % {
        "day": day(on),
        "outcome": outcome_word(outcome),
    }


def possible(outcomes: Iterable[Outcome]) -> str:
    """Say what can still come, or nothing."""
    words = " · ".join(map(outcome_word, outcomes))
    return _("Möglich: %(outcomes)s") % {"outcomes": words} if words else ""


def branch(fact: Fact, word: str, least: int | None, most: int | None) -> str:
    """Say which answers lead to a branch: a choice, or a range."""
    if word:
        return value(fact, word)
    if control(fact) is Control.DAY:
        return _months(least, most)
    return _numbers(least, most)


def _numbers(least: int | None, most: int | None) -> str:
    if least is None:
        return _("höchstens %(most)d") % {"most": most}
    if most is None:
        return _("mindestens %(least)d") % {"least": least}
    return _("%(least)d bis %(most)d") % {"least": least, "most": most}


def _months(least: int | None, below: int | None) -> str:
    if least is None:
        return _("weniger als %(below)d Monate") % {"below": below}
    if below is None:
        return _("%(least)d Monate oder länger") % {"least": least}
    return _("%(least)d bis unter %(below)d Monate") % {"least": least, "below": below}


def _as_day(word: str) -> str:
    try:
        return day(date.fromisoformat(word))
    except ValueError:
        return word

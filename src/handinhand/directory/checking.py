"""When is an organisation asked whether its entry is still true, and what follows from silence?

Rules only: they take facts and a day and say what to do. `services.asking` does it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from handinhand.directory.enums import RESPONSIBLE_KINDS, OfferKind


class Step(StrEnum):
    """The steps of one deadline, in their order."""

    FIRST = "first"
    REMINDER = "reminder"
    SECOND = "second"
    HIDDEN = "hidden"


class Act(StrEnum):
    """ASK: mail the next step. HIDE: take it from the readers. TELL: a steward has to look."""

    NOTHING = "nothing"
    ASK = "ask"
    HIDE = "hide"
    TELL = "tell"


# Days between the deadline and each question.
ASK_AT = {
    Step.FIRST: timedelta(days=-30),
    Step.REMINDER: timedelta(0),
    Step.SECOND: timedelta(days=30),
}
# Nobody is asked again sooner, also when questions begin long after the deadline.
PAUSE = timedelta(days=30)
# Half a year of silence after the deadline: long enough for every holiday and every change of
# staff, short enough that nobody is sent to a door that closed a year and a half ago.
HIDE_AFTER = timedelta(days=180)
# Without these a person would stand there with nothing: a wrong opening hour is the smaller harm.
NEVER_HIDDEN = frozenset({*RESPONSIBLE_KINDS, OfferKind.LANDESBEHOERDE, OfferKind.HOTLINE})


@dataclass(frozen=True, slots=True)
class Asked:
    """A step that was taken for the deadline."""

    step: Step
    on: date


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """What the rules need to know of a public entry; `steps` are those of its deadline `due`."""

    kind: OfferKind
    due: date | None
    has_address: bool
    steps: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    act: Act
    step: Step | None = None


def what_to_do(facts: CheckFacts, on: date) -> Decision:
    """Say what an entry needs on a day. Taking the step makes the next answer NOTHING."""
    if facts.due is None or Step.HIDDEN in {one.step for one in facts.steps}:
        return Decision(Act.NOTHING)
    if not facts.has_address:
        return Decision(Act.TELL if on >= facts.due else Act.NOTHING)
    step = next_step(facts.steps)
    if step is not None:
        is_time = on >= facts.due + ASK_AT[step] and _has_paused(facts.steps, on)
        return Decision(Act.ASK, step) if is_time else Decision(Act.NOTHING)
    if on < facts.due + HIDE_AFTER or not _has_paused(facts.steps, on):
        return Decision(Act.NOTHING)
    if facts.kind in NEVER_HIDDEN:
        return Decision(Act.TELL)
    return Decision(Act.HIDE, Step.HIDDEN)


def next_step(steps: Iterable[Asked]) -> Step | None:
    """Return the question that comes next; None after the last one."""
    taken = {one.step for one in steps}
    return next((step for step in ASK_AT if step not in taken), None)


def _has_paused(steps: Iterable[Asked], on: date) -> bool:
    return all(on >= one.on + PAUSE for one in steps)

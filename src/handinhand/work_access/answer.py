"""The answer: outcome, who permits, from when, what is missing, why, and what to do next."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from handinhand.work_access.rule import Reason
from handinhand.work_access.values import CHECKED_UNTIL
from handinhand.work_access.words import Fact, Outcome, PermissionBy, PermissionKind


@dataclass(frozen=True, slots=True)
class Answer:
    """What the law says on a day, as far as the facts are known.

    The first reason is the one that decided. `from_day` is set for not_yet only, `missing_facts`
    for depends only; its first one is the next question. `assumptions` names assumed facts whose
    other value would change this answer. `is_after_check`: nobody has checked the law of that day.
    """

    outcome: Outcome
    reasons: tuple[Reason, ...]
    permission_kind: PermissionKind | None = None
    permission_by: PermissionBy | None = None
    priority_check: bool = False
    from_day: date | None = None
    missing_facts: tuple[Fact, ...] = ()
    assumptions: tuple[Fact, ...] = ()
    next_steps: tuple[str, ...] = ()
    is_after_check: bool = False

    @property
    def checked_until(self) -> date:
        return CHECKED_UNTIL

    def as_data(self) -> dict[str, Any]:
        """Return the answer as the flat JSON of section 1.1, on a later day plus the notice."""
        data = {
            "outcome": self.outcome,
            "permission_kind": self.permission_kind,
            "permission_by": self.permission_by,
            "priority_check": self.priority_check,
            "from_day": self.from_day and self.from_day.isoformat(),
            "missing_facts": list(self.missing_facts),
            "assumptions": list(self.assumptions),
            "reasons": [{"code": one.code, "source": one.source} for one in self.reasons],
            "next_steps": list(self.next_steps),
            "checked_until": self.checked_until.isoformat(),
        }
        return {**data, "notice": "law_checked_until"} if self.is_after_check else data

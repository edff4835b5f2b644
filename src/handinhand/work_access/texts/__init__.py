"""German source texts of the engine's codes, in plain language (A2), to be reviewed and wrapped.

Nothing here decides. Every code of the rules has a text (tests/work_access/test_texts.py).
"""

from handinhand.work_access.texts.outcomes import NOTICES, OUTCOMES, REFUSALS
from handinhand.work_access.texts.questions import ASSUMPTIONS, QUESTIONS, QuestionText
from handinhand.work_access.texts.reasons import REASONS
from handinhand.work_access.texts.steps import STEPS
from handinhand.work_access.texts.words import (
    ACTIVITIES,
    PERMISSION_BY,
    PERMISSION_KINDS,
    STATUSES,
    UNKNOWN,
    VALUES,
    YES_OR_NO,
)

__all__ = [
    "ACTIVITIES",
    "ASSUMPTIONS",
    "NOTICES",
    "OUTCOMES",
    "PERMISSION_BY",
    "PERMISSION_KINDS",
    "QUESTIONS",
    "REASONS",
    "REFUSALS",
    "STATUSES",
    "STEPS",
    "UNKNOWN",
    "VALUES",
    "YES_OR_NO",
    "QuestionText",
]

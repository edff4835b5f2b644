"""German source texts of the engine's codes, in plain language (A2), marked for translation.

Nothing here decides. Every code has a text; what pages say around them stands with the pages.
"""

from handinhand.work_access.texts.aims import ACTIVITIES
from handinhand.work_access.texts.outcomes import OUTCOMES
from handinhand.work_access.texts.papers import STATUSES
from handinhand.work_access.texts.reasons import REASONS
from handinhand.work_access.texts.steps import STEPS

__all__ = ["ACTIVITIES", "OUTCOMES", "REASONS", "STATUSES", "STEPS"]

"""German source texts of the engine's codes, in plain language (A2), to be reviewed and wrapped.

Nothing here decides. Every code of the rules has a text (tests/work_access/test_texts.py).
"""

from handinhand.work_access.texts.outcomes import OUTCOMES, REFUSALS
from handinhand.work_access.texts.reasons import REASONS

__all__ = ["OUTCOMES", "REASONS", "REFUSALS"]

"""Rules for everybody, before any status is looked at."""

from handinhand.core.timeline import Certainty
from handinhand.work_access.case import Case
from handinhand.work_access.rule import Group, Reason, decides
from handinhand.work_access.words import Outcome

# The old rights go on, so the previous status is judged in its place.
OLD_RIGHTS_CONTINUE = Reason(
    "rights_of_the_previous_permit_continue", "§ 81 Abs. 4 AufenthG", Certainty.LOOKED_UP
)


@decides(Outcome.ALLOWED, "§ 7 Abs. 1 SGB IV", Certainty.KNOWN, otherwise=True)
def watching_is_not_employment(case: Case) -> bool:  # noqa: ARG001
    """Who only watches takes no part in the work: no employment in the sense of § 7 SGB IV."""
    return True


HOSPITATION = Group("3.0", "Nur zuschauen (Hospitation)", (watching_is_not_employment,))

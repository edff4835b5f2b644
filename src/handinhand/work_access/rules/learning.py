"""Section 3.9, first part: school and university are no work."""

from handinhand.core.timeline import Certainty
from handinhand.work_access.case import Case
from handinhand.work_access.rule import Group, decides
from handinhand.work_access.words import Activity, Outcome, Status

_S = Status
# Permits that are given for learning itself.
_OWN_PURPOSE = frozenset(
    {
        (_S.STUDIUM_16B, Activity.STUDY),
        (_S.AUSBILDUNG_16A, Activity.SCHOOL_TRAINING),
        (_S.AE_16G, Activity.SCHOOL_TRAINING),
    }
)
_PURPOSE_PERMITS = frozenset(
    {
        _S.FACHKRAFT,
        _S.BLAUE_KARTE,
        _S.AUSBILDUNG_16A,
        _S.AE_16G,
        _S.AE_19D,
        _S.CHANCENKARTE_20A,
        _S.ARBEITSPLATZSUCHE_20,
        _S.STUDIUM_16B,
    }
)
_NO_SETTLED_STAY = frozenset({_S.OHNE_TITEL, _S.FIKTION_81_3_DULDUNG})


@decides(Outcome.ALLOWED, "§§ 16a, 16b, 16g AufenthG")
def learning_is_the_purpose(case: Case) -> bool:
    """The permit is given for this school or university."""
    return (case.status, case.activity) in _OWN_PURPOSE


@decides(Outcome.UNCLEAR_LAW, "§§ 16 bis 20a AufenthG (Zweck des Aufenthalts)", Certainty.UNSURE)
def learning_beside_another_purpose(case: Case) -> bool:
    """The permit has another purpose; whether the learning endangers it is not certain."""
    return case.status in _PURPOSE_PERMITS and (case.status, case.activity) not in _OWN_PURPOSE


@decides(Outcome.UNCLEAR_LAW, "§ 50, § 81 Abs. 3 S. 2 AufenthG", Certainty.UNSURE)
def learning_without_settled_stay(case: Case) -> bool:
    """No title: learning is no work, but the stay itself is open."""
    return case.status in _NO_SETTLED_STAY


@decides(Outcome.ALLOWED, "§ 2 Abs. 2 AufenthG, § 7 SGB IV", Certainty.KNOWN, otherwise=True)
def learning_is_not_work(case: Case) -> bool:  # noqa: ARG001
    """No Erwerbstätigkeit; a Duldung may carry a ban of studies, so the paper must be read."""
    return True


LEARNING = Group(
    "3.9",
    "Studium und schulische Ausbildung",
    (
        learning_is_the_purpose,
        learning_beside_another_purpose,
        learning_without_settled_stay,
        learning_is_not_work,
    ),
)

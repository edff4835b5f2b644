"""Section 3.9, third part: work opportunities of § 5 AsylbLG, 80 cents an hour."""

from handinhand.core.timeline import Certainty
from handinhand.work_access.case import Case
from handinhand.work_access.rule import Group, decides
from handinhand.work_access.rules.notions import says
from handinhand.work_access.words import Fact, Outcome, PermissionBy, Status

_S = Status
_ALWAYS = frozenset(
    {
        _S.AUFENTHALTSGESTATTUNG,
        _S.ANKUNFTSNACHWEIS,
        _S.DULDUNG,
        _S.DULDUNG_60B,
        _S.AUSBILDUNGSDULDUNG,
        _S.BESCHAEFTIGUNGSDULDUNG,
    }
)
_BY_BENEFITS = frozenset(
    {
        _S.AE_24,
        _S.AE_25_4,
        _S.AE_25_5,
        _S.AE_23_1,
        _S.FIKTION_81_3,
        _S.FIKTION_81_3_DULDUNG,
        _S.OHNE_TITEL,
    }
)


@decides(Outcome.ALLOWED, "§ 5 Abs. 5 S. 2 AsylbLG", by=PermissionBy.SOZIALAMT)
def opportunity_despite_any_work_ban(case: Case) -> bool:
    """A work opportunity is no employment; it is possible despite any work ban."""
    return case.status in _ALWAYS


@decides(Outcome.ALLOWED, "§ 1, § 5 Abs. 1 AsylbLG", by=PermissionBy.SOZIALAMT)
def opportunity_with_benefits(case: Case) -> bool:
    """Who gets benefits of the AsylbLG can get a work opportunity."""
    return case.status in _BY_BENEFITS and says(case, Fact.ASYLBLG_BENEFITS)


@decides(Outcome.NOT_ALLOWED, "§ 1, § 5 AsylbLG; § 16d SGB II", Certainty.LOOKED_UP, otherwise=True)
def opportunity_only_with_benefits(case: Case) -> bool:  # noqa: ARG001
    """Without benefits of the AsylbLG there is none; the Jobcenter offers something like it."""
    return True


WORK_OPPORTUNITY = Group(
    "3.9",
    "Arbeitsgelegenheit (§ 5 AsylbLG)",
    (
        opportunity_despite_any_work_ban,
        opportunity_with_benefits,
        opportunity_only_with_benefits,
    ),
)

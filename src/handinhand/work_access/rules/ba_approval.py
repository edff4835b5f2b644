"""Section 3.8: does the Bundesagentur have to approve? § 32 BeschV, Gestattung and Duldung."""

from handinhand.core.timeline import Certainty
from handinhand.work_access import values
from handinhand.work_access.case import Case, Reached, Setting
from handinhand.work_access.rule import Group, decides, waits
from handinhand.work_access.rules.notions import (
    is_agency_work,
    is_exempt_from_ba,
    is_training_like,
    needs_no_ba_for_any_job,
    stay_reached,
)
from handinhand.work_access.words import Activity, Fact, Outcome

_AWP = Outcome.ALLOWED_WITH_PERMISSION


def _training_like_source(case: Setting) -> str:
    if case.activity is Activity.COMPANY_TRAINING:
        return "§ 32 Abs. 2 Nr. 2 BeschV"
    if case.activity is Activity.BFD_FSJ:
        return "§ 32 Abs. 2 Nr. 3, § 14 Abs. 1 Nr. 1 BeschV"
    return "§ 32 Abs. 2 Nr. 1 BeschV; § 22 Abs. 1 S. 2 Nr. 1 bis 4 MiLoG"


@decides(Outcome.NOT_ALLOWED, values.AGENCY_WORK_MONTHS, Certainty.KNOWN)
def agency_work_only_after_four_years(case: Case) -> bool:
    """Until 2015-10-27 the BA could not approve agency work at all (§ 40 (1) Nr. 2)."""
    never = values.AGENCY_WORK_MONTHS.at(case.law_day).value is None
    return never and is_agency_work(case) and not needs_no_ba_for_any_job(case)


@decides(_AWP, _training_like_source)
def training_needs_no_ba(case: Case) -> bool:
    """Training, most internships, Einstiegsqualifizierung, BFD and FSJ never need the BA."""
    return is_training_like(case)


@decides(_AWP, "§ 32 Abs. 2 Nr. 3, 4 BeschV")
def job_is_exempt_from_ba(case: Case) -> bool:
    """Jobs in the own family's business, or at the level of a Blue Card; no agency work."""
    return not is_agency_work(case) and is_exempt_from_ba(case)


@decides(_AWP, values.NO_BA_MONTHS)
def four_years_need_no_ba(case: Case) -> bool:
    """After four years of stay no job needs the BA, agency work included."""
    return needs_no_ba_for_any_job(case)


@waits(values.DULDUNG_BA_MONTHS)
def three_months_before_ba_may_approve(case: Case) -> Reached | None:
    """With a Duldung the BA may approve after three months of stay (§ 32 (1) BeschV)."""
    return Reached(Fact.STAY_SINCE, values.DULDUNG_BA_MONTHS.at(case.law_day).value)


@waits(values.AGENCY_WORK_MONTHS)
def agency_work_after_fifteen_months(case: Case) -> Reached | None:
    """Until 2019-08-05 agency work was out while priority would have to be checked."""
    months = values.AGENCY_WORK_MONTHS.at(case.law_day).value
    return Reached(Fact.STAY_SINCE, months) if months and is_agency_work(case) else None


@decides(Outcome.NEEDS_BA_APPROVAL, values.PRIORITY_CHECK_MONTHS, priority_check=True)
def ba_approval_with_priority_check(case: Case) -> bool:
    """In M-V the BA looked for people with priority during the first fifteen months.

    Agency work begins only after them (the rule above).
    """
    months = values.PRIORITY_CHECK_MONTHS.at(case.law_day).value
    return bool(months) and not is_agency_work(case) and not stay_reached(case, months)


@decides(Outcome.NEEDS_BA_APPROVAL, "§ 32 Abs. 1 BeschV, § 39 AufenthG", otherwise=True)
def ba_approval(case: Case) -> bool:  # noqa: ARG001
    """The BA compares pay and conditions with those of locals; § 40 (1) Nr. 2 is not checked."""
    return True


_WITHOUT_BA = (training_needs_no_ba, job_is_exempt_from_ba, four_years_need_no_ba)
_WITH_BA = (agency_work_after_fifteen_months, ba_approval_with_priority_check, ba_approval)

BA_APPROVAL = Group("3.8", "Zustimmung der Bundesagentur", (*_WITHOUT_BA, *_WITH_BA))
# With a Duldung three months of stay come first, but only where the BA is asked.
BA_APPROVAL_WITH_DULDUNG = Group(
    "3.8",
    "Zustimmung der Bundesagentur (Duldung)",
    (*_WITHOUT_BA, three_months_before_ba_may_approve, *_WITH_BA),
)

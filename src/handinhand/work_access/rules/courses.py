"""Section 3.9, second part: integration course (§ 44) and job language course (§ 45a)."""

from handinhand.core.timeline import Certainty
from handinhand.work_access import values
from handinhand.work_access.case import Case, Reached
from handinhand.work_access.rule import Group, decides, waits
from handinhand.work_access.rules.notions import arrived_by, comes_from_safe_state, says
from handinhand.work_access.words import Fact, Outcome, PermissionBy, PermissionKind, Status

_S = Status
_ALLOWED, _NO, _UNCLEAR = Outcome.ALLOWED, Outcome.NOT_ALLOWED, Outcome.UNCLEAR_LAW
_AWP, _MAY = Outcome.ALLOWED_WITH_PERMISSION, PermissionKind.DISCRETION
_IN_ASYLUM_PROCEDURE = frozenset({_S.ANKUNFTSNACHWEIS, _S.AUFENTHALTSGESTATTUNG})
_FIKTION_81_3 = frozenset({_S.FIKTION_81_3, _S.FIKTION_81_3_DULDUNG})
_ENTITLED = frozenset(
    {
        _S.AE_25_1,
        _S.AE_25_2_REFUGEE,
        _S.AE_25_2_SUBSIDIARY,
        _S.AE_23_2,
        _S.AE_25B,
        _S.AE_FAMILIE,
        _S.FACHKRAFT,
        _S.BLAUE_KARTE,
    }
)
_NOT_OPEN = frozenset({_S.DULDUNG_60B, _S.STUDIUM_16B, _S.OHNE_TITEL})
_OPEN_QUESTION = _FIKTION_81_3 | {
    _S.CHANCENKARTE_20A,
    _S.AUSBILDUNG_16A,
    _S.AE_16G,
    _S.ARBEITSPLATZSUCHE_20,
    _S.ANERKENNUNG_OHNE_TITEL,
    _S.BREXIT_AGREEMENT,
}
_JOB_COURSE_OPEN_QUESTION = _FIKTION_81_3 | {_S.ANERKENNUNG_OHNE_TITEL, _S.DULDUNG_60B}


def has_plain_duldung(case: Case) -> bool:
    """Tell whether it is a Duldung that is not given at discretion (§ 60a (2) S. 3)."""
    return case.status is _S.DULDUNG and not says(case, Fact.DISCRETIONARY_DULDUNG)


def came_early_and_works(case: Case) -> bool:
    """Tell whether the second way of 2019-08-01 is open: early arrival, registered or employed."""
    early = values.EARLIER_ARRIVALS
    return (
        early.covers(case.law_day)
        and not comes_from_safe_state(case)
        and arrived_by(case, early.at(case.law_day).value)
        and says(case, Fact.REGISTERED_OR_EMPLOYED)
    )


@decides(_NO, values.ASYLUM_COURSE_CONDITIONS)
def no_course_without_good_prospects(case: Case) -> bool:
    """Until 2022-12-30 courses were closed to most people in the asylum procedure."""
    return (
        values.ASYLUM_COURSE_CONDITIONS.at(case.law_day).value
        and case.status in _IN_ASYLUM_PROCEDURE
        and not says(case, Fact.GOOD_PROSPECTS)
        and not came_early_and_works(case)
    )


@decides(_ALLOWED, "§ 44 Abs. 1 AufenthG")
def entitled_to_integration_course(case: Case) -> bool:
    """The law gives a right to one course."""
    return case.status in _ENTITLED


@decides(_NO, "§ 44 Abs. 1, 4 AufenthG")
def integration_course_is_not_open(case: Case) -> bool:
    """§ 44 names neither this permit nor a plain Duldung."""
    return case.status in _NOT_OPEN or has_plain_duldung(case)


@decides(_UNCLEAR, "§ 44 AufenthG, § 5 IntV", Certainty.UNSURE)
def integration_course_is_unclear(case: Case) -> bool:
    """Whether § 44 (4) covers this document is not certain; self-payers are possible."""
    return case.status in _OPEN_QUESTION


@decides(_ALLOWED, "§ 44a AufenthG; BAMF-Trägerrundschreiben 02/26")
def course_was_ordered(case: Case) -> bool:
    """Since 2026-02-09 only those whom an office has ordered to take part get a place."""
    return values.ADMISSION_IS_STOPPED.at(case.law_day).value and says(case, Fact.COURSE_OBLIGATION)


@decides(_UNCLEAR, values.ADMISSION_IS_STOPPED, Certainty.UNSURE)
def admission_is_stopped(case: Case) -> bool:
    """BAMF stopped admissions for the year; since July 2026 § 5 IntV ranks § 24 first."""
    return values.ADMISSION_IS_STOPPED.at(case.law_day).value


@decides(_AWP, "§ 44 Abs. 4 AufenthG", kind=_MAY, by=PermissionBy.BAMF, otherwise=True)
def admission_by_bamf(case: Case) -> bool:  # noqa: ARG001
    """Everybody else asks the BAMF for admission, as long as there are places."""
    return True


INTEGRATION_COURSE = Group(
    "3.9",
    "Integrationskurs",
    (
        no_course_without_good_prospects,
        entitled_to_integration_course,
        integration_course_is_not_open,
        integration_course_is_unclear,
        course_was_ordered,
        admission_is_stopped,
        admission_by_bamf,
    ),
)


# Job language course ------------------------------------------------------------------------
@decides(_UNCLEAR, values.JOB_COURSE_EXISTS, Certainty.UNSURE)
def job_course_did_not_exist(case: Case) -> bool:
    """Before 2016-07-01 there was only a programme of the ESF."""
    return not values.JOB_COURSE_EXISTS.at(case.law_day).value


@decides(_NO, "§ 45a AufenthG, § 4 DeuFöV")
def job_course_needs_a_title(case: Case) -> bool:
    """Without any document there is no entitlement."""
    return case.status is _S.OHNE_TITEL


@decides(_UNCLEAR, "§ 45a AufenthG, § 4 DeuFöV", Certainty.UNSURE)
def job_course_is_unclear(case: Case) -> bool:
    """§ 4 DeuFöV does not name these documents."""
    return case.status in _JOB_COURSE_OPEN_QUESTION


@decides(_NO, values.JOB_COURSE_WITH_DULDUNG)
def job_course_is_closed_to_duldung(case: Case) -> bool:
    """Until 2019-07-31 only a discretionary Duldung opened the course."""
    return not values.JOB_COURSE_WITH_DULDUNG.at(case.law_day).value and has_plain_duldung(case)


@decides(_NO, "§ 45a Abs. 2 AufenthG, § 4 Abs. 1 S. 1 Nr. 5 DeuFöV")
def job_course_needs_registration(case: Case) -> bool:
    """With a Duldung one must be registered at the Agentur, employed or in training."""
    return has_plain_duldung(case) and not says(case, Fact.REGISTERED_OR_EMPLOYED)


@waits(values.JOB_COURSE_DULDUNG_MONTHS)
def job_course_after_six_months(case: Case) -> Reached | None:
    """With a Duldung six months come first; before there were any, a rule above refuses."""
    if not has_plain_duldung(case):
        return None
    return Reached(Fact.DULDUNG_SINCE, values.JOB_COURSE_DULDUNG_MONTHS.at(case.law_day).value)


@decides(
    _AWP,
    "§ 45a AufenthG, § 4 DeuFöV",
    Certainty.KNOWN,
    kind=_MAY,
    by=PermissionBy.AGENTUR_OR_JOBCENTER,
    otherwise=True,
)
def job_course_by_agentur_or_jobcenter(case: Case) -> bool:  # noqa: ARG001
    """Agentur für Arbeit or Jobcenter sends people to the course; usually B1 is needed."""
    return True


JOB_LANGUAGE_COURSE = Group(
    "3.9",
    "Berufssprachkurs",
    (
        job_course_did_not_exist,
        job_course_needs_a_title,
        job_course_is_unclear,
        no_course_without_good_prospects,
        job_course_is_closed_to_duldung,
        job_course_needs_registration,
        job_course_after_six_months,
        job_course_by_agentur_or_jobcenter,
    ),
)

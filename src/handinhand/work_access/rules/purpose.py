"""Section 3.7: permits for training, studies, skilled work and search; Fiktion; no permit."""

from handinhand.core.timeline import Certainty
from handinhand.work_access import values
from handinhand.work_access.case import Among, Case
from handinhand.work_access.rule import Group, decides
from handinhand.work_access.rules.notions import (
    at_most,
    insured_for,
    is_agency_work,
    is_company_training,
    is_self_employment,
    is_training_like,
    note_allows,
    says,
    stay_reached,
)
from handinhand.work_access.words import Activity, AppliedFor, Fact, Outcome, PermissionKind

_ALLOWED, _NO, _UNCLEAR = Outcome.ALLOWED, Outcome.NOT_ALLOWED, Outcome.UNCLEAR_LAW
_AWP, _BA = Outcome.ALLOWED_WITH_PERMISSION, Outcome.NEEDS_BA_APPROVAL
_MAY = PermissionKind.DISCRETION
K, U = Certainty.KNOWN, Certainty.UNSURE


def is_mandatory_internship(case: Case) -> bool:
    return case.activity is Activity.INTERNSHIP_MANDATORY


def is_same_job(case: Case) -> bool:
    return says(case, Fact.SAME_JOB)


@decides(_AWP, "§ 21 Abs. 6 AufenthG", kind=_MAY)
def self_employment_beside_the_purpose(case: Case) -> bool:
    """A permit for another purpose stays; the office may permit self-employment beside it."""
    return is_self_employment(case)


# § 16g: training permit --------------------------------------------------------------------
@decides(_ALLOWED, "§ 16g AufenthG, § 4a Abs. 1 AufenthG")
def training_of_the_permit_16g(case: Case) -> bool:
    """The permit is given for this training."""
    return is_company_training(case)


@decides(_ALLOWED, values.TRAINING_PERMIT_HOURS)
def hours_beside_training_16g(case: Case) -> bool:
    """Up to twenty hours a week beside the training."""
    return at_most(case, Fact.WEEKLY_HOURS, values.TRAINING_PERMIT_HOURS.at(case.law_day).value)


@decides(_UNCLEAR, values.TRAINING_PERMIT_HOURS, U, otherwise=True)
def more_hours_beside_training_16g(case: Case) -> bool:  # noqa: ARG001
    """Whether more can be permitted is not certain."""
    return True


AE_16G = Group(
    "3.7",
    "Aufenthaltserlaubnis zur Ausbildung nach Duldung (§ 16g)",
    (
        training_of_the_permit_16g,
        self_employment_beside_the_purpose,
        hours_beside_training_16g,
        more_hours_beside_training_16g,
    ),
)


# § 16a: training ---------------------------------------------------------------------------
@decides(_ALLOWED, "§ 16a Abs. 1, 2 AufenthG (zuvor §§ 17, 16b)")
def training_of_the_permit_16a(case: Case) -> bool:
    """The training itself, and an internship that belongs to it."""
    return is_company_training(case) or is_mandatory_internship(case)


@decides(_NO, values.TRAINING_MUST_BE_QUALIFIED)
def helper_training_allows_no_side_job(case: Case) -> bool:
    """Until 2024-02-29 a job beside the training needed qualified training."""
    must_be_qualified = values.TRAINING_MUST_BE_QUALIFIED.at(case.law_day).value
    return must_be_qualified and not says(case, Fact.TRAINING_QUALIFIED)


@decides(_ALLOWED, values.TRAINING_HOURS)
def hours_beside_training_16a(case: Case) -> bool:
    """Ten, later twenty hours a week beside the training."""
    return at_most(case, Fact.WEEKLY_HOURS, values.TRAINING_HOURS.at(case.law_day).value)


@decides(_UNCLEAR, values.TRAINING_HOURS, U, otherwise=True)
def more_hours_beside_training_16a(case: Case) -> bool:  # noqa: ARG001
    """Whether more can be permitted is not certain."""
    return True


AUSBILDUNG_16A = Group(
    "3.7",
    "Aufenthaltserlaubnis zur Ausbildung (§ 16a)",
    (
        training_of_the_permit_16a,
        self_employment_beside_the_purpose,
        helper_training_allows_no_side_job,
        hours_beside_training_16a,
        more_hours_beside_training_16a,
    ),
)


# § 16b: studies ----------------------------------------------------------------------------
@decides(_ALLOWED, "§ 16b Abs. 1, 3 AufenthG; § 15 Nr. 2 BeschV")
def internship_of_the_studies(case: Case) -> bool:
    """An internship that the studies require belongs to the studies."""
    return is_mandatory_internship(case)


@decides(_BA, "§ 16b Abs. 4, § 16a Abs. 1 AufenthG", kind=_MAY)
def training_instead_of_studies(case: Case) -> bool:
    """Training is another purpose: the permit must be changed, the BA approves."""
    return is_company_training(case)


@decides(_ALLOWED, "§ 16b Abs. 3 AufenthG (zuvor § 16 Abs. 3): studentische Nebentätigkeit")
def student_job_counts_no_days(case: Case) -> bool:
    """Jobs at the university or close to the studies are free of the limit."""
    return says(case, Fact.STUDENT_JOB)


@decides(_ALLOWED, values.STUDENT_DAYS)
def days_beside_studies(case: Case) -> bool:
    """120, later 140 full days a year (twice as many half days) need no permission."""
    return at_most(case, Fact.FULL_DAYS_THIS_YEAR, values.STUDENT_DAYS.at(case.law_day).value)


@decides(_BA, "§ 16b Abs. 3, § 4a Abs. 1 S. 3 AufenthG", K, kind=_MAY, otherwise=True)
def more_days_beside_studies(case: Case) -> bool:  # noqa: ARG001
    """More work than the limit needs the office and the BA."""
    return True


STUDIUM_16B = Group(
    "3.7",
    "Aufenthaltserlaubnis zum Studium (§ 16b)",
    (
        internship_of_the_studies,
        self_employment_beside_the_purpose,
        training_instead_of_studies,
        student_job_counts_no_days,
        days_beside_studies,
        more_days_beside_studies,
    ),
)


# § 20a: Chancenkarte -----------------------------------------------------------------------
@decides(_ALLOWED, "§ 20a Abs. 2 Nr. 2 AufenthG")
def trial_work_with_chancenkarte(case: Case) -> bool:
    """Trial work of two weeks each, qualified or aimed at training or recognition."""
    return case.activity is Activity.TRIAL_WORK


@decides(_BA, "§ 20a, § 16a Abs. 1 AufenthG", kind=_MAY)
def training_instead_of_search(case: Case) -> bool:
    """Training is another purpose: the permit must be changed, the BA approves."""
    return is_company_training(case)


@decides(_UNCLEAR, "§ 20a Abs. 2, § 21 Abs. 6 AufenthG", K)
def self_employment_with_chancenkarte(case: Case) -> bool:
    """The card speaks of employment only; whether § 21 (6) helps is not certain."""
    return is_self_employment(case)


@decides(_ALLOWED, values.CHANCENKARTE_HOURS)
def hours_with_chancenkarte(case: Case) -> bool:
    """Twenty hours a week on average, all jobs together."""
    return at_most(case, Fact.WEEKLY_HOURS, values.CHANCENKARTE_HOURS.at(case.law_day).value)


@decides(_NO, values.CHANCENKARTE_HOURS, otherwise=True)
def more_hours_with_chancenkarte(case: Case) -> bool:  # noqa: ARG001
    """The card allows no more ("nur", since December 2025 in the text)."""
    return True


CHANCENKARTE_20A = Group(
    "3.7",
    "Chancenkarte (§ 20a)",
    (
        trial_work_with_chancenkarte,
        training_instead_of_search,
        self_employment_with_chancenkarte,
        hours_with_chancenkarte,
        more_hours_with_chancenkarte,
    ),
)


# Skilled workers ---------------------------------------------------------------------------
@decides(_ALLOWED, "§§ 18a, 18b, § 4a Abs. 3 AufenthG (bis 29.02.2020 §§ 18, 18a)")
def job_of_the_permit(case: Case) -> bool:
    """The permit was given for this job."""
    return is_same_job(case)


@decides(_ALLOWED, values.QUALIFIED_MONTHS_19D)
def two_qualified_years_allow_all_work(case: Case) -> bool:
    """After two years of qualified work § 19d allows every employment."""
    return insured_for(case, values.QUALIFIED_MONTHS_19D.at(case.law_day).value)


@decides(_AWP, "§ 9 Abs. 1 BeschV, § 4a Abs. 3 S. 4 AufenthG", kind=_MAY)
def long_work_or_stay_needs_no_ba(case: Case) -> bool:
    """24 months of insured work, or three years of stay: the office alone decides."""
    if insured_for(case, values.INSURED_MONTHS.at(case.law_day).value):
        return True
    return stay_reached(case, values.STAY_MONTHS.at(case.law_day).value)


@decides(_UNCLEAR, "§ 18 Abs. 2, § 4a Abs. 3 S. 4 AufenthG", U)
def training_of_skilled_worker_is_unclear(case: Case) -> bool:
    """Training or an internship beside or instead of the skilled job is not settled."""
    return is_training_like(case)


@decides(_NO, "§ 40 Abs. 1 Nr. 2 AufenthG", K)
def agency_work_is_not_approved(case: Case) -> bool:
    """The BA must refuse agency work of those who need its approval."""
    return is_agency_work(case)


@decides(_BA, "§ 4a Abs. 3 S. 4, § 39 AufenthG", K, kind=_MAY, otherwise=True)
def other_job_of_skilled_worker(case: Case) -> bool:  # noqa: ARG001
    """Another job needs the permission of the office and the approval of the BA."""
    return True


_OTHER_JOB = (
    long_work_or_stay_needs_no_ba,
    training_of_skilled_worker_is_unclear,
    agency_work_is_not_approved,
    other_job_of_skilled_worker,
)
FACHKRAFT = Group(
    "3.7",
    "Fachkraft (§§ 18a, 18b)",
    (self_employment_beside_the_purpose, job_of_the_permit, *_OTHER_JOB),
)
AE_19D = Group(
    "3.7",
    "Aufenthaltserlaubnis für qualifizierte Geduldete (§ 19d)",
    (
        self_employment_beside_the_purpose,
        job_of_the_permit,
        two_qualified_years_allow_all_work,
        *_OTHER_JOB,
    ),
)


# Blue Card ---------------------------------------------------------------------------------
@decides(_ALLOWED, values.BLUE_CARD_CHANGE_IS_FREE)
def blue_card_changes_freely(case: Case) -> bool:
    """Since 2023-11-18 no permission; the office may stop a change in the first twelve months."""
    return values.BLUE_CARD_CHANGE_IS_FREE.at(case.law_day).value


@decides(_ALLOWED, values.BLUE_CARD_MONTHS)
def blue_card_is_free_after_two_years(case: Case) -> bool:
    """Until then a change needed permission in the first two years only."""
    return insured_for(case, values.BLUE_CARD_MONTHS.at(case.law_day).value)


@decides(_AWP, values.BLUE_CARD_CHANGE_IS_FREE, kind=_MAY, otherwise=True)
def blue_card_change_needs_permission(case: Case) -> bool:  # noqa: ARG001
    """A change of job in the first two years needed the permission of the office."""
    return True


BLAUE_KARTE = Group(
    "3.7",
    "Blaue Karte EU",
    (
        self_employment_beside_the_purpose,
        training_of_skilled_worker_is_unclear,
        job_of_the_permit,
        blue_card_changes_freely,
        blue_card_is_free_after_two_years,
        blue_card_change_needs_permission,
    ),
)


# Fiktion, recognised without card, no title ------------------------------------------------
@decides(_ALLOWED, "§ 81 Abs. 3 S. 1, § 4a Abs. 4 AufenthG", K)
def note_in_fiktion_allows_work(case: Case) -> bool:
    """The office has written the permission into the Fiktionsbescheinigung."""
    return note_allows(case)


@decides(_ALLOWED, values.ORDERED_CARD_COUNTS)
def ordered_card_allows_work(case: Case) -> bool:
    """The card is ordered: work is allowed as it will say."""
    return values.ORDERED_CARD_COUNTS.at(case.law_day).value and says(case, Fact.PERMIT_READY)


@decides(_UNCLEAR, values.ORDERED_CARD_COUNTS, U)
def ordered_card_is_unclear(case: Case) -> bool:
    """The first day of § 81 (5a) is not certain."""
    return not values.ORDERED_CARD_COUNTS.at(case.law_day).value and says(case, Fact.PERMIT_READY)


@decides(_AWP, "§ 81 Abs. 3, § 24 AufenthG; BMI-Schreiben vom März 2022", K, kind=_MAY)
def fiktion_for_temporary_protection(case: Case) -> bool:
    """Who applied for § 24 asks the office to enter the permission."""
    asked = frozenset({AppliedFor.TEMPORARY_PROTECTION})
    return case.holds(Among(Fact.APPLIED_FOR, frozenset(asked)))


@decides(_NO, "§ 81 Abs. 3 S. 1, § 4a Abs. 4 AufenthG", K, otherwise=True)
def fiktion_allows_no_work_by_itself(case: Case) -> bool:  # noqa: ARG001
    """The stay is allowed while the office decides; work is not, unless it says so."""
    return True


FIKTION_81_3 = Group(
    "3.7",
    "Fiktionsbescheinigung nach § 81 Abs. 3 Satz 1",
    (
        note_in_fiktion_allows_work,
        ordered_card_allows_work,
        ordered_card_is_unclear,
        fiktion_for_temporary_protection,
        fiktion_allows_no_work_by_itself,
    ),
)


@decides(_UNCLEAR, "§ 81 Abs. 3 S. 2 AufenthG", U, otherwise=True)
def late_application_is_unclear(case: Case) -> bool:  # noqa: ARG001
    """Applied too late: the removal is suspended, and the right to work is not settled."""
    return True


FIKTION_81_3_DULDUNG = Group(
    "3.7", "Fiktionsbescheinigung nach § 81 Abs. 3 Satz 2", (late_application_is_unclear,)
)


@decides(_UNCLEAR, "§ 25 Abs. 1 S. 3 AufenthG; Art. 26 RL 2011/95/EU", U, otherwise=True)
def recognised_without_card_is_unclear(case: Case) -> bool:  # noqa: ARG001
    """Recognised by the BAMF, no card yet: EU law speaks for access; press for the document."""
    return True


ANERKENNUNG_OHNE_TITEL = Group(
    "3.7", "Anerkannt, noch ohne Karte", (recognised_without_card_is_unclear,)
)


@decides(_NO, "§ 4a Abs. 4, 5 AufenthG (bis 29.02.2020 § 4 Abs. 3)", otherwise=True)
def without_title_no_work(case: Case) -> bool:  # noqa: ARG001
    """Without a title, Gestattung or Duldung nobody may be employed."""
    return True


OHNE_TITEL = Group("3.7", "Ohne Aufenthaltstitel", (without_title_no_work,))

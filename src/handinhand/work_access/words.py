"""The closed word lists of the law: statuses, activities, outcomes, facts. No framework."""

from collections.abc import Mapping
from enum import StrEnum


class Status(StrEnum):
    """What document a person has (residence statuses are never translated)."""

    ANKUNFTSNACHWEIS = "ankunftsnachweis"  # § 63a AsylG
    AUFENTHALTSGESTATTUNG = "aufenthaltsgestattung"  # § 55 AsylG
    DULDUNG = "duldung"  # § 60a AufenthG
    DULDUNG_60B = "duldung_60b"  # "für Personen mit ungeklärter Identität"
    AUSBILDUNGSDULDUNG = "ausbildungsduldung"  # § 60c; § 60a (2) S. 4 before
    BESCHAEFTIGUNGSDULDUNG = "beschaeftigungsduldung"  # § 60d
    AE_16G = "ae_16g"  # Aufenthaltserlaubnis for the training of people with a Duldung
    AE_19D = "ae_19d"  # qualified people with a Duldung; § 18a before
    AE_22 = "ae_22"
    AE_23_1 = "ae_23_1"
    AE_23_2 = "ae_23_2"  # also § 23 (4)
    AE_23A = "ae_23a"  # Härtefall
    AE_24 = "ae_24"  # temporary protection
    AE_25_1 = "ae_25_1"
    AE_25_2_REFUGEE = "ae_25_2_refugee"
    AE_25_2_SUBSIDIARY = "ae_25_2_subsidiary"
    AE_25_3 = "ae_25_3"  # Abschiebungsverbot
    AE_25_4 = "ae_25_4"  # also (4a), (4b)
    AE_25_5 = "ae_25_5"
    AE_25A = "ae_25a"
    AE_25B = "ae_25b"
    AE_104C = "ae_104c"  # Chancen-Aufenthaltsrecht
    AE_FAMILIE = "ae_familie"  # §§ 28-36a
    NIEDERLASSUNGSERLAUBNIS = "niederlassungserlaubnis"
    DAUERAUFENTHALT_EU = "daueraufenthalt_eu"
    EU_CITIZEN = "eu_citizen"  # also EEA and Switzerland
    EU_FAMILY = "eu_family"
    BREXIT_AGREEMENT = "brexit_agreement"
    FACHKRAFT = "fachkraft"  # §§ 18a, 18b; § 18 before
    BLAUE_KARTE = "blaue_karte"  # § 18g; § 18b (2), § 19a before
    AUSBILDUNG_16A = "ausbildung_16a"
    STUDIUM_16B = "studium_16b"
    ARBEITSPLATZSUCHE_20 = "arbeitsplatzsuche_20"
    CHANCENKARTE_20A = "chancenkarte_20a"
    FIKTION_81_3 = "fiktion_81_3"  # § 81 (3) S. 1
    FIKTION_81_3_DULDUNG = "fiktion_81_3_duldung"  # § 81 (3) S. 2
    FIKTION_81_4 = "fiktion_81_4"
    ANERKENNUNG_OHNE_TITEL = "anerkennung_ohne_titel"  # recognised, no card yet
    OHNE_TITEL = "ohne_titel"  # none of these, e.g. Grenzübertrittsbescheinigung


class Activity(StrEnum):
    """What a person wants to do."""

    EMPLOYMENT = "employment"
    TRIAL_WORK = "trial_work"  # Probearbeit
    TEMPORARY_AGENCY_WORK = "temporary_agency_work"
    COMPANY_TRAINING = "company_training"
    INTERNSHIP_MANDATORY = "internship_mandatory"
    INTERNSHIP_ORIENTATION = "internship_orientation"
    INTERNSHIP_ACCOMPANYING = "internship_accompanying"
    INTERNSHIP_OTHER = "internship_other"
    EINSTIEGSQUALIFIZIERUNG = "einstiegsqualifizierung"
    BFD_FSJ = "bfd_fsj"
    SELF_EMPLOYMENT = "self_employment"
    HOSPITATION = "hospitation"  # only watching
    SCHOOL_TRAINING = "school_training"
    STUDY = "study"
    INTEGRATION_COURSE = "integration_course"
    JOB_LANGUAGE_COURSE = "job_language_course"
    ASYLBLG_WORK_OPPORTUNITY = "asylblg_work_opportunity"


class Outcome(StrEnum):
    ALLOWED = "allowed"
    ALLOWED_WITH_PERMISSION = "allowed_with_permission"
    NEEDS_BA_APPROVAL = "needs_ba_approval"
    NOT_YET = "not_yet"
    NOT_ALLOWED = "not_allowed"
    DEPENDS = "depends"
    UNCLEAR_LAW = "unclear_law"


class PermissionKind(StrEnum):
    """How far the office is bound: "kann", "soll", "ist zu"."""

    DISCRETION = "discretion"
    SHOULD = "should"
    ENTITLEMENT = "entitlement"


class PermissionBy(StrEnum):
    AUSLAENDERBEHOERDE = "auslaenderbehoerde"
    BAMF = "bamf"
    AGENTUR_OR_JOBCENTER = "agentur_or_jobcenter"
    SOZIALAMT = "sozialamt"


class Origin(StrEnum):
    """The group of states a person comes from; the state itself is never kept."""

    SAFE_LISTED = "safe_listed"  # AL BA GH XK ME MK SN RS
    GE_MD = "ge_md"  # Georgia, Moldova
    EU_LIST = "eu_list"  # EG BD IN CO MA TN TR
    OTHER = "other"


class AsylumHistory(StrEnum):
    """What became of the application for asylum; the last four: after 2015-08-31, or none."""

    KEY_DAY_PROTECTED = "key_day_protected"
    APPLIED_UNTIL_2015_08_31 = "applied_until_2015_08_31"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    WITHDRAWN_AFTER_ADVICE = "withdrawn_after_advice"
    NEVER_APPLIED = "never_applied"


class DocumentNote(StrEnum):
    ALL_WORK = "all_work"  # "Erwerbstätigkeit erlaubt"
    EMPLOYMENT = "employment"  # "Beschäftigung erlaubt"
    NONE = "none"


class AppliedFor(StrEnum):
    TEMPORARY_PROTECTION = "temporary_protection"
    OTHER = "other"


class BaExemption(StrEnum):
    """Jobs for which the BA is never asked (§ 32 (2) Nr. 3, 4 BeschV)."""

    NONE = "none"
    FAMILY_BUSINESS = "family_business"
    BLUE_CARD_LEVEL = "blue_card_level"


class Fact(StrEnum):
    """What can be known of a person. The first nineteen are asked, in this order."""

    PREVIOUS_STATUS = "previous_status"
    DOCUMENT_NOTE = "document_note"
    APPLIED_FOR = "applied_for"
    ACCELERATED_PROCEDURE = "accelerated_procedure"
    MUST_LIVE_IN_CENTRE = "must_live_in_centre"
    ORIGIN = "origin"
    ASYLUM_HISTORY = "asylum_history"
    SELF_CAUSED_OBSTACLE = "self_caused_obstacle"
    ASYLUM_APPLICATION_ON = "asylum_application_on"
    DULDUNG_SINCE = "duldung_since"
    STAY_SINCE = "stay_since"
    SAME_JOB = "same_job"
    INSURED_WORK_MONTHS = "insured_work_months"
    WEEKLY_HOURS = "weekly_hours"
    FULL_DAYS_THIS_YEAR = "full_days_this_year"
    GOOD_PROSPECTS = "good_prospects"
    REGISTERED_OR_EMPLOYED = "registered_or_employed"
    COURSE_OBLIGATION = "course_obligation"
    ASYLBLG_BENEFITS = "asylblg_benefits"
    BA_EXEMPTION = "ba_exemption"
    ENTERED_FOR_BENEFITS = "entered_for_benefits"
    REMOVAL_STEPS_PENDING = "removal_steps_pending"
    REJECTED_NO_EFFECT = "rejected_no_effect"
    SIX_MONTH_GROUP = "six_month_group"
    COOPERATION_BREACHED = "cooperation_breached"
    PASSPORT_SHOWN = "passport_shown"
    PERMISSION_IN_ASYLUM = "permission_in_asylum"
    TRAINING_QUALIFIED = "training_qualified"
    STUDENT_JOB = "student_job"
    PERMIT_READY = "permit_ready"
    DISCRETIONARY_DULDUNG = "discretionary_duldung"


# Never asked: taken as said here unless somebody says otherwise; named when they mattered.
ASSUMED: Mapping[Fact, bool | BaExemption] = {
    Fact.BA_EXEMPTION: BaExemption.NONE,
    Fact.ENTERED_FOR_BENEFITS: False,
    Fact.REMOVAL_STEPS_PENDING: False,
    Fact.REJECTED_NO_EFFECT: False,
    Fact.SIX_MONTH_GROUP: False,
    Fact.COOPERATION_BREACHED: False,
    Fact.PASSPORT_SHOWN: False,
    Fact.PERMISSION_IN_ASYLUM: False,
    Fact.TRAINING_QUALIFIED: True,
    Fact.STUDENT_JOB: False,
    Fact.PERMIT_READY: False,
    Fact.DISCRETIONARY_DULDUNG: False,
}
ASKED: tuple[Fact, ...] = tuple(fact for fact in Fact if fact not in ASSUMED)

_A = Activity
# The three letters of the spec: E and Z are ordinary jobs, F never needs the BA in a Duldung.
ORDINARY_JOBS = frozenset({_A.EMPLOYMENT, _A.TRIAL_WORK, _A.INTERNSHIP_OTHER})
AGENCY_WORK = frozenset({_A.TEMPORARY_AGENCY_WORK})
TRAINING_LIKE = frozenset(
    {
        _A.COMPANY_TRAINING,
        _A.INTERNSHIP_MANDATORY,
        _A.INTERNSHIP_ORIENTATION,
        _A.INTERNSHIP_ACCOMPANYING,
        _A.EINSTIEGSQUALIFIZIERUNG,
        _A.BFD_FSJ,
    }
)
WORK = ORDINARY_JOBS | AGENCY_WORK | TRAINING_LIKE
GAINFUL = WORK | {_A.SELF_EMPLOYMENT}  # Erwerbstätigkeit

_S = Status
# What a Fiktionsbescheinigung of § 81 (4) can prolong.
PREVIOUS_STATUSES = frozenset(
    {status for status in Status if status.startswith("ae_")}
    | {
        _S.FACHKRAFT,
        _S.BLAUE_KARTE,
        _S.AUSBILDUNG_16A,
        _S.STUDIUM_16B,
        _S.CHANCENKARTE_20A,
        _S.ARBEITSPLATZSUCHE_20,
    }
)

"""Section 3.5: work during the asylum procedure, § 61 AsylG (Ankunftsnachweis, Gestattung)."""

from handinhand.core.timeline import Certainty
from handinhand.work_access import values
from handinhand.work_access.case import Case, Reached, Setting
from handinhand.work_access.rule import Group, decides, notes, waits
from handinhand.work_access.rules.ba_approval import BA_APPROVAL, agency_work_only_after_four_years
from handinhand.work_access.rules.notions import (
    applied_by,
    comes_from,
    comes_from_safe_state,
    is_self_employment,
    lives_in_centre,
    says,
)
from handinhand.work_access.words import Fact, Origin, Outcome, PermissionKind, Status

_NO = Outcome.NOT_ALLOWED
_GE_MD = frozenset({Origin.GE_MD})


def has_ankunftsnachweis(case: Case) -> bool:
    return case.status is Status.ANKUNFTSNACHWEIS


def safe_states_are_banned_in_centre(case: Case) -> bool:
    """Tell whether § 61 (1) of the day excepts safe states (2019-08-21 to 2026-06-11)."""
    ban = values.CENTRE_SAFE_STATE_BAN
    return ban.covers(case.law_day) and ban.at(case.law_day).value


def _source_of_key_days(case: Setting) -> str:
    first = values.SAFE_LISTED_KEY_DAY.at(case.law_day).source
    later = values.GE_MD_KEY_DAY
    return f"{first}; {later.at(case.law_day).source}" if later.covers(case.law_day) else first


def _source_outside(case: Setting) -> str:
    ban = values.OUTSIDE_SAFE_STATE_BAN_IS_CLEAR.at(case.law_day).source
    return f"{ban}; {values.SAFE_STATES.at(case.law_day).source}"


def ge_md_key_day_holds(case: Case) -> bool:
    """Tell whether a person from Georgia or Moldova applied by 2023-08-30 (§ 87d AsylG)."""
    key_day = values.GE_MD_KEY_DAY
    if not key_day.covers(case.law_day) or not comes_from(case, _GE_MD):
        return False
    return applied_by(case, key_day.at(case.law_day).value)


def formal_application_protects(case: Case) -> bool:
    """Tell whether § 87d could hold in the centre, where only a formal application counts."""
    return not has_ankunftsnachweis(case) and ge_md_key_day_holds(case)


def applied_before_key_day(case: Case) -> bool:
    """Tell whether the application is too old for the ban outside the centre (§ 61 (2) S. 4)."""
    if comes_from(case, _GE_MD):
        return ge_md_key_day_holds(case)
    return applied_by(case, values.SAFE_LISTED_KEY_DAY.at(case.law_day).value)


def is_banned_safe_state_outside(case: Case) -> bool:
    return (
        not lives_in_centre(case)
        and comes_from_safe_state(case)
        and not applied_before_key_day(case)
    )


@decides(_NO, "§ 61 AsylG (nur Beschäftigung); § 21 Abs. 6 AufenthG", Certainty.KNOWN)
def asylum_law_permits_only_employment(case: Case) -> bool:
    """§ 61 AsylG speaks of Beschäftigung; § 21 (6) AufenthG wants a residence permit."""
    return is_self_employment(case)


@decides(_NO, values.ACCELERATED_BAN, Certainty.KNOWN)
def accelerated_procedure_bans_work(case: Case) -> bool:
    """No permission in the accelerated procedure: read for the centre, known well outside."""
    return values.ACCELERATED_BAN.at(case.law_day).value and says(case, Fact.ACCELERATED_PROCEDURE)


@decides(_NO, values.COOPERATION_BAN)
def breach_of_cooperation_bans_work(case: Case) -> bool:
    """Who breaches the duty to cooperate "soll nicht" be permitted to work."""
    return values.COOPERATION_BAN.at(case.law_day).value and says(case, Fact.COOPERATION_BREACHED)


# In the centre -------------------------------------------------------------------------------
@decides(_NO, values.CENTRE_BAN)
def centre_bans_all_work(case: Case) -> bool:
    """Until 2019-08-20 nobody could work while obliged to live in the centre."""
    return values.CENTRE_BAN.at(case.law_day).value and lives_in_centre(case)


@decides(Outcome.UNCLEAR_LAW, "§ 87d AsylG (nennt nur § 61 Abs. 2)", Certainty.UNSURE)
def key_day_in_centre_is_unclear(case: Case) -> bool:
    """§ 87d protects applications by 2023-08-30, but names the rule outside the centre only."""
    if not safe_states_are_banned_in_centre(case) or not lives_in_centre(case):
        return False
    return comes_from_safe_state(case) and formal_application_protects(case)


@decides(_NO, values.CENTRE_SAFE_STATE_BAN)
def safe_state_bans_work_in_centre(case: Case) -> bool:
    """People from safe states were excepted from the new right in the centre."""
    if not safe_states_are_banned_in_centre(case) or not lives_in_centre(case):
        return False
    return comes_from_safe_state(case) and not formal_application_protects(case)


@decides(_NO, "§ 61 Abs. 1 S. 2 Nr. 4 AsylG")
def rejection_without_effect_bans_work(case: Case) -> bool:
    """Rejected as offensichtlich unbegründet or unzulässig, and the court has not stopped it."""
    return (
        not values.CENTRE_BAN.at(case.law_day).value
        and lives_in_centre(case)
        and says(case, Fact.REJECTED_NO_EFFECT)
    )


@decides(_NO, values.CENTRE_NEEDS_FORMAL_APPLICATION)
def no_formal_application_yet(case: Case) -> bool:
    """The months run from the formal application; an Ankunftsnachweis comes before it."""
    needed = values.CENTRE_NEEDS_FORMAL_APPLICATION
    return (
        needed.covers(case.law_day)
        and needed.at(case.law_day).value
        and has_ankunftsnachweis(case)
        and lives_in_centre(case)
    )


@waits(values.CENTRE_MONTHS)
def months_in_centre_run(case: Case) -> Reached | None:
    """In the centre work must be permitted after months of procedure: 9, later 6, now 3."""
    if not values.CENTRE_MONTHS.covers(case.law_day) or not lives_in_centre(case):
        return None
    months = values.CENTRE_MONTHS.at(case.law_day).value
    longer = values.SIX_MONTH_GROUP_MONTHS
    if longer.covers(case.law_day) and says(case, Fact.SIX_MONTH_GROUP):
        months = longer.at(case.law_day).value
    return Reached(Fact.ASYLUM_APPLICATION_ON, months)


@notes(values.CENTRE_MONTHS, kind=PermissionKind.ENTITLEMENT)
def centre_gives_a_right_after_months(case: Case) -> bool:
    """After these months the office has no choice ("ist zu erlauben")."""
    return values.CENTRE_MONTHS.covers(case.law_day) and lives_in_centre(case)


# Outside the centre --------------------------------------------------------------------------
@decides(Outcome.UNCLEAR_LAW, values.ANKUNFTSNACHWEIS_IS_GESTATTET, Certainty.UNSURE)
def ankunftsnachweis_was_unsettled(case: Case) -> bool:
    """Until 2016-08-05 it was open whether the stay was gestattet; § 87c settled it backwards."""
    unsettled = not values.ANKUNFTSNACHWEIS_IS_GESTATTET.at(case.law_day).value
    return unsettled and has_ankunftsnachweis(case) and not lives_in_centre(case)


@decides(_NO, _source_outside)
def safe_state_bans_work_outside(case: Case) -> bool:
    """Safe state and application after the key day: no work during the procedure."""
    clear = values.OUTSIDE_SAFE_STATE_BAN_IS_CLEAR.at(case.law_day).value
    return clear and is_banned_safe_state_outside(case)


@decides(Outcome.UNCLEAR_LAW, values.OUTSIDE_SAFE_STATE_BAN_IS_CLEAR, Certainty.UNSURE)
def safe_state_outside_is_unclear(case: Case) -> bool:
    """Since 2026-06-12 § 61 (2) S. 4 (ban) stands against S. 5 (accelerated procedure only)."""
    clear = values.OUTSIDE_SAFE_STATE_BAN_IS_CLEAR.at(case.law_day).value
    return not clear and is_banned_safe_state_outside(case)


@waits(values.OUTSIDE_MONTHS)
def months_of_permitted_stay_run(case: Case) -> Reached | None:
    """Outside the centre three months of permitted stay come first, training included."""
    if lives_in_centre(case):
        return None
    return Reached(Fact.STAY_SINCE, values.OUTSIDE_MONTHS.at(case.law_day).value)


@notes(values.OUTSIDE_ENTITLED_AFTER, Certainty.KNOWN, kind=PermissionKind.DISCRETION)
def office_may_permit_outside(case: Case) -> bool:
    """Outside the centre the office decides freely ("kann") until the months are over."""
    return not lives_in_centre(case) and not _has_right_outside(case)


@notes(values.OUTSIDE_ENTITLED_AFTER, Certainty.KNOWN, kind=PermissionKind.ENTITLEMENT)
def office_must_permit_outside(case: Case) -> bool:
    """From 2019-08-21 after the months of the centre, since 2026-06-12 at once."""
    return not lives_in_centre(case) and _has_right_outside(case)


def _has_right_outside(case: Case) -> bool:
    """Promise a right only if the day of the application is known: it is not asked for this."""
    months = values.OUTSIDE_ENTITLED_AFTER.at(case.law_day).value
    if months is None:
        return False
    return months == 0 or case.surely(Reached(Fact.ASYLUM_APPLICATION_ON, months))


@notes(_source_of_key_days)
def application_before_key_day_is_protected(case: Case) -> bool:
    """Safe state, but applied early enough: the ban does not cover it."""
    return (
        not lives_in_centre(case) and comes_from_safe_state(case) and applied_before_key_day(case)
    )


ASYLUM_PROCEDURE = Group(
    "3.5",
    "Im Asylverfahren (Ankunftsnachweis, Aufenthaltsgestattung)",
    (
        asylum_law_permits_only_employment,
        agency_work_only_after_four_years,
        accelerated_procedure_bans_work,
        breach_of_cooperation_bans_work,
        centre_bans_all_work,
        key_day_in_centre_is_unclear,
        safe_state_bans_work_in_centre,
        rejection_without_effect_bans_work,
        no_formal_application_yet,
        ankunftsnachweis_was_unsettled,
        safe_state_bans_work_outside,
        safe_state_outside_is_unclear,
        months_in_centre_run,
        months_of_permitted_stay_run,
        centre_gives_a_right_after_months,
        office_may_permit_outside,
        office_must_permit_outside,
        application_before_key_day_is_protected,
    ),
    then=BA_APPROVAL,
)

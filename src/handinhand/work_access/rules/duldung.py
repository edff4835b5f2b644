"""Section 3.6: work with a Duldung, §§ 60a-60d AufenthG."""

from handinhand.core.timeline import Certainty
from handinhand.work_access import values
from handinhand.work_access.case import Among, Case, Reached, Setting
from handinhand.work_access.rule import Group, decides, notes, waits
from handinhand.work_access.rules.ba_approval import (
    BA_APPROVAL,
    BA_APPROVAL_WITH_DULDUNG,
    agency_work_only_after_four_years,
)
from handinhand.work_access.rules.notions import (
    comes_from,
    is_company_training,
    is_self_employment,
    lives_in_centre,
    says,
)
from handinhand.work_access.words import Fact, Outcome, PermissionKind, Status

_NO, _UNCLEAR, U = Outcome.NOT_ALLOWED, Outcome.UNCLEAR_LAW, Certainty.UNSURE
SPECIAL_DULDUNGEN = frozenset({Status.AUSBILDUNGSDULDUNG, Status.BESCHAEFTIGUNGSDULDUNG})


def comes_from_banned_state(case: Case) -> bool:
    return comes_from(case, values.DULDUNG_BAN_STATES.at(case.law_day).value)


def history_is_banned(case: Case) -> bool:
    """Tell whether the history of the asylum application falls under § 60a (6) S. 1 Nr. 3."""
    banned = values.DULDUNG_BAN_HISTORIES.at(case.law_day).value
    return case.holds(Among(Fact.ASYLUM_HISTORY, frozenset(banned)))


@decides(_NO, "§ 60a Abs. 6 S. 1 Nr. 1 AufenthG")
def entry_for_benefits_bans_work(case: Case) -> bool:
    """Who came to receive benefits must not be permitted to work."""
    return says(case, Fact.ENTERED_FOR_BENEFITS)


@decides(_NO, "§ 60a Abs. 6 S. 1 Nr. 2 AufenthG")
def self_caused_obstacle_bans_work(case: Case) -> bool:
    """Who prevents the removal by own conduct (identity, passport) must not be permitted."""
    return says(case, Fact.SELF_CAUSED_OBSTACLE)


@decides(_UNCLEAR, values.DULDUNG_UNCLEAR_STATES, U)
def eu_list_is_not_settled(case: Case) -> bool:
    """From 2026-06-12 to 2026-08-02 it is not certain whether the EU list already bans."""
    return comes_from(case, values.DULDUNG_UNCLEAR_STATES.at(case.law_day).value)


def _source_of_ban(case: Setting) -> str:
    states = values.DULDUNG_BAN_STATES.at(case.law_day)
    return f"{states.source}; {values.DULDUNG_BAN_HISTORIES.at(case.law_day).source}"


@decides(_NO, _source_of_ban)
def safe_state_bans_work_with_duldung(case: Case) -> bool:
    """Safe state and asylum rejected (since 2020 also withdrawn or never applied for)."""
    return comes_from_banned_state(case) and history_is_banned(case)


@decides(_NO, values.DULDUNG_SELF_EMPLOYMENT_IS_BANNED, Certainty.KNOWN)
def self_employment_is_banned_with_duldung(case: Case) -> bool:
    """Until 2020-02-29 self-employment needed a residence permit."""
    banned = values.DULDUNG_SELF_EMPLOYMENT_IS_BANNED.at(case.law_day).value
    return banned and is_self_employment(case)


@decides(_UNCLEAR, values.DULDUNG_SELF_EMPLOYMENT_IS_BANNED, U)
def self_employment_is_unclear_with_duldung(case: Case) -> bool:
    """§ 4a (4) and § 60a (5b) speak of Erwerbstätigkeit: whether this is meant is disputed."""
    banned = values.DULDUNG_SELF_EMPLOYMENT_IS_BANNED.at(case.law_day).value
    return not banned and is_self_employment(case)


def removal_is_near(case: Case) -> bool:
    """Tell whether § 60a (5b) takes the "soll" away: concrete steps of removal are pending."""
    return values.REMOVAL_STEPS_MATTER.at(case.law_day).value and says(
        case, Fact.REMOVAL_STEPS_PENDING
    )


@decides(_UNCLEAR, values.REMOVAL_STEPS_MATTER, U)
def near_removal_is_unclear(case: Case) -> bool:
    """No "soll" once removal steps are pending; whether discretion remains is disputed."""
    return removal_is_near(case)


@decides(_NO, values.CENTRE_BAN, Certainty.KNOWN)
def centre_bans_all_work_with_duldung(case: Case) -> bool:
    """Until 2019-08-20 the ban of the centre also covered people with a Duldung."""
    return values.CENTRE_BAN.at(case.law_day).value and lives_in_centre(case)


def _asylum_permission_continues(case: Case) -> bool:
    """Tell whether work permitted during the asylum procedure goes on (§ 61 (1) last S.)."""
    continues = values.DULDUNG_KEEPS_ASYLUM_PERMISSION.at(case.law_day).value
    return continues and says(case, Fact.PERMISSION_IN_ASYLUM)


def _months_in_centre(case: Case) -> int:
    """Return the months of Duldung in the centre: fewer with passport or for training."""
    normal = values.DULDUNG_CENTRE_MONTHS.at(case.law_day).value
    short = values.DULDUNG_CENTRE_MONTHS_SHORT.at(case.law_day).value
    if short == normal:
        return normal
    return short if is_company_training(case) or says(case, Fact.PASSPORT_SHOWN) else normal


def _source_in_centre(case: Setting) -> str:
    short = values.DULDUNG_CENTRE_MONTHS_SHORT.at(case.law_day)
    normal = values.DULDUNG_CENTRE_MONTHS.at(case.law_day)
    return normal.source if short.value == normal.value else f"{normal.source}; {short.source}"


@waits(_source_in_centre)
def months_of_duldung_in_centre_run(case: Case) -> Reached | None:
    """In the centre six months of Duldung come first, since 2026-06-12 three for some."""
    if not lives_in_centre(case) or _asylum_permission_continues(case):
        return None
    return Reached(Fact.DULDUNG_SINCE, _months_in_centre(case))


@notes(_source_in_centre)
def centre_is_no_longer_a_ban(case: Case) -> bool:
    """Since 2019-08-21 the office of the centre can permit work with a Duldung."""
    return lives_in_centre(case)


def office_should_permit(case: Case) -> bool:
    is_should = values.DULDUNG_KIND.at(case.law_day).value is PermissionKind.SHOULD
    return is_should and not removal_is_near(case)


def office_must_permit(case: Case) -> bool:
    """Tell whether § 61 (1) last S. binds the office more than "kann" and "soll" do."""
    has_centre_rules = case.status is Status.DULDUNG
    return has_centre_rules and lives_in_centre(case) and _asylum_permission_continues(case)


@notes(values.DULDUNG_KIND, kind=PermissionKind.DISCRETION)
def office_may_permit_with_duldung(case: Case) -> bool:
    """The office decides freely ("kann"): until 2024-02-26, since then where removal is near."""
    return not office_should_permit(case) and not office_must_permit(case)


@notes(values.DULDUNG_KIND, kind=PermissionKind.SHOULD)
def office_should_permit_with_duldung(case: Case) -> bool:
    """Since 2024-02-27 the office as a rule permits ("soll")."""
    return office_should_permit(case) and not office_must_permit(case)


@notes(values.DULDUNG_KEEPS_ASYLUM_PERMISSION, kind=PermissionKind.ENTITLEMENT)
def permission_of_asylum_time_continues(case: Case) -> bool:
    """Work was permitted during the asylum procedure: in the centre this must go on."""
    return office_must_permit(case)


@notes(_source_of_ban)
def history_is_not_banned(case: Case) -> bool:
    """Safe state, but the history is not among the banned ones (key days: § 104 (18) Nr. 2)."""
    return comes_from_banned_state(case) and not history_is_banned(case)


_SELF_EMPLOYMENT = (self_employment_is_banned_with_duldung, self_employment_is_unclear_with_duldung)
_KIND = (office_may_permit_with_duldung, office_should_permit_with_duldung)

DULDUNG = Group(
    "3.6",
    "Duldung (§ 60a AufenthG)",
    (
        entry_for_benefits_bans_work,
        self_caused_obstacle_bans_work,
        eu_list_is_not_settled,
        safe_state_bans_work_with_duldung,
        *_SELF_EMPLOYMENT,
        near_removal_is_unclear,
        agency_work_only_after_four_years,
        centre_bans_all_work_with_duldung,
        months_of_duldung_in_centre_run,
        *_KIND,
        centre_is_no_longer_a_ban,
        permission_of_asylum_time_continues,
        history_is_not_banned,
    ),
    then=BA_APPROVAL_WITH_DULDUNG,
)


@decides(_NO, "§ 60b Abs. 5 S. 2 AufenthG", otherwise=True)
def unclear_identity_bans_work(case: Case) -> bool:  # noqa: ARG001
    """ "Für Personen mit ungeklärter Identität": no work at all; curable by § 60b (4)."""
    return True


DULDUNG_60B = Group(
    "3.6", "Duldung für Personen mit ungeklärter Identität", (unclear_identity_bans_work,)
)


@decides(
    Outcome.ALLOWED_WITH_PERMISSION,
    values.DULDUNG_FOR_TRAINING,
    kind=PermissionKind.ENTITLEMENT,
)
def training_of_this_duldung_is_permitted(case: Case) -> bool:
    """The Duldung is given for the training, so its permission must be given with it."""
    return is_company_training(case)


DULDUNG_FOR_TRAINING_OR_WORK = Group(
    "3.6",
    "Ausbildungsduldung, Beschäftigungsduldung",
    (*_SELF_EMPLOYMENT, training_of_this_duldung_is_permitted, *_KIND),
    then=BA_APPROVAL,
)

"""What to do next and what could change the answer: stable codes (section 4 of the spec).

The words stand in texts/steps.py; the offices are found in the directory by the code's kind.
"""

from collections.abc import Mapping
from functools import lru_cache

from handinhand.work_access.words import Activity, Outcome, PermissionBy

_A = Activity
_INTERNSHIPS = frozenset(
    {
        _A.INTERNSHIP_MANDATORY,
        _A.INTERNSHIP_ORIENTATION,
        _A.INTERNSHIP_ACCOMPANYING,
        _A.INTERNSHIP_OTHER,
        _A.EINSTIEGSQUALIFIZIERUNG,
    }
)
_COUNSEL = ("ask_counselling", "ask_lawyer")
_MOVE_OUT = ("ask_about_moving_out",)
_PASSPORT = ("show_passport_effort",)
_OTHER_STATUS = ("look_for_other_status",)
_PURPOSE = ("ask_about_change_of_purpose",)
# What could change a ban, by the code of the reason that decided.
WHAT_COULD_CHANGE: Mapping[str, tuple[str, ...]] = {
    "centre_bans_all_work": _MOVE_OUT,
    "centre_bans_all_work_with_duldung": _MOVE_OUT,
    "safe_state_bans_work_in_centre": (*_MOVE_OUT, *_OTHER_STATUS),
    "rejection_without_effect_bans_work": ("ask_court_for_effect", *_MOVE_OUT),
    "no_formal_application_yet": ("make_formal_application", *_MOVE_OUT),
    "accelerated_procedure_bans_work": ("wait_for_decision_or_court",),
    "breach_of_cooperation_bans_work": ("make_up_for_cooperation",),
    "safe_state_bans_work_outside": _OTHER_STATUS,
    "safe_state_bans_work_with_duldung": _OTHER_STATUS,
    "entry_for_benefits_bans_work": _OTHER_STATUS,
    "self_caused_obstacle_bans_work": _PASSPORT,
    "unclear_identity_bans_work": (*_PASSPORT, "ask_removal_of_60b_note"),
    "asylum_law_permits_only_employment": ("look_for_employment_instead",),
    "self_employment_is_banned_with_duldung": ("look_for_employment_instead",),
    "agency_work_only_after_four_years": ("look_for_direct_employment",),
    "agency_work_is_not_approved": ("look_for_direct_employment",),
    "helper_training_allows_no_side_job": _PURPOSE,
    "more_hours_with_chancenkarte": ("work_fewer_hours", *_PURPOSE),
    "fiktion_allows_no_work_by_itself": ("ask_for_permission_in_fiktion",),
    "without_title_no_work": ("counselling_before_any_office",),
    "no_course_without_good_prospects": ("look_for_other_courses",),
    "integration_course_is_not_open": ("look_for_other_courses",),
    "job_course_needs_a_title": ("counselling_before_any_office",),
    "job_course_is_closed_to_duldung": ("look_for_other_courses",),
    "job_course_needs_registration": ("register_at_agentur",),
    "opportunity_only_with_benefits": ("ask_jobcenter_for_similar",),
}
# Training with a permit of another purpose: a new permit is applied for, not a permission to work.
CHANGES_OF_PURPOSE = frozenset({"training_instead_of_studies", "training_instead_of_search"})
_OPEN = ("answer_open_question", "see_document_guide", "ask_counselling")
_UNCLEAR = (*_COUNSEL, "print_answers", "bring_all_letters", "ask_psz_if_ill")
_WAITING = ("remember_first_day", "hand_in_weeks_before", "use_the_waiting_time", "ask_counselling")
_WAITING_FOR_COURSE = ("remember_first_day", "use_the_waiting_time", "ask_counselling")
_OFFICE: Mapping[PermissionBy, tuple[str, ...]] = {
    PermissionBy.BAMF: ("apply_for_course_admission", "ask_counselling"),
    PermissionBy.AGENTUR_OR_JOBCENTER: ("ask_agentur_or_jobcenter",),
    PermissionBy.SOZIALAMT: ("ask_sozialamt",),
}
_ALLOWED: Mapping[Activity, tuple[str, ...]] = {
    _A.HOSPITATION: ("only_watch",),
    _A.STUDY: ("read_conditions_in_document", "ask_school_or_university"),
    _A.SCHOOL_TRAINING: ("read_conditions_in_document", "ask_school_or_university"),
    _A.INTEGRATION_COURSE: ("go_to_course_provider",),
    _A.SELF_EMPLOYMENT: ("register_business", "check_recognition", "ask_for_help_with_work"),
}
_AT_WORK = ("show_document_to_employer", "check_recognition", "ask_for_help_with_work")
# The reasons that show who lives in the centre: there an office of the state permits.
IN_CENTRE = frozenset({"centre_gives_a_right_after_months", "centre_is_no_longer_a_ban"})


@lru_cache(maxsize=4096)
def steps_after(
    outcome: Outcome, codes: tuple[str, ...], by: PermissionBy | None, activity: Activity
) -> tuple[str, ...]:
    """Return the next steps, most important first; `codes` are those of the reasons."""
    if outcome is Outcome.DEPENDS:
        return _OPEN
    if outcome is Outcome.UNCLEAR_LAW:
        return _UNCLEAR
    if outcome is Outcome.NOT_ALLOWED:
        return (*WHAT_COULD_CHANGE[codes[0]], *_COUNSEL)
    if outcome is Outcome.NOT_YET:
        waiting = _WAITING_FOR_COURSE if by in _OFFICE else _WAITING
        return (*waiting, *_office_steps(codes, by))
    if outcome is Outcome.ALLOWED:
        return _OFFICE[by] if by else _ALLOWED.get(activity, _AT_WORK)
    return _permission_steps(outcome, codes, by, activity)


def _office_steps(codes: tuple[str, ...], by: PermissionBy | None) -> tuple[str, ...]:
    if by is not None and by in _OFFICE:
        return _OFFICE[by]
    in_centre = not IN_CENTRE.isdisjoint(codes)
    return ("go_to_state_authority",) if in_centre else ("go_to_auslaenderbehoerde",)


def _permission_steps(
    outcome: Outcome, codes: tuple[str, ...], by: PermissionBy | None, activity: Activity
) -> tuple[str, ...]:
    if by is not None and by in _OFFICE:
        return _OFFICE[by]
    steps = [*_office_steps(codes, by), *_papers(activity, codes)]
    if outcome is Outcome.NEEDS_BA_APPROVAL:
        steps += ["office_asks_agentur", "expect_some_weeks"]
    else:
        steps.append("ask_how_long")
    return (*steps, "wait_for_entry_in_document", "ask_for_written_refusal")


def _papers(activity: Activity, codes: tuple[str, ...]) -> tuple[str, ...]:
    if activity is Activity.SELF_EMPLOYMENT:
        return ("bring_business_plan",)
    has_same_purpose = CHANGES_OF_PURPOSE.isdisjoint(codes)
    form = "fill_in_application" if has_same_purpose else "apply_for_training_permit"
    return (form, "employer_fills_in_form", _paper_of_employer(activity))


def _paper_of_employer(activity: Activity) -> str:
    if activity is Activity.COMPANY_TRAINING:
        return "bring_training_contract"
    return "bring_internship_plan" if activity in _INTERNSHIPS else "bring_contract_and_document"

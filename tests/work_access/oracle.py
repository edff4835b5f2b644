"""The spec once more, written from its text alone with plain days: for the proofs only.

It knows complete facts only and shares nothing with the engine but the words; two people rarely
make the same mistake twice. `Told` says outcome, first day, kind, office and priority check.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

Facts = Mapping[str, Any]


class Told(NamedTuple):
    outcome: str
    from_day: date | None = None
    kind: str | None = None
    by: str | None = None
    priority_check: bool = False


ABH = "auslaenderbehoerde"
ALLOWED = Told("allowed")
NO = Told("not_allowed")
UNCLEAR = Told("unclear_law")
OFFICE = Told("allowed_with_permission", kind="discretion", by=ABH)
BA = Told("needs_ba_approval", kind="discretion", by=ABH)

E = {"employment", "trial_work", "internship_other"}
Z = {"temporary_agency_work"}
F = {
    "company_training",
    "internship_mandatory",
    "internship_orientation",
    "internship_accompanying",
    "einstiegsqualifizierung",
    "bfd_fsj",
}
FREE = set(
    "ae_25_1 ae_25_2_refugee ae_25_2_subsidiary ae_23_2 ae_25a ae_25b ae_104c ae_familie"
    " niederlassungserlaubnis daueraufenthalt_eu eu_citizen eu_family brexit_agreement"
    " arbeitsplatzsuche_20".split()
)


def day_after(start: date, months: int) -> date:
    """Count month by month, as one does on a calendar."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date(year, month, min(start.day, monthrange(year, month)[1])) + timedelta(1)


def reached(facts: Facts, fact: str, months: int) -> bool:
    return bool(facts["on"] >= day_after(facts[fact], months))


def tell(facts: Facts) -> Told:
    status, activity = facts["status"], facts["activity"]
    if activity == "hospitation":
        return ALLOWED
    if status == "fiktion_81_4":
        return tell({**facts, "status": facts["previous_status"]})
    if activity in NOT_WORK:
        return NOT_WORK[activity](facts)
    if status in FREE:
        return ALLOWED
    return WORK[status](facts)


# 3.2, 3.3, 3.4
def note_is_enough(facts: Facts) -> bool:
    enough = {"all_work"} if facts["activity"] == "self_employment" else {"all_work", "employment"}
    return facts["document_note"] in enough


def section_3_3(facts: Facts) -> Told:
    return ALLOWED if note_is_enough(facts) else OFFICE


def section_3_2(facts: Facts) -> Told:
    return ALLOWED if facts["on"] >= date(2020, 3, 1) else section_3_3(facts)


def section_3_4(facts: Facts) -> Told:
    if facts["activity"] == "self_employment" or facts["on"] >= date(2022, 6, 1):
        return ALLOWED
    return section_3_3(facts)


# 3.5
def safe_state(facts: Facts) -> bool:
    if facts["on"] >= date(2023, 12, 23):
        return facts["origin"] in {"safe_listed", "ge_md"}
    return bool(facts["origin"] == "safe_listed")


def application_day(facts: Facts) -> date:
    day: date = facts[
        "stay_since" if facts["status"] == "ankunftsnachweis" else "asylum_application_on"
    ]
    return day


def old_agency_ban(facts: Facts) -> bool:
    return (
        facts["activity"] in Z
        and facts["on"] < date(2015, 10, 28)
        and not reached(facts, "stay_since", 48)
    )


def section_3_5(facts: Facts) -> Told:
    if facts["activity"] == "self_employment" or old_agency_ban(facts):
        return NO
    since_geas = facts["on"] >= date(2026, 6, 12)
    if since_geas and (facts["accelerated_procedure"] or facts["cooperation_breached"]):
        return NO
    if facts["must_live_in_centre"]:
        return in_centre(facts)
    return outside(facts)


def in_centre(facts: Facts) -> Told:
    on = facts["on"]
    if on <= date(2019, 8, 20):
        return NO
    if on <= date(2026, 6, 11) and safe_state(facts):
        formal = facts["status"] == "aufenthaltsgestattung"  # § 87d needs a formal application
        early = formal and facts["asylum_application_on"] <= date(2023, 8, 30)
        return UNCLEAR if facts["origin"] == "ge_md" and early else NO
    if facts["rejected_no_effect"]:
        return NO
    if on <= date(2026, 6, 11) and facts["status"] == "ankunftsnachweis":
        return NO
    return with_waits(facts, "entitlement", [("asylum_application_on", centre_months(facts))])


def centre_months(facts: Facts) -> int:
    if facts["on"] <= date(2024, 2, 26):
        return 9
    if facts["on"] <= date(2026, 6, 11) or facts["six_month_group"]:
        return 6
    return 3


def outside(facts: Facts) -> Told:
    on = facts["on"]
    if facts["status"] == "ankunftsnachweis" and on < date(2016, 8, 6):
        return UNCLEAR
    key_day = date(2023, 8, 30) if facts["origin"] == "ge_md" else date(2015, 8, 31)
    if safe_state(facts) and application_day(facts) > key_day:
        return NO if on <= date(2026, 6, 11) else UNCLEAR
    return with_waits(facts, kind_outside(facts), [("stay_since", 3)])


def kind_outside(facts: Facts) -> str:
    on = facts["on"]
    if on >= date(2026, 6, 12):
        return "entitlement"
    if on >= date(2019, 8, 21):
        months = 9 if on <= date(2024, 2, 26) else 6
        if reached(facts, "asylum_application_on", months):
            return "entitlement"
    return "discretion"


def with_waits(facts: Facts, kind: str, periods: list[tuple[str, int]]) -> Told:
    """Put the waits before what section 3.8 says."""
    later = section_3_8(facts)
    days = [day_after(facts[fact], months) for fact, months in periods]
    days = [day for day in days if day > facts["on"]]
    if later.outcome == "not_yet" and later.from_day:
        days.append(later.from_day)
    if days:
        return Told("not_yet", max(days), kind, ABH)
    return later._replace(kind=kind)


# 3.8
def section_3_8(facts: Facts) -> Told:
    on, agency = facts["on"], facts["activity"] in Z
    if facts["activity"] in F:
        return OFFICE
    if facts["ba_exemption"] != "none" and not agency:
        return OFFICE
    if reached(facts, "stay_since", 48):
        return OFFICE
    fifteen = day_after(facts["stay_since"], 15)
    if agency and date(2015, 10, 28) <= on <= date(2019, 8, 5) and on < fifteen:
        return Told("not_yet", fifteen, "discretion", ABH)
    return BA._replace(priority_check=on <= date(2019, 8, 5) and on < fifteen)


# 3.6
def section_3_6(facts: Facts) -> Told:
    on = facts["on"]
    if facts["entered_for_benefits"] or facts["self_caused_obstacle"]:
        return NO
    if facts["origin"] == "eu_list" and date(2026, 6, 12) <= on <= date(2026, 8, 2):
        return UNCLEAR
    if banned_state(facts) and facts["asylum_history"] in banned_histories(on):
        return NO
    if facts["activity"] == "self_employment":
        return self_employment_3_6(facts)
    return work_3_6(facts)


def work_3_6(facts: Facts) -> Told:
    on = facts["on"]
    if on >= date(2024, 2, 27) and facts["removal_steps_pending"]:
        return UNCLEAR
    if old_agency_ban(facts):
        return NO
    if facts["must_live_in_centre"] and on <= date(2019, 8, 20):
        return NO
    return duldung_waits(facts)


def self_employment_3_6(facts: Facts) -> Told:
    return NO if facts["on"] <= date(2020, 2, 29) else UNCLEAR


def banned_state(facts: Facts) -> bool:
    eu_list = facts["origin"] == "eu_list" and facts["on"] >= date(2026, 8, 3)
    return eu_list or safe_state(facts)


def banned_histories(on: date) -> set[str]:
    if on <= date(2019, 12, 31):
        return {"rejected"}
    return {"rejected", "withdrawn", "never_applied"}


def duldung_waits(facts: Facts) -> Told:
    kind = duldung_kind(facts)
    periods: list[tuple[str, int]] = []
    if facts["must_live_in_centre"]:
        if facts["on"] >= date(2026, 6, 12) and facts["permission_in_asylum"]:
            kind = "entitlement"
        else:
            periods.append(("duldung_since", duldung_centre_months(facts)))
    if section_3_8(facts).outcome in {"needs_ba_approval", "not_yet"}:
        periods.append(("stay_since", 3))
    return with_waits(facts, kind, periods)


def duldung_kind(facts: Facts) -> str:
    is_should = facts["on"] >= date(2024, 2, 27) and not facts["removal_steps_pending"]
    return "should" if is_should else "discretion"


def duldung_centre_months(facts: Facts) -> int:
    shorter = facts["passport_shown"] or facts["activity"] == "company_training"
    return 3 if facts["on"] >= date(2026, 6, 12) and shorter else 6


def special_duldung(facts: Facts) -> Told:
    if facts["activity"] == "self_employment":
        return self_employment_3_6(facts)
    if facts["activity"] == "company_training":
        return OFFICE._replace(kind="entitlement")
    return with_waits(facts, duldung_kind(facts), [])


# 3.7
def ae_16g(facts: Facts) -> Told:
    if facts["activity"] == "company_training":
        return ALLOWED
    if facts["activity"] == "self_employment":
        return OFFICE
    return ALLOWED if facts["weekly_hours"] <= 20 else UNCLEAR


def ausbildung_16a(facts: Facts) -> Told:
    if facts["activity"] in {"company_training", "internship_mandatory"}:
        return ALLOWED
    if facts["activity"] == "self_employment":
        return OFFICE
    old = facts["on"] < date(2024, 3, 1)
    if old and not facts["training_qualified"]:
        return NO
    return ALLOWED if facts["weekly_hours"] <= (10 if old else 20) else UNCLEAR


def studium_16b(facts: Facts) -> Told:
    if facts["activity"] == "internship_mandatory":
        return ALLOWED
    if facts["activity"] == "self_employment":
        return OFFICE
    if facts["activity"] == "company_training":
        return BA
    limit = 120 if facts["on"] < date(2024, 3, 1) else 140
    if facts["student_job"] or facts["full_days_this_year"] <= limit:
        return ALLOWED
    return BA


def chancenkarte_20a(facts: Facts) -> Told:
    by_activity = {"trial_work": ALLOWED, "company_training": BA, "self_employment": UNCLEAR}
    hours = ALLOWED if facts["weekly_hours"] <= 20 else NO
    return by_activity.get(facts["activity"], hours)


def fachkraft(facts: Facts) -> Told:
    if facts["activity"] == "self_employment":
        return OFFICE
    if facts["same_job"]:
        return ALLOWED
    if facts["insured_work_months"] >= 24:
        return ALLOWED if facts["status"] == "ae_19d" else OFFICE
    if reached(facts, "stay_since", 36):
        return OFFICE
    if facts["activity"] in F:
        return UNCLEAR
    return NO if facts["activity"] in Z else BA


def blaue_karte(facts: Facts) -> Told:
    if facts["activity"] == "self_employment":
        return OFFICE
    if facts["activity"] in F:
        return UNCLEAR
    if facts["same_job"] or facts["on"] >= date(2023, 11, 18):
        return ALLOWED
    return ALLOWED if facts["insured_work_months"] >= 24 else OFFICE


def fiktion_81_3(facts: Facts) -> Told:
    if note_is_enough(facts):
        return ALLOWED
    if facts["permit_ready"]:
        return ALLOWED if facts["on"] >= date(2021, 4, 28) else UNCLEAR
    return OFFICE if facts["applied_for"] == "temporary_protection" else NO


WORK: Mapping[str, Callable[[Facts], Told]] = {
    **dict.fromkeys(("ae_22", "ae_23a", "ae_25_3", "ae_25_5"), section_3_2),
    **dict.fromkeys(("ae_25_4", "ae_23_1"), section_3_3),
    "ae_24": section_3_4,
    **dict.fromkeys(("ankunftsnachweis", "aufenthaltsgestattung"), section_3_5),
    "duldung": section_3_6,
    "duldung_60b": lambda _: NO,
    **dict.fromkeys(("ausbildungsduldung", "beschaeftigungsduldung"), special_duldung),
    "ae_16g": ae_16g,
    "ausbildung_16a": ausbildung_16a,
    "studium_16b": studium_16b,
    "chancenkarte_20a": chancenkarte_20a,
    "fachkraft": fachkraft,
    "ae_19d": fachkraft,
    "blaue_karte": blaue_karte,
    "fiktion_81_3": fiktion_81_3,
    "fiktion_81_3_duldung": lambda _: UNCLEAR,
    "anerkennung_ohne_titel": lambda _: UNCLEAR,
    "ohne_titel": lambda _: NO,
}


# 3.9
def learning(facts: Facts) -> Told:
    status, activity = facts["status"], facts["activity"]
    if (status, activity) in {
        ("studium_16b", "study"),
        ("ausbildung_16a", "school_training"),
        ("ae_16g", "school_training"),
    }:
        return ALLOWED
    other_use = (
        "fachkraft blaue_karte ausbildung_16a ae_16g ae_19d chancenkarte_20a"
        " arbeitsplatzsuche_20 studium_16b ohne_titel fiktion_81_3_duldung"
    )
    return UNCLEAR if status in other_use.split() else ALLOWED


def closed_in_asylum(facts: Facts) -> bool:
    if facts["status"] not in {"ankunftsnachweis", "aufenthaltsgestattung"}:
        return False
    if facts["on"] >= date(2022, 12, 31) or facts["good_prospects"]:
        return False
    second_way = (
        facts["on"] >= date(2019, 8, 1)
        and not safe_state(facts)
        and facts["stay_since"] < date(2019, 8, 1)
        and facts["registered_or_employed"]
    )
    return not second_way


def integration_course(facts: Facts) -> Told:
    status = facts["status"]
    if status in ENTITLED:
        return ALLOWED
    if status in {"duldung_60b", "studium_16b", "ohne_titel"} or plain_duldung(facts):
        return NO
    if status in COURSE_UNCLEAR:
        return UNCLEAR
    if closed_in_asylum(facts):
        return NO
    if facts["on"] >= date(2026, 2, 9):
        return ALLOWED if facts["course_obligation"] else UNCLEAR
    return OFFICE._replace(by="bamf")


ENTITLED = set(
    "ae_25_1 ae_25_2_refugee ae_25_2_subsidiary ae_23_2 ae_25b ae_familie fachkraft"
    " blaue_karte".split()
)
COURSE_UNCLEAR = set(
    "chancenkarte_20a ausbildung_16a ae_16g arbeitsplatzsuche_20 fiktion_81_3"
    " fiktion_81_3_duldung anerkennung_ohne_titel brexit_agreement".split()
)


def plain_duldung(facts: Facts) -> bool:
    return facts["status"] == "duldung" and not facts["discretionary_duldung"]


def job_language_course(facts: Facts) -> Told:
    status, on = facts["status"], facts["on"]
    if on < date(2016, 7, 1):
        return UNCLEAR
    if status == "ohne_titel":
        return NO
    if status in {
        "fiktion_81_3",
        "fiktion_81_3_duldung",
        "anerkennung_ohne_titel",
        "duldung_60b",
    }:
        return UNCLEAR
    if closed_in_asylum(facts):
        return NO
    return job_course_with_duldung(facts) if plain_duldung(facts) else SENT


SENT = OFFICE._replace(by="agentur_or_jobcenter")


def job_course_with_duldung(facts: Facts) -> Told:
    if facts["on"] < date(2019, 8, 1) or not facts["registered_or_employed"]:
        return NO
    first = day_after(facts["duldung_since"], 6)
    return SENT._replace(outcome="not_yet", from_day=first) if facts["on"] < first else SENT


def asylblg_work_opportunity(facts: Facts) -> Told:
    status = facts["status"]
    social_office = ALLOWED._replace(by="sozialamt")
    if status in {"aufenthaltsgestattung", "ankunftsnachweis"} or "duldung" in status.split("_")[0]:
        return social_office
    by_benefits = (
        "ae_24 ae_25_4 ae_25_5 ae_23_1 fiktion_81_3 fiktion_81_3_duldung ohne_titel".split()
    )
    return social_office if status in by_benefits and facts["asylblg_benefits"] else NO


NOT_WORK: Mapping[str, Callable[[Facts], Told]] = {
    "study": learning,
    "school_training": learning,
    "integration_course": integration_course,
    "job_language_course": job_language_course,
    "asylblg_work_opportunity": asylblg_work_opportunity,
}

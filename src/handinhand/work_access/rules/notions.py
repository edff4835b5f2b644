"""Notions of the law that several sections share: one notion, one function."""

from collections.abc import Set as AbstractSet
from datetime import date

from handinhand.work_access import values
from handinhand.work_access.case import Among, AtMost, Case, Reached, Until
from handinhand.work_access.words import (
    AGENCY_WORK,
    TRAINING_LIKE,
    Activity,
    BaExemption,
    DocumentNote,
    Fact,
    Origin,
    Status,
)

YES: frozenset[bool] = frozenset({True})


def says(case: Case, fact: Fact) -> bool:
    """Ask a question with yes or no."""
    return case.holds(Among(fact, frozenset(YES)))


def is_self_employment(case: Case) -> bool:
    return case.activity is Activity.SELF_EMPLOYMENT


def is_agency_work(case: Case) -> bool:
    return case.activity in AGENCY_WORK


def is_training_like(case: Case) -> bool:
    """Tell whether it is F: training, most internships, Einstiegsqualifizierung, BFD and FSJ."""
    return case.activity in TRAINING_LIKE


def is_company_training(case: Case) -> bool:
    return case.activity is Activity.COMPANY_TRAINING


def lives_in_centre(case: Case) -> bool:
    """Tell whether the person must live in the Aufnahmeeinrichtung (§ 47 AsylG)."""
    return says(case, Fact.MUST_LIVE_IN_CENTRE)


def comes_from(case: Case, states: AbstractSet[Origin]) -> bool:
    return bool(states) and case.holds(Among(Fact.ORIGIN, frozenset(states)))


def comes_from_safe_state(case: Case) -> bool:
    """Tell whether the state is on Anlage II AsylG on that day (sicherer Herkunftsstaat)."""
    return comes_from(case, values.SAFE_STATES.at(case.law_day).value)


def stay_reached(case: Case, months: int) -> bool:
    """Tell whether the uninterrupted stay (erlaubt, gestattet, geduldet) lasts so long."""
    return case.holds(Reached(Fact.STAY_SINCE, months))


def applied_by(case: Case, day: date) -> bool:
    """Tell whether asylum was applied for by this day.

    An Ankunftsnachweis comes before the formal application, so there the stay counts.
    """
    before = case.status is Status.ANKUNFTSNACHWEIS
    return case.holds(Until(Fact.STAY_SINCE if before else Fact.ASYLUM_APPLICATION_ON, day))


def needs_no_ba_for_any_job(case: Case) -> bool:
    """Tell whether four years of stay are over (§ 32 (2) Nr. 5 BeschV)."""
    return stay_reached(case, values.NO_BA_MONTHS.at(case.law_day).value)


def is_exempt_from_ba(case: Case) -> bool:
    """Tell whether it is a job without BA: family business, level of a Blue Card."""
    exempt = frozenset({BaExemption.FAMILY_BUSINESS, BaExemption.BLUE_CARD_LEVEL})
    return case.holds(Among(Fact.BA_EXEMPTION, frozenset(exempt)))


def note_allows(case: Case) -> bool:
    """Tell whether the document itself allows this: "Beschäftigung" is no self-employment."""
    enough = {DocumentNote.ALL_WORK}
    if not is_self_employment(case):
        enough.add(DocumentNote.EMPLOYMENT)
    return case.holds(Among(Fact.DOCUMENT_NOTE, frozenset(enough)))


def at_most(case: Case, fact: Fact, most: float) -> bool:
    return case.holds(AtMost(fact, most))


def insured_for(case: Case, months: int) -> bool:
    """Tell whether so many months of insured work (or more) are done."""
    return not at_most(case, Fact.INSURED_WORK_MONTHS, months - 1)


def arrived_by(case: Case, day: date) -> bool:
    """Tell whether the stay began on this day or before."""
    return case.holds(Until(Fact.STAY_SINCE, day))

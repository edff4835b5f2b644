"""How each question is put: the control, its choices in their order, the papers to look at."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handinhand.work_access.words import (
    PREVIOUS_STATUSES,
    Activity,
    AppliedFor,
    AsylumHistory,
    DocumentNote,
    Fact,
    Status,
)

MOST_QUESTIONS = 7


class Control(StrEnum):
    """What the reader is given to answer with."""

    CHOICE = "choice"
    STATE = "state"
    DAY = "day"
    NUMBER = "number"
    DAYS = "days"  # whole and half days
    DATE = "date"  # the day to reckon for


_S, _A = Status, Activity
Groups = tuple[tuple[str | Promise, tuple[str, ...]], ...]

STATUS_GROUPS: Groups = (
    (_("Ich habe um Asyl gebeten"), (_S.ANKUNFTSNACHWEIS, _S.AUFENTHALTSGESTATTUNG)),
    (
        _("Mein Asyl ist anerkannt"),
        (_S.AE_25_1, _S.AE_25_2_REFUGEE, _S.AE_25_2_SUBSIDIARY, _S.ANERKENNUNG_OHNE_TITEL),
    ),
    (
        _("Ich habe eine Duldung"),
        (_S.DULDUNG, _S.DULDUNG_60B, _S.AUSBILDUNGSDULDUNG, _S.BESCHAEFTIGUNGSDULDUNG),
    ),
    (_("Ich komme aus der Ukraine"), (_S.AE_24,)),
    (
        _("Ich habe eine andere Karte"),
        (
            _S.AE_25_3,
            _S.AE_25_4,
            _S.AE_25_5,
            _S.AE_25A,
            _S.AE_25B,
            _S.AE_22,
            _S.AE_23_1,
            _S.AE_23_2,
            _S.AE_23A,
            _S.AE_104C,
            _S.AE_16G,
            _S.AE_19D,
            _S.AE_FAMILIE,
        ),
    ),
    (
        _("Ich bin für Arbeit, Ausbildung oder Studium hier"),
        (
            _S.FACHKRAFT,
            _S.BLAUE_KARTE,
            _S.AUSBILDUNG_16A,
            _S.STUDIUM_16B,
            _S.CHANCENKARTE_20A,
            _S.ARBEITSPLATZSUCHE_20,
        ),
    ),
    (
        _("Ich habe ein Papier vom Amt, die Karte kommt noch"),
        (_S.FIKTION_81_3, _S.FIKTION_81_3_DULDUNG, _S.FIKTION_81_4),
    ),
    (
        _("Ich darf ohne Ende bleiben, oder ich komme aus der EU"),
        (
            _S.NIEDERLASSUNGSERLAUBNIS,
            _S.DAUERAUFENTHALT_EU,
            _S.EU_CITIZEN,
            _S.EU_FAMILY,
            _S.BREXIT_AGREEMENT,
        ),
    ),
    (_("Nichts davon"), (_S.OHNE_TITEL,)),
)
PREVIOUS_GROUPS: Groups = tuple(
    (title, chosen)
    for title, codes in STATUS_GROUPS
    if (chosen := tuple(code for code in codes if code in PREVIOUS_STATUSES))
)
ACTIVITY_GROUPS: Groups = (
    (_("Arbeit"), (_A.EMPLOYMENT, _A.TRIAL_WORK, _A.TEMPORARY_AGENCY_WORK, _A.SELF_EMPLOYMENT)),
    (_("Ausbildung und Studium"), (_A.COMPANY_TRAINING, _A.SCHOOL_TRAINING, _A.STUDY)),
    (
        _("Praktikum und Kennenlernen"),
        (
            _A.INTERNSHIP_MANDATORY,
            _A.INTERNSHIP_ORIENTATION,
            _A.INTERNSHIP_ACCOMPANYING,
            _A.INTERNSHIP_OTHER,
            _A.EINSTIEGSQUALIFIZIERUNG,
            _A.HOSPITATION,
            _A.BFD_FSJ,
        ),
    ),
    (
        _("Kurse und Arbeit in der Unterkunft"),
        (_A.INTEGRATION_COURSE, _A.JOB_LANGUAGE_COURSE, _A.ASYLBLG_WORK_OPPORTUNITY),
    ),
)
TEMPLATES: Mapping[Control, str] = {
    Control.CHOICE: "work_access/control_choice.html",
    Control.STATE: "work_access/control_state.html",
    Control.DAY: "work_access/control_day.html",
    Control.NUMBER: "work_access/control_number.html",
    Control.DAYS: "work_access/control_days.html",
    Control.DATE: "work_access/control_date.html",
}
YES_NO: Groups = (("", ("ja", "nein")),)
CHOICES: Mapping[str, Groups] = {
    "status": STATUS_GROUPS,
    "activity": ACTIVITY_GROUPS,
    Fact.PREVIOUS_STATUS: PREVIOUS_GROUPS,
    Fact.DOCUMENT_NOTE: (("", tuple(DocumentNote)),),
    Fact.APPLIED_FOR: (("", tuple(AppliedFor)),),
    Fact.ASYLUM_HISTORY: (("", tuple(AsylumHistory)),),
}
CONTROLS: Mapping[str, Control] = {
    "on": Control.DATE,
    Fact.ORIGIN: Control.STATE,
    Fact.ASYLUM_APPLICATION_ON: Control.DAY,
    Fact.DULDUNG_SINCE: Control.DAY,
    Fact.STAY_SINCE: Control.DAY,
    Fact.INSURED_WORK_MONTHS: Control.NUMBER,
    Fact.WEEKLY_HOURS: Control.NUMBER,
    Fact.FULL_DAYS_THIS_YEAR: Control.DAYS,
}
PICTURES: Mapping[str, tuple[str, ...]] = {
    "status": ("gestattung", "duldung", "card", "arrival", "fiktion"),
    Fact.PREVIOUS_STATUS: ("card",),
    Fact.DOCUMENT_NOTE: ("card", "supplement"),
    Fact.APPLIED_FOR: ("fiktion",),
    Fact.SAME_JOB: ("supplement",),
    Fact.DULDUNG_SINCE: ("duldung",),
}


def control(fact: str) -> Control:
    return CONTROLS.get(fact, Control.CHOICE)


def choices(fact: str) -> Groups:
    """Return the choices of a question in groups; a question of yes or no has one group."""
    return CHOICES.get(fact, YES_NO)

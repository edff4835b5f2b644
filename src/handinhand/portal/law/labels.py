"""The words of the engine's codes in the reader's language: papers, aims, outcomes, reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from handinhand.portal.work import wording
from handinhand.work_access.texts import ACTIVITIES, STATUSES
from handinhand.work_access.words import Activity, Outcome, Status

Out, S, A = Outcome, Status, Activity


@dataclass(frozen=True, slots=True)
class Look:
    """How an outcome is shown: a colour (mood), a sign and a word; the word alone is enough."""

    code: str
    mood: str
    sign: str
    word: str
    meaning: str


_MOODS: Mapping[Outcome, tuple[str, str]] = {
    Out.ALLOWED: ("ok", "tick"),
    Out.ALLOWED_WITH_PERMISSION: ("ok", "paper"),
    Out.NEEDS_BA_APPROVAL: ("ok", "ticks"),
    Out.NOT_YET: ("wait", "clock"),
    Out.NOT_ALLOWED: ("no", "cross"),
    Out.DEPENDS: ("open", "question"),
    Out.UNCLEAR_LAW: ("wait", "doubt"),
}
# Short, for a table; the legend says what each means.
_WORDS: Mapping[Outcome, str | Promise] = {
    Out.ALLOWED: gettext_lazy("Ja"),
    Out.ALLOWED_WITH_PERMISSION: gettext_lazy("Erlaubnis nötig"),
    Out.NEEDS_BA_APPROVAL: gettext_lazy("Zwei Ämter nötig"),
    Out.NOT_YET: gettext_lazy("Noch nicht"),
    Out.NOT_ALLOWED: gettext_lazy("Nein"),
    Out.DEPENDS: gettext_lazy("Kommt darauf an"),
    Out.UNCLEAR_LAW: gettext_lazy("Unklar"),
}
_MEANINGS: Mapping[Outcome, str | Promise] = {
    Out.ALLOWED: gettext_lazy("Das ist erlaubt, ohne weitere Erlaubnis."),
    Out.ALLOWED_WITH_PERMISSION: gettext_lazy("Das ist möglich. Ein Amt muss vorher Ja sagen."),
    Out.NEEDS_BA_APPROVAL: gettext_lazy(
        "Das ist möglich. Ein Amt und die Agentur für Arbeit müssen vorher Ja sagen."
    ),
    Out.NOT_YET: gettext_lazy("Eine Wartezeit läuft noch."),
    Out.NOT_ALLOWED: gettext_lazy("Das ist nicht erlaubt."),
    Out.DEPENDS: gettext_lazy("Ihre Angaben entscheiden. Darunter steht, was möglich ist."),
    Out.UNCLEAR_LAW: gettext_lazy("Die Rechtslage ist unklar. Bitte lassen Sie sich beraten."),
}
STATUS_GROUPS: Mapping[str, tuple[str | Promise, tuple[Status, ...]]] = {
    "asyl": (gettext_lazy("Im Asylverfahren"), (S.ANKUNFTSNACHWEIS, S.AUFENTHALTSGESTATTUNG)),
    "duldung": (
        gettext_lazy("Duldung"),
        (S.DULDUNG, S.DULDUNG_60B, S.AUSBILDUNGSDULDUNG, S.BESCHAEFTIGUNGSDULDUNG),
    ),
    "schutz": (
        gettext_lazy("Schutz und Anerkennung"),
        (
            S.AE_24,
            S.AE_25_1,
            S.AE_25_2_REFUGEE,
            S.AE_25_2_SUBSIDIARY,
            S.AE_25_3,
            S.ANERKENNUNG_OHNE_TITEL,
        ),
    ),
    "aufnahme": (
        gettext_lazy("Aufnahme und andere humanitäre Gründe"),
        (
            S.AE_22,
            S.AE_23_1,
            S.AE_23_2,
            S.AE_23A,
            S.AE_25_4,
            S.AE_25_5,
            S.AE_25A,
            S.AE_25B,
            S.AE_104C,
        ),
    ),
    "arbeit": (
        gettext_lazy("Arbeit, Ausbildung und Studium"),
        (
            S.FACHKRAFT,
            S.BLAUE_KARTE,
            S.AE_16G,
            S.AE_19D,
            S.AUSBILDUNG_16A,
            S.STUDIUM_16B,
            S.ARBEITSPLATZSUCHE_20,
            S.CHANCENKARTE_20A,
        ),
    ),
    "familie": (
        gettext_lazy("Familie, EU und Daueraufenthalt"),
        (
            S.AE_FAMILIE,
            S.NIEDERLASSUNGSERLAUBNIS,
            S.DAUERAUFENTHALT_EU,
            S.EU_CITIZEN,
            S.EU_FAMILY,
            S.BREXIT_AGREEMENT,
        ),
    ),
    "uebergang": (
        gettext_lazy("Übergang oder kein Papier"),
        (S.FIKTION_81_3, S.FIKTION_81_3_DULDUNG, S.FIKTION_81_4, S.OHNE_TITEL),
    ),
}
ACTIVITY_GROUPS: Mapping[str, tuple[str | Promise, tuple[Activity, ...]]] = {
    "arbeiten": (
        gettext_lazy("Arbeiten"),
        (A.EMPLOYMENT, A.TRIAL_WORK, A.TEMPORARY_AGENCY_WORK, A.SELF_EMPLOYMENT),
    ),
    "ausbildung": (
        gettext_lazy("Ausbildung und Studium"),
        (A.COMPANY_TRAINING, A.EINSTIEGSQUALIFIZIERUNG, A.SCHOOL_TRAINING, A.STUDY),
    ),
    "praktikum": (
        gettext_lazy("Praktikum und Freiwilligendienst"),
        (
            A.INTERNSHIP_MANDATORY,
            A.INTERNSHIP_ORIENTATION,
            A.INTERNSHIP_ACCOMPANYING,
            A.INTERNSHIP_OTHER,
            A.HOSPITATION,
            A.BFD_FSJ,
        ),
    ),
    "kurse": (
        gettext_lazy("Kurse und Arbeit vom Sozialamt"),
        (A.INTEGRATION_COURSE, A.JOB_LANGUAGE_COURSE, A.ASYLBLG_WORK_OPPORTUNITY),
    ),
}
ORDERED_STATUSES = tuple(one for _title, group in STATUS_GROUPS.values() for one in group)
ORDERED_ACTIVITIES = tuple(one for _title, group in ACTIVITY_GROUPS.values() for one in group)


def look(outcome: Outcome) -> Look:
    mood, sign = _MOODS[outcome]
    return Look(outcome, mood, sign, str(_WORDS[outcome]), str(_MEANINGS[outcome]))


def legend() -> list[Look]:
    return [look(outcome) for outcome in Outcome]


def status_title(status: Status) -> str:
    return gettext(STATUSES[status][0])


def activity_title(activity: Activity) -> str:
    return gettext(ACTIVITIES[activity][0])


def reason(code: str) -> str:
    """Return what a rule says."""
    return wording.reason(code)

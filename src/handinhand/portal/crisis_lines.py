"""Whom to call in a crisis. Numbers and hours: data/guide FACTS_C, checked 23 November 2026."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Line:
    number: str
    what: str | Promise


@dataclass(frozen=True, slots=True)
class Crisis:
    title: str | Promise
    lines: tuple[Line, ...]


AMBULANCE = Line("112", _("Notarzt und Feuerwehr, Tag und Nacht"))
POLICE = Line("110", _("Polizei, Tag und Nacht"))
WOMEN = Line("116 016", _("Hilfetelefon „Gewalt gegen Frauen“, Tag und Nacht, viele Sprachen"))
MEN = Line("0800 1239900", _("Hilfetelefon „Gewalt an Männern“"))
SOULS = Line("0800 1110111", _("TelefonSeelsorge, Tag und Nacht, kostenlos"))
CHILDREN = Line("116 111", _("Nummer gegen Kummer für Kinder und Jugendliche"))
CHILD_PROTECTION = Line("0800 1414007", _("Kinderschutz-Hotline, Tag und Nacht, auch anonym"))
DOCTOR = Line("116 117", _("Ärztlicher Bereitschaftsdienst, wenn es nicht lebensgefährlich ist"))
AUTHORITY = Line("115", _("Behördennummer, Montag bis Freitag"))

CRISES: Mapping[str, Crisis] = {
    "violence": Crisis(_("Sind Sie in Gefahr? Rufen Sie jetzt an."), (POLICE, WOMEN, MEN)),
    "suicide": Crisis(
        _("Sie sind nicht allein. Rufen Sie jetzt an."), (AMBULANCE, SOULS, CHILDREN)
    ),
    "child": Crisis(_("Ein Kind ist in Gefahr? Rufen Sie jetzt an."), (POLICE, CHILD_PROTECTION)),
    "acute": Crisis(_("Ist ein Leben in Gefahr? Rufen Sie jetzt an."), (AMBULANCE, DOCTOR)),
    "deportation": Crisis(_("Droht eine Abschiebung? Holen Sie heute Rechtsrat."), (AUTHORITY,)),
}

# The topics whose offers show numbers beside them.
URGENT_TOPICS: Mapping[str, tuple[Line, ...]] = {
    "violence_against_women": (POLICE, WOMEN),
    "protection": (POLICE, WOMEN),
    "trauma_counselling": (AMBULANCE, SOULS),
    "addiction": (AMBULANCE, SOULS),
    "health": (AMBULANCE, DOCTOR),
    "doctor": (AMBULANCE, DOCTOR),
    "pregnancy": (AMBULANCE, DOCTOR),
    "emergency": (AMBULANCE, POLICE),
    "family_counselling": (CHILD_PROTECTION, CHILDREN),
    "discrimination": (POLICE,),
}


def urgent_lines(topics: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the numbers that belong beside an offer or topic, by its first urgent topic."""
    return next((URGENT_TOPICS[code] for code in topics if code in URGENT_TOPICS), ())

"""Drawings of papers: the file, what the paper is called, where to look."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PICTURES: Mapping[str, tuple[str, str | Promise, str | Promise]] = {
    "arrival": (
        "work_access/pictures/arrival.svg",
        _("Ankunftsnachweis"),
        _("Der Name des Papiers steht ganz oben."),
    ),
    "gestattung": (
        "work_access/pictures/gestattung.svg",
        _("Aufenthaltsgestattung"),
        _("Ob Sie arbeiten dürfen, steht bei „Nebenbestimmungen“."),
    ),
    "duldung": (
        "work_access/pictures/duldung.svg",
        _("Duldung"),
        _("Wichtig: Steht dort „für Personen mit ungeklärter Identität“?"),
    ),
    "card": (
        "work_access/pictures/card.svg",
        _("Karte (Aufenthaltstitel)"),
        _("Bei „Anmerkungen“ steht der Paragraf. Dort steht auch die Arbeit."),
    ),
    "supplement": (
        "work_access/pictures/supplement.svg",
        _("Zusatzblatt zur Karte"),
        _("Bei „Nebenbestimmungen“ stehen Firma und Beruf."),
    ),
    "fiktion": (
        "work_access/pictures/fiktion.svg",
        _("Fiktionsbescheinigung"),
        _("Es gibt drei Kästchen. Welches ist angekreuzt?"),
    ),
}

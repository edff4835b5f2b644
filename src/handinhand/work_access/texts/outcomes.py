"""The seven outcomes and the refusals, in plain German."""

from collections.abc import Mapping

from handinhand.work_access.words import Outcome

OUTCOMES: Mapping[str, str] = {
    Outcome.ALLOWED: "Ja, das dürfen Sie.",
    Outcome.ALLOWED_WITH_PERMISSION: "Ja, mit Erlaubnis. Fragen Sie zuerst das Amt.",
    Outcome.NEEDS_BA_APPROVAL: (
        "Ja, mit Erlaubnis. Das Amt und die Agentur für Arbeit müssen Ja sagen."
    ),
    Outcome.NOT_YET: "Noch nicht. Sie müssen noch etwas warten.",
    Outcome.NOT_ALLOWED: "Nein, im Moment ist das nicht erlaubt.",
    Outcome.DEPENDS: "Es kommt darauf an.",
    Outcome.UNCLEAR_LAW: "Die Rechtslage ist hier unklar. Bitte lassen Sie sich beraten.",
}
REFUSALS: Mapping[str, str] = {
    "not_json": "Diese Zeile ist kein JSON-Objekt.",
    "missing": "Diese Angabe fehlt.",
    "unknown_field": "Diese Angabe kennen wir nicht.",
    "unknown_value": "Diesen Wert kennen wir nicht.",
    "wrong_type": "Dieser Wert hat die falsche Form.",
    "not_a_day": "Das ist kein Tag. Bitte so schreiben: 2026-11-23.",
    "before_first_day": (
        "Wir kennen das Recht ab dem 24. Oktober 2015. Bitte nehmen Sie einen Tag danach."
    ),
    "status_not_in_force": "Dieses Dokument gab es an diesem Tag noch nicht.",
    "day_after_on": "Dieser Tag liegt nach dem Tag, für den Sie fragen.",
    "duldung_before_stay": (
        "Die Duldung kann nicht vor dem Aufenthalt begonnen haben. Bitte prüfen Sie beide Tage."
    ),
}
NOTICES: Mapping[str, str] = {
    "law_checked_until": "Rechtsstand geprüft bis 19.08.2026."
    " Danach kann sich etwas geändert haben.",
    "no_legal_advice": (
        "Das ist keine Rechtsberatung. Es entscheidet das Amt, das bei der Antwort steht."
    ),
}

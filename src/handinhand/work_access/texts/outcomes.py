"""The seven outcomes, in plain German."""

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

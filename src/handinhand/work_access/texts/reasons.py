"""Why? One text for each reason code; the source stands beside it."""

from collections.abc import Mapping

from handinhand.work_access.texts.marking import for_translation as _
from handinhand.work_access.texts.reasons_asylum import ASYLUM
from handinhand.work_access.texts.reasons_courses import COURSES
from handinhand.work_access.texts.reasons_permits import PERMITS

REASONS: Mapping[str, str] = {
    **ASYLUM,
    **PERMITS,
    **COURSES,
    # Counting, and a Fiktionsbescheinigung that prolongs an older permit.
    "months_are_counted_in_full": _(
        "Es zählen nur volle Monate. Möglich ist es ab dem Tag danach."
    ),
    "rights_of_the_previous_permit_continue": _(
        "Ihre alte Karte gilt weiter, bis das Amt entscheidet."
        " Ihre Rechte daraus gelten auch weiter."
    ),
    # The answer waits for a fact.
    "depends_on_previous_status": _("Es kommt darauf an, welche Karte Sie vorher hatten."),
    "depends_on_document_note": _("Es kommt darauf an, was auf Ihrem Papier zur Arbeit steht."),
    "depends_on_applied_for": _("Es kommt darauf an, was Sie beantragt haben."),
    "depends_on_accelerated_procedure": _(
        "Es kommt darauf an, ob Ihr Asylverfahren „beschleunigt“ ist."
    ),
    "depends_on_must_live_in_centre": _(
        "Es kommt darauf an, ob Sie in der Erstaufnahme wohnen müssen."
    ),
    "depends_on_origin": _("Es kommt darauf an, aus welchem Land Sie kommen."),
    "depends_on_asylum_history": _("Es kommt darauf an, was mit Ihrem Asylantrag war."),
    "depends_on_self_caused_obstacle": _(
        "Es kommt darauf an, was das Amt zu Pass und Identität sagt."
    ),
    "depends_on_asylum_application_on": _(
        "Es kommt darauf an, wann Sie den Asylantrag gestellt haben."
    ),
    "depends_on_duldung_since": _("Es kommt darauf an, seit wann Sie die Duldung haben."),
    "depends_on_stay_since": _("Es kommt darauf an, seit wann Sie mit Papieren hier sind."),
    "depends_on_same_job": _("Es kommt darauf an, ob Ihre Karte für diese Arbeit ist."),
    "depends_on_insured_work_months": _(
        "Es kommt darauf an, wie lange Sie hier schon versichert gearbeitet haben."
    ),
    "depends_on_weekly_hours": _("Es kommt darauf an, wie viele Stunden Sie pro Woche arbeiten."),
    "depends_on_full_days_this_year": _(
        "Es kommt darauf an, wie viele Tage Sie in diesem Jahr arbeiten."
    ),
    "depends_on_good_prospects": _(
        "Es kommt darauf an, ob Sie eine „gute Bleibeperspektive“ haben."
    ),
    "depends_on_registered_or_employed": _(
        "Es kommt darauf an, ob Sie Arbeit oder eine Ausbildung haben."
        " Eine Meldung bei der Agentur für Arbeit reicht auch."
    ),
    "depends_on_course_obligation": _("Es kommt darauf an, ob ein Amt den Kurs verlangt."),
    "depends_on_asylblg_benefits": _("Es kommt darauf an, ob Sie Geld vom Sozialamt bekommen."),
}

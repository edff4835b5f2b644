"""What a person may want to do."""

from collections.abc import Mapping

from handinhand.work_access.texts.marking import for_translation as _
from handinhand.work_access.words import Activity

A = Activity
ACTIVITIES: Mapping[str, tuple[str, str]] = {
    A.EMPLOYMENT: (_("Arbeiten in einer Firma"), _("Auch Minijob oder Teilzeit.")),
    A.TRIAL_WORK: (_("Probearbeiten"), _("Sie arbeiten kurz mit. Die Firma sieht, ob es passt.")),
    A.TEMPORARY_AGENCY_WORK: (
        _("Zeitarbeit"),
        _("Eine Firma leiht Sie an andere Firmen aus."),
    ),
    A.SELF_EMPLOYMENT: (
        _("Selbstständig arbeiten"),
        _("Eine eigene Firma oder Arbeit auf Rechnung."),
    ),
    A.COMPANY_TRAINING: (
        _("Ausbildung in einem Betrieb"),
        _("Mit Vertrag, meist zwei bis drei Jahre."),
    ),
    A.SCHOOL_TRAINING: (_("Ausbildung in einer Schule"), _("Zum Beispiel in der Pflegeschule.")),
    A.STUDY: (_("Studium"), _("An einer Universität oder Hochschule.")),
    A.INTERNSHIP_MANDATORY: (
        _("Praktikum, das die Schule oder Hochschule verlangt"),
        _("Ein Pflichtpraktikum."),
    ),
    A.INTERNSHIP_ORIENTATION: (
        _("Praktikum, um einen Beruf kennenzulernen"),
        _("Höchstens drei Monate."),
    ),
    A.INTERNSHIP_ACCOMPANYING: (
        _("Praktikum neben Ausbildung oder Studium"),
        _("Höchstens drei Monate, zum ersten Mal bei dieser Firma."),
    ),
    A.INTERNSHIP_OTHER: (
        _("Ein anderes oder längeres Praktikum"),
        _("Freiwillig, länger als drei Monate."),
    ),
    A.EINSTIEGSQUALIFIZIERUNG: (
        _("Einstiegsqualifizierung (EQ)"),
        _("Ein langes Praktikum vor der Ausbildung."),
    ),
    A.BFD_FSJ: (
        _("Freiwilligendienst"),
        _("Bundesfreiwilligendienst (BFD) oder Freiwilliges Soziales Jahr (FSJ)."),
    ),
    A.HOSPITATION: (_("Nur zuschauen (Hospitation)"), _("Sie arbeiten nicht mit.")),
    A.INTEGRATION_COURSE: (_("Integrationskurs"), _("Deutsch lernen und Deutschland verstehen.")),
    A.JOB_LANGUAGE_COURSE: (_("Berufssprachkurs"), _("Deutsch für den Beruf.")),
    A.ASYLBLG_WORK_OPPORTUNITY: (
        _("Arbeit in der Unterkunft oder Gemeinde"),
        _("Für wenig Geld in der Stunde, vom Sozialamt."),
    ),
}

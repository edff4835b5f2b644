"""The questions: title, help below it, a short label for the list of answers, and the choices."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handinhand.work_access.words import (
    AppliedFor,
    AsylumHistory,
    BaExemption,
    DocumentNote,
    Fact,
    Origin,
)

Text = str | Promise
QUESTIONS: Mapping[str, tuple[Text, Text]] = {
    "status": (
        _("Welches Papier haben Sie?"),
        _("Nehmen Sie Ihr neuestes Papier. Die Bilder unten helfen."),
    ),
    "activity": (
        _("Was möchten Sie machen?"),
        _("Sie möchten mehrere Dinge? Prüfen Sie eins nach dem anderen."),
    ),
    Fact.PREVIOUS_STATUS: (
        _("Welche Karte hatten Sie vorher?"),
        _("Ihre alte Karte gilt weiter, bis das Amt entscheidet."),
    ),
    Fact.DOCUMENT_NOTE: (
        _("Was steht auf Ihrem Papier zur Arbeit?"),
        _("Sehen Sie bei „Anmerkungen“ oder „Nebenbestimmungen“ nach."),
    ),
    Fact.APPLIED_FOR: (_("Was haben Sie beantragt?"), ""),
    Fact.ACCELERATED_PROCEDURE: (
        _("Ist Ihr Asylverfahren „beschleunigt“?"),
        _("Das steht im Brief vom BAMF. Nicht sicher? Fragen Sie die Beratung."),
    ),
    Fact.MUST_LIVE_IN_CENTRE: (
        _("Müssen Sie in der Erstaufnahme wohnen?"),
        _(
            "In Mecklenburg-Vorpommern: Nostorf-Horst oder Stern Buchholz."
            " Eine Gemeinschaftsunterkunft im Kreis ist keine Erstaufnahme."
        ),
    ),
    Fact.ORIGIN: (
        _("Aus welchem Land kommen Sie?"),
        _("Wir merken uns nicht das Land. Die Adresse enthält nur eine Gruppe."),
    ),
    Fact.ASYLUM_HISTORY: (
        _("Was war mit Ihrem Asylantrag?"),
        _("Sie haben mehrere Anträge gestellt? Dann zählt der letzte."),
    ),
    Fact.SELF_CAUSED_OBSTACLE: (
        _("Sagt die Ausländerbehörde: Sie helfen nicht bei Pass oder Identität?"),
        _(
            "Das steht oft in einem Brief."
            " Sie haben alles versucht? Dann wählen Sie „Nein“ und sammeln Sie Beweise."
        ),
    ),
    Fact.ASYLUM_APPLICATION_ON: (
        _("Wann haben Sie den Asylantrag gestellt?"),
        _("Der Tag Ihres Termins beim BAMF. Seit Juni 2026 zählt die Registrierung."),
    ),
    Fact.DULDUNG_SINCE: (
        _("Seit wann haben Sie die Duldung?"),
        _("Der Tag der ersten Duldung ohne Pause. Zeiten mit § 60b zählen nicht."),
    ),
    Fact.STAY_SINCE: (
        _("Seit wann sind Sie ohne Pause mit einem Papier in Deutschland?"),
        _("Ankunftsnachweis, Gestattung, Duldung und Karte zählen zusammen."),
    ),
    Fact.SAME_JOB: (
        _("Ist es die Arbeit, für die Sie die Karte bekommen haben?"),
        _("Firma und Beruf stehen auf dem Zusatzblatt."),
    ),
    Fact.INSURED_WORK_MONTHS: (
        _("Wie viele Monate haben Sie hier schon mit Versicherung gearbeitet?"),
        _("Ein Minijob zählt nicht."),
    ),
    Fact.WEEKLY_HOURS: (
        _("Wie viele Stunden arbeiten Sie in der Woche?"),
        _("Alle Jobs zusammen, ohne die Ausbildung."),
    ),
    Fact.FULL_DAYS_THIS_YEAR: (
        _("Wie viele Tage arbeiten Sie in diesem Jahr?"),
        _("Mit der neuen Arbeit. Bis vier Stunden ist ein halber Tag."),
    ),
    Fact.GOOD_PROSPECTS: (
        _("Haben Sie eine gute Bleibeperspektive?"),
        _("Das BAMF hat dafür eine Liste von Ländern."),
    ),
    Fact.REGISTERED_OR_EMPLOYED: (
        _("Sind Sie bei der Agentur für Arbeit gemeldet, oder arbeiten Sie?"),
        _("Auch eine Ausbildung zählt."),
    ),
    Fact.COURSE_OBLIGATION: (
        _("Hat ein Amt geschrieben: Sie müssen in den Kurs?"),
        _("Das Jobcenter, das Sozialamt oder die Ausländerbehörde."),
    ),
    Fact.ASYLBLG_BENEFITS: (
        _("Bekommen Sie Geld vom Sozialamt?"),
        _("Nach dem Asylbewerberleistungsgesetz."),
    ),
    "on": (
        _("Für welchen Tag möchten Sie rechnen?"),
        _("Wir kennen das Recht ab dem 24. Oktober 2015."),
    ),
}
ROW_LABELS: Mapping[str, Text] = {
    "status": _("Ihr Papier"),
    "activity": _("Sie möchten"),
    Fact.PREVIOUS_STATUS: _("Karte vorher"),
    Fact.DOCUMENT_NOTE: _("Auf dem Papier steht"),
    Fact.APPLIED_FOR: _("Beantragt"),
    Fact.ACCELERATED_PROCEDURE: _("Beschleunigtes Verfahren"),
    Fact.MUST_LIVE_IN_CENTRE: _("Erstaufnahme"),
    Fact.ORIGIN: _("Ihr Land"),
    Fact.ASYLUM_HISTORY: _("Asylantrag"),
    Fact.SELF_CAUSED_OBSTACLE: _("Pass und Identität"),
    Fact.ASYLUM_APPLICATION_ON: _("Asylantrag gestellt"),
    Fact.DULDUNG_SINCE: _("Duldung seit"),
    Fact.STAY_SINCE: _("In Deutschland seit"),
    Fact.SAME_JOB: _("Gleiche Arbeit"),
    Fact.INSURED_WORK_MONTHS: _("Monate mit Arbeit"),
    Fact.WEEKLY_HOURS: _("Stunden in der Woche"),
    Fact.FULL_DAYS_THIS_YEAR: _("Tage in diesem Jahr"),
    Fact.GOOD_PROSPECTS: _("Gute Bleibeperspektive"),
    Fact.REGISTERED_OR_EMPLOYED: _("Gemeldet oder in Arbeit"),
    Fact.COURSE_OBLIGATION: _("Kurs ist Pflicht"),
    Fact.ASYLBLG_BENEFITS: _("Geld vom Sozialamt"),
    Fact.BA_EXEMPTION: _("Besondere Arbeit"),
    Fact.ENTERED_FOR_BENEFITS: _("Einreise für Sozialleistungen"),
    Fact.REMOVAL_STEPS_PENDING: _("Abschiebung wird vorbereitet"),
    Fact.REJECTED_NO_EFFECT: _("Ablehnung ohne Aufschub"),
    Fact.SIX_MONTH_GROUP: _("Dublin oder Schutz in einem anderen Land"),
    Fact.COOPERATION_BREACHED: _("Pflichten beim BAMF verletzt"),
    Fact.PASSPORT_SHOWN: _("Pass gezeigt"),
    Fact.PERMISSION_IN_ASYLUM: _("Erlaubnis schon im Asylverfahren"),
    Fact.TRAINING_QUALIFIED: _("Volle Ausbildung"),
    Fact.STUDENT_JOB: _("Job an der Hochschule"),
    Fact.PERMIT_READY: _("Karte ist bestellt"),
    Fact.DISCRETIONARY_DULDUNG: _("Duldung aus wichtigen Gründen"),
}
# Delicate answers are never spelled out, neither in the address nor on paper.
SAID = _("beantwortet")
DELICATE = frozenset({Fact.ORIGIN, Fact.ASYLUM_HISTORY, Fact.SELF_CAUSED_OBSTACLE})
CHOICES: Mapping[str, Mapping[str, Text]] = {
    Fact.DOCUMENT_NOTE: {
        DocumentNote.ALL_WORK: _("„Erwerbstätigkeit erlaubt“ oder „gestattet“"),
        DocumentNote.EMPLOYMENT: _("„Beschäftigung erlaubt“"),
        DocumentNote.NONE: _("Nichts, „nicht erlaubt“ oder „nur mit Erlaubnis“"),
    },
    Fact.APPLIED_FOR: {
        AppliedFor.TEMPORARY_PROTECTION: _("Schutz für Menschen aus der Ukraine (§ 24)"),
        AppliedFor.OTHER: _("Etwas anderes"),
    },
    Fact.ORIGIN: {
        Origin.SAFE_LISTED: _(
            "Albanien, Bosnien, Ghana, Kosovo, Montenegro, Nordmazedonien, Senegal, Serbien"
        ),
        Origin.GE_MD: _("Georgien, Moldau"),
        Origin.EU_LIST: _("Ägypten, Bangladesch, Indien, Kolumbien, Marokko, Tunesien, Türkei"),
        Origin.OTHER: _("Ein anderes Land"),
    },
    Fact.ASYLUM_HISTORY: {
        AsylumHistory.KEY_DAY_PROTECTED: _(
            "Ich war am Stichtag schon hier oder durfte schon arbeiten"
        ),
        AsylumHistory.APPLIED_UNTIL_2015_08_31: _("Ich habe ihn bis zum 31. August 2015 gestellt"),
        AsylumHistory.REJECTED: _("Er ist abgelehnt"),
        AsylumHistory.WITHDRAWN: _("Ich habe ihn zurückgenommen"),
        AsylumHistory.WITHDRAWN_AFTER_ADVICE: _(
            "Ich habe ihn nach einer Beratung beim BAMF zurückgenommen"
        ),
        AsylumHistory.NEVER_APPLIED: _("Ich habe keinen Antrag gestellt"),
    },
    Fact.BA_EXEMPTION: {
        BaExemption.NONE: _("Nein"),
        BaExemption.FAMILY_BUSINESS: _("Im Betrieb der eigenen Familie"),
        BaExemption.BLUE_CARD_LEVEL: _("Mit Studium und hohem Lohn"),
    },
}
CHOICE_HINTS: Mapping[str, Mapping[str, Text]] = {
    Fact.ASYLUM_HISTORY: {
        AsylumHistory.KEY_DAY_PROTECTED: _(
            "Georgien, Moldau: Antrag bis zum 30. August 2023."
            " Andere: Duldung am 6. Mai 2025 oder Arbeitserlaubnis am 11. Juni 2026."
        ),
    },
}

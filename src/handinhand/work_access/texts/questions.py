"""The questions of the checker, each with its help: German A2, one question a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from handinhand.work_access.words import Fact


@dataclass(frozen=True, slots=True)
class QuestionText:
    question: str
    help: str = ""


QUESTIONS: Mapping[str, QuestionText] = {
    "status": QuestionText(
        "Welches Dokument haben Sie?", "Die Bilder zeigen Ihnen, wie die Dokumente aussehen."
    ),
    "activity": QuestionText("Was möchten Sie machen?"),
    Fact.PREVIOUS_STATUS: QuestionText(
        "Welche Karte hatten Sie vorher?", "Schauen Sie auf die alte Karte. Sie gilt noch weiter."
    ),
    Fact.DOCUMENT_NOTE: QuestionText(
        "Was steht in Ihrem Dokument zur Arbeit?",
        "Es steht auf der Karte oder auf dem Zusatzblatt.",
    ),
    Fact.APPLIED_FOR: QuestionText("Was haben Sie beantragt?"),
    Fact.ACCELERATED_PROCEDURE: QuestionText(
        "Ist Ihr Asylverfahren „beschleunigt“?",
        "Das steht im Brief vom BAMF. Sie sind nicht sicher? Fragen Sie die Beratung.",
    ),
    Fact.MUST_LIVE_IN_CENTRE: QuestionText(
        "Müssen Sie in der Erstaufnahme wohnen?",
        "In Mecklenburg-Vorpommern: Nostorf-Horst oder Stern Buchholz."
        " Eine Gemeinschaftsunterkunft im Kreis ist keine Erstaufnahme.",
    ),
    Fact.ORIGIN: QuestionText(
        "Aus welchem Land kommen Sie?", "Wir merken uns nur die Gruppe, nicht das Land."
    ),
    Fact.ASYLUM_HISTORY: QuestionText(
        "Was war mit Ihrem Asylantrag?", "Bei mehreren Anträgen: der letzte."
    ),
    Fact.SELF_CAUSED_OBSTACLE: QuestionText(
        "Sagt die Ausländerbehörde: „Sie helfen nicht bei Pass oder Identität“?",
        "Das steht oft in einem Brief. Sie haben alles versucht?"
        " Dann „Nein“, und sammeln Sie Beweise.",
    ),
    Fact.ASYLUM_APPLICATION_ON: QuestionText(
        "Wann haben Sie den Asylantrag gestellt?",
        "Tag des Termins beim BAMF. Für Tage ab dem 12. Juni 2026: Tag der Registrierung.",
    ),
    Fact.DULDUNG_SINCE: QuestionText(
        "Seit wann haben Sie die Duldung?",
        "Tag der ersten Duldung ohne Pause."
        " Zeiten mit „ungeklärter Identität“ (§ 60b) zählen nicht.",
    ),
    Fact.STAY_SINCE: QuestionText(
        "Seit wann sind Sie ohne Pause mit einem Papier in Deutschland?",
        "Ankunftsnachweis, Gestattung, Duldung und Karte zählen zusammen.",
    ),
    Fact.SAME_JOB: QuestionText(
        "Ist es die Arbeit, für die Sie die Karte bekommen haben?",
        "Firma und Beruf stehen auf dem Zusatzblatt.",
    ),
    Fact.INSURED_WORK_MONTHS: QuestionText(
        "Wie viele Monate haben Sie hier schon mit Versicherung gearbeitet?",
        "Minijob zählt nicht.",
    ),
    Fact.WEEKLY_HOURS: QuestionText(
        "Wie viele Stunden arbeiten Sie in der Woche?", "Alle Jobs zusammen, ohne die Ausbildung."
    ),
    Fact.FULL_DAYS_THIS_YEAR: QuestionText(
        "Wie viele Tage arbeiten Sie in diesem Jahr?",
        "Bis 4 Stunden ist ein halber Tag. Ein Job an der Hochschule zählt nicht.",
    ),
    Fact.GOOD_PROSPECTS: QuestionText(
        "Sagt das BAMF: „gute Bleibeperspektive“?",
        "Das BAMF hatte dafür eine Liste von Ländern. Die Beratung kennt sie.",
    ),
    Fact.REGISTERED_OR_EMPLOYED: QuestionText(
        "Sind Sie bei der Agentur für Arbeit gemeldet, arbeiten Sie oder machen Sie eine"
        " Ausbildung?"
    ),
    Fact.COURSE_OBLIGATION: QuestionText(
        "Hat ein Amt geschrieben: „Sie müssen in den Kurs“?",
        "Jobcenter, Sozialamt oder Ausländerbehörde.",
    ),
    Fact.ASYLBLG_BENEFITS: QuestionText("Bekommen Sie Geld vom Sozialamt?"),
    # Never asked; shown where a person changes what was assumed.
    Fact.BA_EXEMPTION: QuestionText("Ist es eine dieser besonderen Arbeiten?"),
    Fact.ENTERED_FOR_BENEFITS: QuestionText(
        "Sagt das Amt: „Sie sind gekommen, um Geld vom Staat zu bekommen“?"
    ),
    Fact.REMOVAL_STEPS_PENDING: QuestionText("Bereitet das Amt Ihre Abschiebung schon vor?"),
    Fact.REJECTED_NO_EFFECT: QuestionText(
        "Ist Ihr Antrag als „offensichtlich unbegründet“ oder „unzulässig“ abgelehnt?",
        "„Nein“ auch dann, wenn ein Gericht die Ablehnung gestoppt hat.",
    ),
    Fact.SIX_MONTH_GROUP: QuestionText(
        "Ist ein anderes Land der EU für Ihren Antrag zuständig, oder haben Sie dort schon Schutz?",
        "Das heißt oft „Dublin“.",
    ),
    Fact.COOPERATION_BREACHED: QuestionText(
        "Sagt das BAMF: „Sie haben im Asylverfahren nicht mitgewirkt“?"
    ),
    Fact.PASSPORT_SHOWN: QuestionText("Haben Sie dem Amt einen gültigen Pass gezeigt?"),
    Fact.PERMISSION_IN_ASYLUM: QuestionText(
        "Durften Sie schon in Ihrem Asylverfahren arbeiten?",
        "Gemeint ist eine Erlaubnis vom Amt.",
    ),
    Fact.TRAINING_QUALIFIED: QuestionText("Dauert Ihre Ausbildung mindestens zwei Jahre?"),
    Fact.STUDENT_JOB: QuestionText("Ist es ein Job an der Hochschule?"),
    Fact.PERMIT_READY: QuestionText(
        "Hat das Amt Ihre Karte schon bewilligt und bestellt?", "Das steht in Ihrem Papier vom Amt."
    ),
    Fact.DISCRETIONARY_DULDUNG: QuestionText(
        "Haben Sie eine Duldung nach § 60a Absatz 2 Satz 3?",
        "Das ist eine Duldung aus persönlichen Gründen. Es steht in der Duldung.",
    ),
}
# Shown under an answer: "Wir haben angenommen: ..."; keyed by the assumed fact.
ASSUMPTIONS: Mapping[Fact, str] = {
    Fact.STAY_SINCE: "Sie sind erst seit dem frühesten genannten Tag mit einem Papier hier.",
    Fact.BA_EXEMPTION: "Es ist eine gewöhnliche Arbeit.",
    Fact.ENTERED_FOR_BENEFITS: "Das Amt sagt nicht, dass Sie wegen Geld vom Staat gekommen sind.",
    Fact.REMOVAL_STEPS_PENDING: "Das Amt bereitet keine Abschiebung vor.",
    Fact.REJECTED_NO_EFFECT: (
        "Ihr Antrag ist nicht als offensichtlich unbegründet oder unzulässig abgelehnt."
    ),
    Fact.SIX_MONTH_GROUP: "Deutschland ist für Ihren Asylantrag zuständig.",
    Fact.COOPERATION_BREACHED: "Sie haben im Asylverfahren mitgewirkt.",
    Fact.PASSPORT_SHOWN: "Sie haben dem Amt keinen gültigen Pass gezeigt.",
    Fact.PERMISSION_IN_ASYLUM: "Im Asylverfahren hatten Sie keine Erlaubnis zur Arbeit.",
    Fact.TRAINING_QUALIFIED: "Ihre Ausbildung dauert mindestens zwei Jahre.",
    Fact.STUDENT_JOB: "Es ist kein Job an der Hochschule.",
    Fact.PERMIT_READY: "Ihre Karte ist noch nicht bestellt.",
    Fact.DISCRETIONARY_DULDUNG: "Ihre Duldung ist keine Duldung nach § 60a Absatz 2 Satz 3.",
}

"""What the documents, the activities and the values of facts are called."""

from collections.abc import Mapping

from handinhand.work_access.words import (
    Activity,
    AppliedFor,
    AsylumHistory,
    BaExemption,
    DocumentNote,
    Fact,
    Origin,
    PermissionBy,
    PermissionKind,
    Status,
)

_S, _A = Status, Activity
STATUSES: Mapping[str, str] = {
    _S.ANKUNFTSNACHWEIS: "Ankunftsnachweis",
    _S.AUFENTHALTSGESTATTUNG: "Aufenthaltsgestattung",
    _S.DULDUNG: "Duldung",
    _S.DULDUNG_60B: "Duldung „für Personen mit ungeklärter Identität“ (§ 60b)",
    _S.AUSBILDUNGSDULDUNG: "Ausbildungsduldung (§ 60c)",
    _S.BESCHAEFTIGUNGSDULDUNG: "Beschäftigungsduldung (§ 60d)",
    _S.AE_16G: "Aufenthaltserlaubnis zur Ausbildung (§ 16g)",
    _S.AE_19D: "Aufenthaltserlaubnis für qualifizierte Geduldete (§ 19d)",
    _S.AE_22: "Aufenthaltserlaubnis § 22 (Aufnahme aus dem Ausland)",
    _S.AE_23_1: "Aufenthaltserlaubnis § 23 Abs. 1 (Aufnahme durch das Land)",
    _S.AE_23_2: "Aufenthaltserlaubnis § 23 Abs. 2 oder 4 (Aufnahme durch den Bund)",
    _S.AE_23A: "Aufenthaltserlaubnis § 23a (Härtefall)",
    _S.AE_24: "Aufenthaltserlaubnis § 24 (Ukraine)",
    _S.AE_25_1: "Aufenthaltserlaubnis § 25 Abs. 1 (Asyl)",
    _S.AE_25_2_REFUGEE: "Aufenthaltserlaubnis § 25 Abs. 2 (Flüchtlingsschutz)",
    _S.AE_25_2_SUBSIDIARY: "Aufenthaltserlaubnis § 25 Abs. 2 (subsidiärer Schutz)",
    _S.AE_25_3: "Aufenthaltserlaubnis § 25 Abs. 3 (Abschiebungsverbot)",
    _S.AE_25_4: "Aufenthaltserlaubnis § 25 Abs. 4, 4a oder 4b",
    _S.AE_25_5: "Aufenthaltserlaubnis § 25 Abs. 5",
    _S.AE_25A: "Aufenthaltserlaubnis § 25a (gut integrierte junge Menschen)",
    _S.AE_25B: "Aufenthaltserlaubnis § 25b (nachhaltige Integration)",
    _S.AE_104C: "Chancen-Aufenthaltsrecht (§ 104c)",
    _S.AE_FAMILIE: "Aufenthaltserlaubnis für die Familie (§§ 28 bis 36a)",
    _S.NIEDERLASSUNGSERLAUBNIS: "Niederlassungserlaubnis (unbefristet)",
    _S.DAUERAUFENTHALT_EU: "Erlaubnis zum Daueraufenthalt-EU",
    _S.EU_CITIZEN: "Pass aus der EU, aus Island, Liechtenstein, Norwegen oder der Schweiz",
    _S.EU_FAMILY: "Aufenthaltskarte als Familie von EU-Bürgern",
    _S.BREXIT_AGREEMENT: "Aufenthaltsdokument Großbritannien (Austrittsabkommen)",
    _S.FACHKRAFT: "Aufenthaltserlaubnis als Fachkraft (§§ 18a, 18b)",
    _S.BLAUE_KARTE: "Blaue Karte EU",
    _S.AUSBILDUNG_16A: "Aufenthaltserlaubnis zur Ausbildung (§ 16a)",
    _S.STUDIUM_16B: "Aufenthaltserlaubnis zum Studium (§ 16b)",
    _S.ARBEITSPLATZSUCHE_20: "Aufenthaltserlaubnis zur Suche nach Arbeit (§ 20)",
    _S.CHANCENKARTE_20A: "Chancenkarte (§ 20a)",
    _S.FIKTION_81_3: "Fiktionsbescheinigung, Kreuz bei Absatz 3 Satz 1",
    _S.FIKTION_81_3_DULDUNG: "Fiktionsbescheinigung, Kreuz bei Absatz 3 Satz 2",
    _S.FIKTION_81_4: "Fiktionsbescheinigung, Kreuz bei Absatz 4",
    _S.ANERKENNUNG_OHNE_TITEL: "Asyl ist anerkannt, aber noch keine Karte",
    _S.OHNE_TITEL: "Nichts davon, zum Beispiel eine Grenzübertrittsbescheinigung",
}
ACTIVITIES: Mapping[str, str] = {
    _A.EMPLOYMENT: "Arbeiten in einer Firma, auch Minijob",
    _A.TRIAL_WORK: "Zur Probe arbeiten",
    _A.TEMPORARY_AGENCY_WORK: "Zeitarbeit (Leiharbeit)",
    _A.COMPANY_TRAINING: "Ausbildung im Betrieb",
    _A.INTERNSHIP_MANDATORY: "Praktikum: Die Schule oder Hochschule verlangt es",
    _A.INTERNSHIP_ORIENTATION: "Praktikum: einen Beruf kennenlernen, bis 3 Monate",
    _A.INTERNSHIP_ACCOMPANYING: "Praktikum: neben Ausbildung oder Studium, bis 3 Monate",
    _A.INTERNSHIP_OTHER: "Praktikum: etwas anderes oder länger",
    _A.EINSTIEGSQUALIFIZIERUNG: "Einstiegsqualifizierung",
    _A.BFD_FSJ: "Freiwilligendienst (BFD, FSJ)",
    _A.SELF_EMPLOYMENT: "Selbständig arbeiten",
    _A.HOSPITATION: "Nur zuschauen (Hospitation)",
    _A.SCHOOL_TRAINING: "Ausbildung in der Schule",
    _A.STUDY: "Studium",
    _A.INTEGRATION_COURSE: "Integrationskurs",
    _A.JOB_LANGUAGE_COURSE: "Berufssprachkurs",
    _A.ASYLBLG_WORK_OPPORTUNITY: "Arbeit in der Unterkunft (80 Cent in der Stunde)",
}
PERMISSION_KINDS: Mapping[str, str] = {
    PermissionKind.DISCRETION: "Das Amt kann Ja sagen, es muss nicht.",
    PermissionKind.SHOULD: "Das Amt soll Ja sagen.",
    PermissionKind.ENTITLEMENT: "Das Amt muss Ja sagen, wenn alles stimmt.",
}
PERMISSION_BY: Mapping[str, str] = {
    PermissionBy.AUSLAENDERBEHOERDE: "Ausländerbehörde",
    PermissionBy.BAMF: "Bundesamt für Migration und Flüchtlinge (BAMF)",
    PermissionBy.AGENTUR_OR_JOBCENTER: "Agentur für Arbeit oder Jobcenter",
    PermissionBy.SOZIALAMT: "Sozialamt",
}
VALUES: Mapping[Fact, Mapping[str, str]] = {
    Fact.DOCUMENT_NOTE: {
        DocumentNote.ALL_WORK: "„Erwerbstätigkeit erlaubt“ oder „gestattet“",
        DocumentNote.EMPLOYMENT: "„Beschäftigung erlaubt“",
        DocumentNote.NONE: "Nichts, „nicht erlaubt“ oder „nur mit Erlaubnis“",
    },
    Fact.APPLIED_FOR: {
        AppliedFor.TEMPORARY_PROTECTION: "Schutz für Menschen aus der Ukraine (§ 24)",
        AppliedFor.OTHER: "Etwas anderes",
    },
    Fact.ORIGIN: {
        Origin.SAFE_LISTED: (
            "Albanien, Bosnien und Herzegowina, Ghana, Kosovo, Montenegro, Nordmazedonien,"
            " Senegal oder Serbien"
        ),
        Origin.GE_MD: "Georgien oder Moldau",
        Origin.EU_LIST: "Ägypten, Bangladesch, Indien, Kolumbien, Marokko, Tunesien oder Türkei",
        Origin.OTHER: "Ein anderes Land",
    },
    Fact.ASYLUM_HISTORY: {
        AsylumHistory.KEY_DAY_PROTECTED: "Ich war am Stichtag schon mit Duldung hier",
        AsylumHistory.APPLIED_UNTIL_2015_08_31: "Antrag bis zum 31. August 2015",
        AsylumHistory.REJECTED: "Abgelehnt",
        AsylumHistory.WITHDRAWN: "Zurückgenommen",
        AsylumHistory.WITHDRAWN_AFTER_ADVICE: "Nach einer Beratung beim BAMF zurückgenommen",
        AsylumHistory.NEVER_APPLIED: "Ich habe keinen Antrag gestellt",
    },
    Fact.BA_EXEMPTION: {
        BaExemption.NONE: "Nichts davon",
        BaExemption.FAMILY_BUSINESS: "Arbeit im Betrieb der eigenen Familie",
        BaExemption.BLUE_CARD_LEVEL: "Arbeit mit Hochschulabschluss und hohem Lohn",
    },
}
YES_OR_NO: Mapping[bool, str] = {True: "Ja", False: "Nein"}
UNKNOWN = "Ich weiß es nicht"

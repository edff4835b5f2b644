"""What each paper is called, and how a person knows it."""

from collections.abc import Mapping

from handinhand.work_access.texts.marking import for_translation as _
from handinhand.work_access.words import Status

S = Status
STATUSES: Mapping[str, tuple[str, str]] = {
    S.ANKUNFTSNACHWEIS: (
        _("Ankunftsnachweis"),
        _("Ein Blatt mit Foto. Sie haben es bei der Ankunft bekommen."),
    ),
    S.AUFENTHALTSGESTATTUNG: (
        _("Aufenthaltsgestattung"),
        _("Ein Papier zum Falten. Ihr Asylverfahren läuft noch."),
    ),
    S.AE_25_1: (_("Karte mit § 25 Absatz 1"), _("Sie sind als asylberechtigt anerkannt.")),
    S.AE_25_2_REFUGEE: (
        _("Karte mit § 25 Absatz 2: Flüchtlingsschutz"),
        _("Sie haben die Flüchtlingseigenschaft bekommen."),
    ),
    S.AE_25_2_SUBSIDIARY: (
        _("Karte mit § 25 Absatz 2: subsidiärer Schutz"),
        _("Sie haben subsidiären Schutz bekommen."),
    ),
    S.ANERKENNUNG_OHNE_TITEL: (
        _("Brief mit der Anerkennung, noch keine Karte"),
        _("Das BAMF hat Ja gesagt. Die Karte ist noch nicht da."),
    ),
    S.DULDUNG: (
        _("Duldung"),
        _("„Aussetzung der Abschiebung“, oft mit einem roten Strich."),
    ),
    S.DULDUNG_60B: (
        _("Duldung „für Personen mit ungeklärter Identität“"),
        _("Diese Worte stehen auf der Duldung (§ 60b)."),
    ),
    S.AUSBILDUNGSDULDUNG: (
        _("Ausbildungsduldung"),
        _("Eine Duldung für Ihre Ausbildung (§ 60c)."),
    ),
    S.BESCHAEFTIGUNGSDULDUNG: (
        _("Beschäftigungsduldung"),
        _("Eine Duldung für Ihre Arbeit (§ 60d)."),
    ),
    S.AE_24: (
        _("Karte oder Papier mit § 24"),
        _("Schutz für Menschen aus der Ukraine."),
    ),
    S.AE_25_3: (_("Karte mit § 25 Absatz 3"), _("Abschiebungsverbot")),
    S.AE_25_4: (
        _("Karte mit § 25 Absatz 4, 4a oder 4b"),
        _("Zum Beispiel für Zeugen oder wegen Krankheit."),
    ),
    S.AE_25_5: (_("Karte mit § 25 Absatz 5"), _("Die Ausreise ist nicht möglich.")),
    S.AE_25A: (_("Karte mit § 25a"), _("Für gut integrierte junge Menschen.")),
    S.AE_25B: (_("Karte mit § 25b"), _("Für gut integrierte Menschen nach vielen Jahren.")),
    S.AE_22: (_("Karte mit § 22"), _("Aufnahme aus dem Ausland")),
    S.AE_23_1: (_("Karte mit § 23 Absatz 1"), _("Aufnahme durch ein Bundesland")),
    S.AE_23_2: (
        _("Karte mit § 23 Absatz 2 oder 4"),
        _("Aufnahme durch den Bund oder Resettlement"),
    ),
    S.AE_23A: (_("Karte mit § 23a"), _("Härtefall")),
    S.AE_104C: (_("Karte mit § 104c"), _("Chancen-Aufenthaltsrecht")),
    S.AE_16G: (
        _("Karte mit § 16g"),
        _("Aufenthaltserlaubnis für eine Ausbildung nach der Duldung"),
    ),
    S.AE_19D: (_("Karte mit § 19d"), _("Für Fachkräfte, die vorher geduldet waren.")),
    S.AE_FAMILIE: (
        _("Karte für die Familie (§§ 28 bis 36a)"),
        _("Wegen Ehe, Kindern oder Eltern."),
    ),
    S.FACHKRAFT: (_("Karte mit § 18a oder § 18b"), _("Fachkraft")),
    S.BLAUE_KARTE: (_("Blaue Karte EU"), _("§ 18g, früher § 18b Absatz 2 oder § 19a")),
    S.AUSBILDUNG_16A: (_("Karte mit § 16a"), _("Für eine Ausbildung in Deutschland.")),
    S.STUDIUM_16B: (_("Karte mit § 16b"), _("Für ein Studium in Deutschland.")),
    S.CHANCENKARTE_20A: (_("Chancenkarte (§ 20a)"), _("Für die Suche nach Arbeit.")),
    S.ARBEITSPLATZSUCHE_20: (
        _("Karte mit § 20"),
        _("Suche nach Arbeit nach Studium oder Ausbildung in Deutschland."),
    ),
    S.FIKTION_81_3: (
        _("Fiktionsbescheinigung: § 81 Absatz 3 Satz 1"),
        _("Dieses Kreuz ist gesetzt."),
    ),
    S.FIKTION_81_3_DULDUNG: (
        _("Fiktionsbescheinigung: § 81 Absatz 3 Satz 2"),
        _("Dieses Kreuz ist gesetzt."),
    ),
    S.FIKTION_81_4: (
        _("Fiktionsbescheinigung: § 81 Absatz 4"),
        _("Dieses Kreuz ist gesetzt. Die alte Karte gilt weiter."),
    ),
    S.NIEDERLASSUNGSERLAUBNIS: (_("Niederlassungserlaubnis"), _("Unbefristet")),
    S.DAUERAUFENTHALT_EU: (_("Erlaubnis zum Daueraufenthalt – EU"), _("Unbefristet (§ 9a)")),
    S.EU_CITIZEN: (
        _("Pass aus der EU, aus Norwegen, Island, Liechtenstein oder der Schweiz"),
        "",
    ),
    S.EU_FAMILY: (
        _("Aufenthaltskarte als Familie von EU-Bürgern"),
        _("Frau, Mann, Kind oder Eltern einer Person aus der EU."),
    ),
    S.BREXIT_AGREEMENT: (
        _("Aufenthaltsdokument-GB"),
        _("Aus Großbritannien, nach dem Austrittsabkommen."),
    ),
    S.OHNE_TITEL: (
        _("Kein Papier davon"),
        _("Zum Beispiel eine Grenzübertrittsbescheinigung."),
    ),
}

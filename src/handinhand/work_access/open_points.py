"""What only a lawyer can settle, and the rows it touches: section 6 of the specification (a to m),
then what reading it closely has left open (docs/decisions/0015).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One open question. `rows` are keys of `rows.py`; without any, the question is left out."""

    letter: str
    question: str
    taken: str  # what the product says until then
    rows: tuple[str, ...] = ()


OPEN_POINTS = (
    OpenPoint(
        "a",
        "Dürfen Personen aus sicheren Herkunftsstaaten außerhalb einer Aufnahmeeinrichtung ab dem"
        " 12.06.2026 arbeiten? § 61 Abs. 2 S. 4 und S. 5 AsylG passen nicht zusammen.",
        "Ergebnis „unklar“ mit Verweis auf die Beratung",
        (
            "regel-safe_state_outside_is_unclear",
            "wert-outside_safe_state_ban_is_clear-2026-06-12",
        ),
    ),
    OpenPoint(
        "b",
        "Gilt § 61 AsylG in der Fassung vom 12.06.2026 auch für Anträge, die davor gestellt sind?",
        "Ja, für alle; § 87e AsylG hält altes Recht nur für das Verfahren aufrecht.",
        ("wert-centre_months-2026-06-12",),
    ),
    OpenPoint(
        "c",
        "An welchem Tag begann die Erweiterung des Verbots bei Duldung auf die EU-Liste?",
        "Zwischen 12.06.2026 und 02.08.2026 „unklar“, ab 03.08.2026 in Kraft",
        ("regel-eu_list_is_not_settled", "wert-duldung_ban_states-2026-08-03"),
    ),
    OpenPoint(
        "d",
        "Ist mit Duldung seit dem 01.03.2020 selbstständige Arbeit möglich"
        " („Erwerbstätigkeit“ in § 4a Abs. 4, § 60a Abs. 5b AufenthG)?",
        "Ergebnis „unklar“",
        ("regel-self_employment_is_unclear_with_duldung",),
    ),
    OpenPoint(
        "e",
        "Bleibt Ermessen, wenn Maßnahmen zur Abschiebung bevorstehen (§ 60a Abs. 5b AufenthG)?",
        "Ergebnis „unklar“; neben Ausbildungs- und Beschäftigungsduldung „kann“ statt „soll“",
        ("regel-near_removal_is_unclear", "regel-office_may_permit_with_duldung"),
    ),
    OpenPoint(
        "f",
        "War die Arbeit mit Duldung in der Aufnahmeeinrichtung vor dem 21.08.2019 verboten?",
        "Ja, wie im Asylverfahren",
        ("regel-centre_bans_all_work_with_duldung",),
    ),
    OpenPoint(
        "g",
        "Schützt der Stichtag für Georgien und Moldau auch in der Aufnahmeeinrichtung?"
        " § 87d AsylG nennt nur § 61 Abs. 2.",
        "Ergebnis „unklar“",
        ("wert-ge_md_key_day-2023-12-23",),
    ),
    OpenPoint(
        "h",
        "Seit welchem Tag gilt § 81 Abs. 5a AufenthG (Karte ist bestellt)?",
        "Sicher ab 28.04.2021, davor „unklar“",
        ("wert-ordered_card_counts-2021-04-28",),
    ),
    OpenPoint(
        "i",
        "Brauchen Fachkräfte für Ausbildung, Praktikum und Freiwilligendienst eine Zustimmung?",
        "Ergebnis „unklar“",
        ("regel-training_of_skilled_worker_is_unclear",),
    ),
    OpenPoint(
        "j",
        "Wie weit reicht der Stopp der Zulassungen zum Integrationskurs durch das BAMF?",
        "Ohne Verpflichtung „unklar“ ab dem 09.02.2026",
        ("regel-admission_is_stopped", "wert-admission_is_stopped-2026-02-09"),
    ),
    OpenPoint(
        "k",
        "Maßnahme bei einem Arbeitgeber (§ 45 SGB III): Braucht sie eine Erlaubnis?",
        "Nicht im Angebot der Ziele",
    ),
    OpenPoint(
        "l",
        "Gibt es eine Verordnung nach § 29b AsylG, die weitere Staaten nennt?",
        "Keine bekannt; nur die Listen in den Werten",
        ("wert-safe_states-2023-12-23",),
    ),
    OpenPoint("m", "Alles, was nach dem 19.08.2026 verkündet wurde.", "Hinweis auf jeder Antwort"),
    OpenPoint(
        "n",
        "Gehört zur Beschäftigungsduldung ein Anspruch auf die Erlaubnis einer Ausbildung?"
        " § 60c Abs. 1 S. 3 AufenthG nennt nur die Ausbildungsduldung.",
        "Ja, wie bei der Ausbildungsduldung",
        ("regel-training_of_this_duldung_is_permitted",),
    ),
    OpenPoint(
        "o",
        "Verbietet eine Ablehnung ohne aufschiebende Wirkung die Arbeit in der Aufnahmeeinrichtung"
        " auch seit dem 12.06.2026?",
        "Ja, nicht erlaubt",
        ("regel-rejection_without_effect_bans_work",),
    ),
)

"""Why? One text for each reason code: what the rule says to the person, in plain German."""

from collections.abc import Mapping

from handinhand.work_access.words import Fact

_GENERAL: Mapping[str, str] = {
    "months_are_counted_in_full": (
        "Es zählen ganze Monate. Am Tag nach dem letzten Monat ist die Wartezeit vorbei."
    ),
    "rights_of_the_previous_permit_continue": (
        "Ihre alte Karte gilt weiter, bis das Amt entscheidet. Darum gelten auch die alten Rechte."
    ),
    "watching_is_not_employment": (
        "Wer nur zuschaut und nicht mitarbeitet, arbeitet nicht."
        " Dafür brauchen Sie keine Erlaubnis."
    ),
}
_PERMITS: Mapping[str, str] = {
    "document_allows_all_work": (
        "Ihr Dokument erlaubt jede Arbeit. Sie dürfen auch selbständig arbeiten."
    ),
    "permit_allows_work_by_law": (
        "Das Gesetz erlaubt mit dieser Karte jede Arbeit. Sie dürfen auch selbständig arbeiten."
    ),
    "note_in_document_allows_work": "In Ihrem Dokument steht schon: Diese Arbeit ist erlaubt.",
    "self_employment_may_be_permitted": (
        "Selbständig arbeiten dürfen Sie erst, wenn das Amt Ja sagt. Das Amt kann Ja sagen."
    ),
    "humanitarian_work_needs_no_ba": (
        "Die Ausländerbehörde muss Ja sagen. Die Agentur für Arbeit wird nicht gefragt."
    ),
    "protection_allows_self_employment": (
        "Mit vorübergehendem Schutz (§ 24) dürfen Sie selbständig arbeiten."
    ),
    "protection_allows_work_by_law": (
        "Mit vorübergehendem Schutz (§ 24) dürfen Sie seit dem 1."
        " Juni 2022 ohne Erlaubnis arbeiten."
    ),
    "note_allows_work_with_protection": "In Ihrer Karte steht schon: Diese Arbeit ist erlaubt.",
    "protection_needs_entry_in_card": (
        "Bis zum 31. Mai 2022 musste die Erlaubnis in der Karte stehen."
        " Das Amt hat sie meistens gleich eingetragen."
    ),
}
_ASYLUM: Mapping[str, str] = {
    "asylum_law_permits_only_employment": (
        "Im Asylverfahren kann das Amt nur Arbeit in einer Firma erlauben."
        " Selbständige Arbeit ist nicht möglich."
    ),
    "agency_work_only_after_four_years": (
        "Zeitarbeit war bis zum 27. Oktober 2015 erst nach vier Jahren in Deutschland möglich."
    ),
    "accelerated_procedure_bans_work": (
        "Ihr Asylverfahren ist beschleunigt. In dieser Zeit darf das Amt keine Arbeit erlauben."
    ),
    "breach_of_cooperation_bans_work": (
        "Das Amt sagt: Sie haben im Asylverfahren nicht mitgewirkt."
        " Dann soll es keine Arbeit erlauben."
    ),
    "centre_bans_all_work": (
        "Wer in der Erstaufnahme wohnen musste, durfte bis zum 20. August 2019 nicht arbeiten."
    ),
    "key_day_in_centre_is_unclear": (
        "Sie kommen aus Georgien oder Moldau und haben bis zum 30. August 2023 Asyl beantragt."
        " Ob das Arbeitsverbot in der Erstaufnahme für Sie gilt, ist nicht sicher."
    ),
    "safe_state_bans_work_in_centre": (
        "Ihr Land gilt im Gesetz als sicher. In der Erstaufnahme dürfen Sie dann nicht arbeiten."
    ),
    "rejection_without_effect_bans_work": (
        "Ihr Antrag wurde abgelehnt, und kein Gericht hat das gestoppt."
        " In der Erstaufnahme dürfen Sie dann nicht arbeiten."
    ),
    "no_formal_application_yet": (
        "Die Wartezeit beginnt erst mit dem Asylantrag. Den haben Sie noch nicht gestellt."
    ),
    "ankunftsnachweis_was_unsettled": (
        "Vor dem 6. August 2016 war nicht sicher, ob die Zeit mit dem Ankunftsnachweis schon zählt."
    ),
    "safe_state_bans_work_outside": (
        "Ihr Land gilt im Gesetz als sicher, und Ihr Asylantrag ist nicht alt genug."
        " Dann dürfen Sie im Asylverfahren nicht arbeiten."
    ),
    "safe_state_outside_is_unclear": (
        "Ihr Land gilt im Gesetz als sicher. Seit dem 12. Juni 2026 stehen zwei Sätze im Gesetz,"
        " die nicht zusammenpassen."
    ),
    "months_in_centre_run": (
        "In der Erstaufnahme müssen Sie nach dem Asylantrag erst einige Monate warten."
    ),
    "months_of_permitted_stay_run": (
        "Im Asylverfahren dürfen Sie in den ersten drei Monaten nicht arbeiten."
    ),
    "centre_gives_a_right_after_months": (
        "Nach der Wartezeit in der Erstaufnahme haben Sie ein Recht auf die Erlaubnis."
    ),
    "office_may_permit_outside": "Das Amt kann die Arbeit erlauben. Es muss nicht.",
    "office_must_permit_outside": "Das Amt muss die Arbeit erlauben, wenn alles stimmt.",
    "application_before_key_day_is_protected": (
        "Ihr Land gilt im Gesetz als sicher. Ihr Asylantrag ist aber früh genug gestellt:"
        " Das Verbot gilt für Sie nicht."
    ),
}
_BA: Mapping[str, str] = {
    "training_needs_no_ba": (
        "Für Ausbildung, diese Praktika und Freiwilligendienst fragt niemand die Agentur"
        " für Arbeit."
        " Die Ausländerbehörde muss Ja sagen."
    ),
    "job_is_exempt_from_ba": (
        "Für diese Arbeit wird die Agentur für Arbeit nicht gefragt."
        " Die Ausländerbehörde muss Ja sagen."
    ),
    "four_years_need_no_ba": (
        "Sie sind schon vier Jahre in Deutschland. Die Agentur für Arbeit wird nicht mehr gefragt."
        " Die Ausländerbehörde muss Ja sagen."
    ),
    "three_months_before_ba_may_approve": (
        "Mit einer Duldung ist diese Arbeit erst nach drei Monaten in Deutschland möglich."
    ),
    "agency_work_after_fifteen_months": (
        "Zeitarbeit war bis zum 5. August 2019 erst nach 15 Monaten in Deutschland möglich."
    ),
    "ba_approval_with_priority_check": (
        "Die Agentur für Arbeit muss zustimmen. Sie prüft auch:"
        " Gibt es für die Stelle Menschen, die zuerst kommen (Vorrangprüfung)?"
    ),
    "ba_approval": (
        "Die Agentur für Arbeit muss zustimmen. Sie prüft:"
        " Sind Lohn und Arbeitszeit wie bei anderen?"
    ),
}
_DULDUNG: Mapping[str, str] = {
    "entry_for_benefits_bans_work": (
        "Das Amt sagt: Sie sind wegen Geld vom Staat gekommen. Dann darf es keine Arbeit erlauben."
    ),
    "self_caused_obstacle_bans_work": (
        "Das Amt sagt: Sie helfen nicht bei Pass oder Identität."
        " Dann darf es keine Arbeit erlauben."
    ),
    "eu_list_is_not_settled": (
        "Ihr Land steht auf der Liste der EU für sichere Länder."
        " Ab welchem Tag das Verbot gilt, ist nicht sicher."
    ),
    "safe_state_bans_work_with_duldung": (
        "Ihr Land gilt im Gesetz als sicher."
        " Mit Ihrem Asylverlauf darf das Amt keine Arbeit erlauben."
    ),
    "self_employment_is_banned_with_duldung": (
        "Mit einer Duldung durften Sie bis zum 29. Februar 2020 nicht selbständig arbeiten."
    ),
    "self_employment_is_unclear_with_duldung": (
        "Ob Sie mit einer Duldung selbständig arbeiten dürfen, ist umstritten."
    ),
    "near_removal_is_unclear": (
        "Das Amt bereitet Ihre Ausreise schon vor."
        " Ob es die Arbeit dann noch erlauben kann, ist umstritten."
    ),
    "centre_bans_all_work_with_duldung": (
        "Wer in der Erstaufnahme wohnen musste, durfte bis zum 20. August 2019 nicht arbeiten."
    ),
    "months_of_duldung_in_centre_run": (
        "In der Erstaufnahme müssen Sie mit Duldung erst einige Monate warten."
    ),
    "centre_is_no_longer_a_ban": "Auch in der Erstaufnahme kann das Amt die Arbeit erlauben.",
    "office_may_permit_with_duldung": "Das Amt kann die Arbeit erlauben. Es muss nicht.",
    "office_should_permit_with_duldung": (
        "Das Amt soll die Arbeit erlauben. Nein sagen darf es nur mit gutem Grund."
    ),
    "permission_of_asylum_time_continues": (
        "Sie durften schon im Asylverfahren arbeiten. Das muss das Amt weiter erlauben."
    ),
    "history_is_not_banned": (
        "Ihr Land gilt im Gesetz als sicher. Mit Ihrem Asylverlauf gilt das Verbot aber nicht."
    ),
    "unclear_identity_bans_work": (
        "In Ihrer Duldung steht „für Personen mit ungeklärter Identität“."
        " Damit ist jede Arbeit verboten."
    ),
    "training_of_this_duldung_is_permitted": (
        "Sie haben die Duldung für Ihre Ausbildung. Das Amt muss die Ausbildung erlauben."
    ),
}
_PURPOSE: Mapping[str, str] = {
    "self_employment_beside_the_purpose": (
        "Ihre Karte hat einen anderen Zweck. Selbständige Arbeit kann das Amt dazu erlauben."
    ),
    "training_of_the_permit_16g": "Sie haben die Karte für diese Ausbildung. Sie ist erlaubt.",
    "hours_beside_training_16g": (
        "Neben der Ausbildung dürfen Sie bis zu 20 Stunden in der Woche arbeiten."
    ),
    "more_hours_beside_training_16g": (
        "Mehr als 20 Stunden in der Woche: Ob das Amt das erlauben kann, ist nicht sicher."
    ),
    "training_of_the_permit_16a": (
        "Sie haben die Karte für diese Ausbildung. Ausbildung und Pflichtpraktikum sind erlaubt."
    ),
    "helper_training_allows_no_side_job": (
        "Bis zum 29. Februar 2024 war ein Job nur neben einer qualifizierten Ausbildung erlaubt."
    ),
    "hours_beside_training_16a": (
        "Neben der Ausbildung dürfen Sie so viele Stunden arbeiten, wie das Gesetz erlaubt."
    ),
    "more_hours_beside_training_16a": (
        "Das sind mehr Stunden, als das Gesetz neben der Ausbildung erlaubt."
        " Ob das Amt mehr erlauben kann, ist nicht sicher."
    ),
    "internship_of_the_studies": "Das Studium verlangt das Praktikum. Darum ist es erlaubt.",
    "training_instead_of_studies": (
        "Für eine Ausbildung brauchen Sie eine andere Karte."
        " Ausländerbehörde und Agentur für Arbeit müssen Ja sagen."
    ),
    "student_job_counts_no_days": (
        "Ein Job an der Hochschule ist immer erlaubt. Diese Tage zählen nicht mit."
    ),
    "days_beside_studies": (
        "Neben dem Studium dürfen Sie so viele Tage im Jahr arbeiten, wie das Gesetz erlaubt."
    ),
    "more_days_beside_studies": (
        "Das sind mehr Tage im Jahr, als das Gesetz neben dem Studium erlaubt."
        " Dafür brauchen Sie eine Erlaubnis."
    ),
    "trial_work_with_chancenkarte": (
        "Mit der Chancenkarte dürfen Sie zur Probe arbeiten: bis zu zwei Wochen je Firma."
    ),
    "training_instead_of_search": (
        "Für eine Ausbildung brauchen Sie eine andere Karte."
        " Ausländerbehörde und Agentur für Arbeit müssen Ja sagen."
    ),
    "self_employment_with_chancenkarte": (
        "Ob Sie mit der Chancenkarte selbständig arbeiten dürfen, ist nicht sicher."
    ),
    "hours_with_chancenkarte": (
        "Mit der Chancenkarte dürfen Sie bis zu 20 Stunden in der Woche arbeiten."
    ),
    "more_hours_with_chancenkarte": (
        "Mit der Chancenkarte dürfen Sie nicht mehr als 20 Stunden in der Woche arbeiten."
    ),
    "job_of_the_permit": "Für diese Arbeit haben Sie die Karte bekommen. Sie ist erlaubt.",
    "two_qualified_years_allow_all_work": (
        "Sie haben zwei Jahre in Ihrem Beruf gearbeitet. Jetzt ist jede Arbeit in Firmen erlaubt."
    ),
    "long_work_or_stay_needs_no_ba": (
        "Sie arbeiten schon zwei Jahre oder sind schon drei Jahre hier."
        " Die Agentur für Arbeit wird nicht gefragt. Die Ausländerbehörde muss Ja sagen."
    ),
    "training_of_skilled_worker_is_unclear": (
        "Ihre Karte ist für eine Arbeit als Fachkraft."
        " Ob eine Ausbildung oder ein Praktikum dazu passt, ist nicht sicher."
    ),
    "agency_work_is_not_approved": "Für Zeitarbeit darf die Agentur für Arbeit nicht zustimmen.",
    "other_job_of_skilled_worker": (
        "Für eine andere Arbeit müssen Ausländerbehörde und Agentur für Arbeit Ja sagen."
    ),
    "blue_card_changes_freely": (
        "Mit der Blauen Karte dürfen Sie die Firma wechseln. Sagen Sie es dem Amt:"
        " Im ersten Jahr kann das Amt den Wechsel stoppen."
    ),
    "blue_card_is_free_after_two_years": (
        "Nach zwei Jahren mit der Blauen Karte durften Sie die Arbeit frei wechseln."
    ),
    "blue_card_change_needs_permission": (
        "In den ersten zwei Jahren musste das Amt einen Wechsel der Arbeit erlauben."
    ),
    "note_in_fiktion_allows_work": "In Ihrem Papier steht schon: Diese Arbeit ist erlaubt.",
    "ordered_card_allows_work": (
        "Ihre Karte ist bestellt. Sie dürfen schon so arbeiten, wie es die Karte erlauben wird."
    ),
    "ordered_card_is_unclear": (
        "Ihre Karte ist bestellt. Ob Sie damit schon arbeiten durften, ist für diesen"
        " Tag nicht sicher."
    ),
    "fiktion_for_temporary_protection": (
        "Sie haben Schutz nach § 24 beantragt. Bitten Sie das Amt: Es soll die Erlaubnis eintragen."
    ),
    "fiktion_allows_no_work_by_itself": (
        "Mit diesem Papier dürfen Sie hier bleiben. Arbeit erlaubt es allein noch nicht."
    ),
    "late_application_is_unclear": (
        "Der Antrag kam nach dem Ende der alten Karte. Ob Sie arbeiten dürfen, ist nicht sicher."
    ),
    "recognised_without_card_is_unclear": (
        "Ihr Asyl ist anerkannt, aber die Karte fehlt noch. Das Recht der EU spricht für Sie."
        " Bitten Sie das Amt schnell um ein Papier."
    ),
    "without_title_no_work": (
        "Ohne Aufenthaltstitel, Gestattung oder Duldung dürfen Sie nicht arbeiten."
    ),
}
_NOT_WORK: Mapping[str, str] = {
    "learning_is_the_purpose": "Ihre Karte ist genau dafür da.",
    "learning_beside_another_purpose": (
        "Ihre Karte hat einen anderen Zweck. Ob das Lernen dazu passt, ist nicht sicher."
    ),
    "learning_without_settled_stay": (
        "Lernen ist keine Arbeit. Ob Sie hier bleiben dürfen, ist aber offen."
    ),
    "learning_is_not_work": (
        "Schule und Studium sind keine Arbeit. Lesen Sie Ihr Dokument:"
        " Manchmal verbietet es ein Studium."
    ),
    "no_course_without_good_prospects": (
        "Bis zum 30. Dezember 2022 war der Kurs für viele Menschen im Asylverfahren nicht offen."
    ),
    "entitled_to_integration_course": "Sie haben ein Recht auf einen Integrationskurs.",
    "integration_course_is_not_open": (
        "Mit diesem Dokument bekommen Sie keinen Platz im Integrationskurs."
    ),
    "integration_course_is_unclear": (
        "Ob Sie mit diesem Dokument in den Integrationskurs dürfen, ist nicht sicher."
    ),
    "course_was_ordered": "Ein Amt hat geschrieben: Sie müssen in den Kurs. Darum dürfen Sie.",
    "admission_is_stopped": (
        "Seit dem 9. Februar 2026 nimmt das BAMF kaum noch freiwillige Anträge an."
        " Vielleicht gibt es einen Platz, den Sie selbst bezahlen."
    ),
    "admission_by_bamf": "Sie können beim BAMF einen Antrag stellen. Das BAMF entscheidet.",
    "job_course_did_not_exist": "Diesen Kurs gibt es erst seit dem 1. Juli 2016.",
    "job_course_needs_a_title": "Ohne Aufenthaltspapier gibt es keinen Berufssprachkurs.",
    "job_course_is_unclear": (
        "Ob Sie mit diesem Dokument in den Berufssprachkurs dürfen, ist nicht sicher."
    ),
    "job_course_is_closed_to_duldung": (
        "Bis zum 31. Juli 2019 war der Kurs mit den meisten Duldungen nicht offen."
    ),
    "job_course_needs_registration": (
        "Mit einer Duldung müssen Sie arbeiten, lernen oder bei der Agentur gemeldet sein."
    ),
    "job_course_after_six_months": "Mit einer Duldung ist der Kurs erst nach sechs Monaten offen.",
    "job_course_by_agentur_or_jobcenter": (
        "Die Agentur für Arbeit oder das Jobcenter schickt Sie in den Kurs."
        " Meistens brauchen Sie vorher B1."
    ),
    "opportunity_despite_any_work_ban": (
        "Diese Arbeit gibt Ihnen das Sozialamt. Sie ist auch bei einem Arbeitsverbot möglich."
    ),
    "opportunity_with_benefits": "Sie bekommen Geld vom Sozialamt."
    " Es kann Ihnen diese Arbeit geben.",
    "opportunity_only_with_benefits": (
        "Diese Arbeit gibt es nur mit Geld vom Sozialamt (Asylbewerberleistungsgesetz)."
    ),
}
_DEPENDS: Mapping[Fact, str] = {
    Fact.PREVIOUS_STATUS: "Es kommt darauf an, welche Karte Sie vorher hatten.",
    Fact.DOCUMENT_NOTE: "Es kommt darauf an, was in Ihrem Dokument zur Arbeit steht.",
    Fact.APPLIED_FOR: "Es kommt darauf an, was Sie beantragt haben.",
    Fact.ACCELERATED_PROCEDURE: "Es kommt darauf an, ob Ihr Asylverfahren beschleunigt ist.",
    Fact.MUST_LIVE_IN_CENTRE: "Es kommt darauf an, ob Sie in der Erstaufnahme wohnen müssen.",
    Fact.ORIGIN: "Es kommt darauf an, aus welchem Land Sie kommen.",
    Fact.ASYLUM_HISTORY: "Es kommt darauf an, was mit Ihrem Asylantrag war.",
    Fact.SELF_CAUSED_OBSTACLE: (
        "Es kommt darauf an, was das Amt zu Ihrem Pass und Ihrer Identität sagt."
    ),
    Fact.ASYLUM_APPLICATION_ON: "Es kommt darauf an, wann Sie den Asylantrag gestellt haben.",
    Fact.DULDUNG_SINCE: "Es kommt darauf an, seit wann Sie die Duldung haben.",
    Fact.STAY_SINCE: "Es kommt darauf an, seit wann Sie mit Papieren in Deutschland sind.",
    Fact.SAME_JOB: "Es kommt darauf an, ob es die Arbeit aus Ihrer Karte ist.",
    Fact.INSURED_WORK_MONTHS: "Es kommt darauf an, wie lange Sie hier schon gearbeitet haben.",
    Fact.WEEKLY_HOURS: "Es kommt darauf an, wie viele Stunden Sie in der Woche arbeiten.",
    Fact.FULL_DAYS_THIS_YEAR: "Es kommt darauf an, wie viele Tage Sie im Jahr arbeiten.",
    Fact.GOOD_PROSPECTS: "Es kommt darauf an, ob das BAMF gute Aussichten auf Bleiben sieht.",
    Fact.REGISTERED_OR_EMPLOYED: (
        "Es kommt darauf an, ob Sie arbeiten, lernen oder bei der Agentur gemeldet sind."
    ),
    Fact.COURSE_OBLIGATION: "Es kommt darauf an, ob ein Amt Sie in den Kurs schickt.",
    Fact.ASYLBLG_BENEFITS: "Es kommt darauf an, ob Sie Geld vom Sozialamt bekommen.",
}
REASONS: Mapping[str, str] = {
    **_GENERAL,
    **_PERMITS,
    **_ASYLUM,
    **_BA,
    **_DULDUNG,
    **_PURPOSE,
    **_NOT_WORK,
    **{f"depends_on_{fact}": text for fact, text in _DEPENDS.items()},
}

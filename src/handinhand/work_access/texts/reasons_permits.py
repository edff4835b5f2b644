"""Why? Residence permits, Fiktionsbescheinigung, and no title."""

from collections.abc import Mapping

from handinhand.work_access.texts.marking import for_translation as _

PERMITS: Mapping[str, str] = {
    # All work is free (section 3.1).
    "document_allows_all_work": _(
        "Mit Ihrem Papier dürfen Sie jede Arbeit machen. Auch selbstständige Arbeit ist erlaubt."
    ),
    # Humanitarian permits (sections 3.2 and 3.3).
    "permit_allows_work_by_law": _(
        "Seit März 2020 erlaubt das Gesetz mit Ihrer Karte jede Arbeit."
        " Auch selbstständige Arbeit ist erlaubt."
    ),
    "note_in_document_allows_work": _(
        "Auf Ihrem Papier steht schon, dass die Arbeit erlaubt ist. Das reicht."
    ),
    "self_employment_may_be_permitted": _(
        "Für selbstständige Arbeit brauchen Sie hier eine eigene Erlaubnis."
        " Die Ausländerbehörde kann sie Ihnen geben."
    ),
    "humanitarian_work_needs_no_ba": _(
        "Ihre Karte allein erlaubt die Arbeit noch nicht."
        " Die Ausländerbehörde kann sie erlauben."
        " Die Agentur für Arbeit muss nicht zustimmen."
    ),
    # Temporary protection, § 24 (section 3.4).
    "protection_allows_self_employment": _(
        "Mit dem vorübergehenden Schutz dürfen Sie selbstständig arbeiten."
        " Sie brauchen dafür keine Erlaubnis von der Ausländerbehörde."
    ),
    "protection_allows_work_by_law": _(
        "Mit dem vorübergehenden Schutz dürfen Sie jede Arbeit machen."
        " Das Gesetz erlaubt es seit Juni 2022."
    ),
    "note_allows_work_with_protection": _(
        "Auf Ihrem Papier steht schon, dass die Arbeit erlaubt ist."
        " An diesem Tag war dieser Eintrag nötig."
    ),
    "protection_needs_entry_in_card": _(
        "An diesem Tag musste die Erlaubnis noch auf der Karte stehen."
        " Das Amt trug sie meist sofort ein. Die Agentur für Arbeit musste nicht zustimmen."
    ),
    # Training: §§ 16g, 16a (section 3.7).
    "self_employment_beside_the_purpose": _(
        "Ihre Karte ist für einen anderen Zweck."
        " Selbstständige Arbeit daneben kann die Ausländerbehörde erlauben."
    ),
    "training_of_the_permit_16g": _(
        "Sie haben die Karte für Ihre Ausbildung bekommen. Diese Ausbildung dürfen Sie machen."
    ),
    "hours_beside_training_16g": _(
        "Neben der Ausbildung dürfen Sie bis zu zwanzig Stunden pro Woche arbeiten."
    ),
    "more_hours_beside_training_16g": _(
        "Neben der Ausbildung erlaubt Ihre Karte zwanzig Stunden pro Woche."
        " Ob das Amt mehr erlauben kann, ist nicht klar."
    ),
    "training_of_the_permit_16a": _(
        "Sie haben die Karte für Ihre Ausbildung bekommen."
        " Auch ein Praktikum, das zur Ausbildung gehört, ist erlaubt."
    ),
    "helper_training_allows_no_side_job": _(
        "Damals war ein Nebenjob nur neben einer längeren Ausbildung erlaubt."
        " Die Ausbildung musste mindestens zwei Jahre dauern."
    ),
    "hours_beside_training_16a": _(
        "Neben der Ausbildung erlaubt das Gesetz einige Stunden pro Woche."
        " Ihre Stunden liegen nicht über dieser Grenze."
    ),
    "more_hours_beside_training_16a": _(
        "Ihre Stunden liegen über der Grenze für einen Nebenjob."
        " Ob das Amt mehr erlauben kann, ist nicht klar."
    ),
    # Studies, § 16b (section 3.7).
    "internship_of_the_studies": _(
        "Ihr Studium verlangt dieses Praktikum. Es gehört zum Studium und ist darum erlaubt."
    ),
    "training_instead_of_studies": _(
        "Ihre Karte ist für ein Studium. Für eine Ausbildung brauchen Sie eine andere Karte."
        " Die Agentur für Arbeit muss zustimmen."
    ),
    "student_job_counts_no_days": _(
        "Das ist ein Job an der Hochschule oder für das Studium."
        " Seine Tage zählen nicht für die Grenze im Jahr."
    ),
    "days_beside_studies": _(
        "Neben dem Studium erlaubt das Gesetz viele Tage Arbeit im Jahr."
        " Ihre Tage liegen nicht über dieser Grenze."
    ),
    "more_days_beside_studies": _(
        "Ihre Tage liegen über der Grenze für ein Jahr."
        " Mehr Arbeit kann die Ausländerbehörde erlauben."
        " Die Agentur für Arbeit muss zustimmen."
    ),
    # Chancenkarte, § 20a (section 3.7).
    "trial_work_with_chancenkarte": _(
        "Die Chancenkarte erlaubt Probearbeit, bei jeder Firma höchstens zwei Wochen."
        " Es geht um Facharbeit, eine Ausbildung oder die Anerkennung Ihres Berufs."
    ),
    "training_instead_of_search": _(
        "Die Chancenkarte ist für die Suche nach Arbeit."
        " Für eine Ausbildung brauchen Sie eine andere Karte."
        " Die Agentur für Arbeit muss zustimmen."
    ),
    "self_employment_with_chancenkarte": _(
        "Die Chancenkarte erlaubt Arbeit als Angestellte oder Angestellter."
        " Ob Sie selbstständig arbeiten dürfen, ist nicht klar."
    ),
    "hours_with_chancenkarte": _(
        "Die Chancenkarte erlaubt im Durchschnitt zwanzig Stunden pro Woche."
        " Alle Jobs zählen zusammen."
    ),
    "more_hours_with_chancenkarte": _(
        "Die Chancenkarte erlaubt im Durchschnitt nur zwanzig Stunden pro Woche."
        " Alle Jobs zählen zusammen."
    ),
    # Skilled workers: §§ 18a, 18b, 19d, Blaue Karte (section 3.7).
    "job_of_the_permit": _(
        "Sie haben Ihre Karte für diese Arbeit bekommen. Darum ist die Arbeit erlaubt."
    ),
    "two_qualified_years_allow_all_work": _(
        "Sie haben mindestens zwei Jahre in Ihrem Beruf gearbeitet."
        " Danach erlaubt Ihre Karte jede Arbeit als Angestellte oder Angestellter."
    ),
    "long_work_or_stay_needs_no_ba": _(
        "Sie haben zwei Jahre hier gearbeitet oder sind drei Jahre hier."
        " Darum entscheidet die Ausländerbehörde allein."
        " Die Agentur für Arbeit muss nicht zustimmen."
    ),
    "training_of_skilled_worker_is_unclear": _(
        "Ihre Karte ist für die Arbeit als Fachkraft."
        " Ob auch Ausbildung, Praktikum oder Freiwilligendienst erlaubt ist, ist unklar."
    ),
    "agency_work_is_not_approved": _(
        "Für eine andere Arbeit muss die Agentur für Arbeit zustimmen."
        " Bei Zeitarbeit darf sie nicht zustimmen."
    ),
    "other_job_of_skilled_worker": _(
        "Ihre Karte gilt für eine bestimmte Arbeit."
        " Für eine andere Arbeit brauchen Sie eine neue Erlaubnis."
        " Die Agentur für Arbeit muss zustimmen."
    ),
    "blue_card_changes_freely": _(
        "Mit der Blauen Karte dürfen Sie die Arbeit wechseln."
        " Im ersten Jahr kann das Amt den Wechsel dreißig Tage stoppen."
    ),
    "blue_card_is_free_after_two_years": _(
        "Sie haben mindestens zwei Jahre mit der Blauen Karte gearbeitet."
        " Danach brauchte ein Wechsel keine Erlaubnis mehr."
    ),
    "blue_card_change_needs_permission": _(
        "An diesem Tag brauchte ein Wechsel der Arbeit eine Erlaubnis."
        " Das galt in den ersten zwei Jahren mit Blauer Karte."
    ),
    # Fiktionsbescheinigung, recognised without a card, no title (section 3.7).
    "note_in_fiktion_allows_work": _(
        "Auf Ihrer Fiktionsbescheinigung steht, dass die Arbeit erlaubt ist. Das reicht."
    ),
    "ordered_card_allows_work": _(
        "Ihre Karte ist schon bestellt."
        " Sie dürfen schon so arbeiten, wie die Karte es erlauben wird."
    ),
    "ordered_card_is_unclear": _(
        "Ihre Karte ist schon bestellt. Ob das an diesem Tag schon reichte, ist nicht sicher."
    ),
    "fiktion_for_temporary_protection": _(
        "Sie haben den vorübergehenden Schutz beantragt."
        " Die Ausländerbehörde kann die Erlaubnis schon jetzt in Ihr Papier schreiben."
    ),
    "fiktion_allows_no_work_by_itself": _(
        "Mit diesem Papier dürfen Sie hier auf die Entscheidung warten."
        " Arbeiten dürfen Sie nur, wenn es auf dem Papier steht."
    ),
    "late_application_is_unclear": _(
        "Dieses Papier schützt vor einer Abschiebung, bis das Amt entscheidet."
        " Ob Sie damit arbeiten dürfen, ist nicht klar geregelt."
    ),
    "recognised_without_card_is_unclear": _(
        "Das BAMF hat Sie anerkannt, aber Ihre Karte fehlt noch."
        " Das Recht der EU spricht dafür, dass Sie arbeiten dürfen."
        " Bitten Sie das Amt bald um ein Papier darüber."
    ),
    "without_title_no_work": _(
        "Ohne Aufenthaltstitel, Gestattung oder Duldung darf keine Firma Sie beschäftigen."
        " Auch selbstständige Arbeit ist dann nicht erlaubt."
    ),
}

"""What to do next, and what could change a ban: one text for each code, in plain German."""

from collections.abc import Mapping

STEPS: Mapping[str, str] = {
    # Allowed
    "show_document_to_employer": (
        "Zeigen Sie der Firma Ihr Dokument. Die Firma macht eine Kopie und behält sie."
    ),
    "check_recognition": (
        "Manche Berufe brauchen eine Anerkennung, zum Beispiel in der Pflege."
        " Fragen Sie die Anerkennungsberatung."
    ),
    "ask_for_help_with_work": (
        "Hilfe bei der Suche: Agentur für Arbeit, Jobcenter, IFDM oder Migrationsberatung."
    ),
    "register_business": (
        "Melden Sie Ihr Gewerbe bei der Gemeinde an. Freie Berufe melden sich beim Finanzamt."
    ),
    "only_watch": "Schauen Sie nur zu. Wer mitarbeitet, braucht vielleicht eine Erlaubnis.",
    "read_conditions_in_document": (
        "Lesen Sie Ihr Dokument genau. Steht dort „Studium nicht gestattet“? Dann fragen"
        " Sie vorher."
    ),
    "ask_school_or_university": "Melden Sie sich bei der Schule oder der Hochschule an.",
    "go_to_course_provider": (
        "Gehen Sie zu einer Sprachschule in Ihrer Nähe. Nehmen Sie Ihr Dokument mit."
    ),
    # An office must say yes
    "go_to_auslaenderbehoerde": "Zuständig ist die Ausländerbehörde an Ihrem Wohnort.",
    "go_to_state_authority": (
        "In der Erstaufnahme ist das Landesamt für innere Verwaltung zuständig."
    ),
    "fill_in_application": (
        "Füllen Sie den „Antrag auf Erteilung einer Beschäftigungserlaubnis“ aus."
        " Er kostet meistens nichts."
    ),
    "employer_fills_in_form": (
        "Die Firma füllt die „Erklärung zum Beschäftigungsverhältnis“ aus."
        " Lohn, Stunden und Aufgaben müssen darin stehen."
    ),
    "bring_contract_and_document": (
        "Bringen Sie den Arbeitsvertrag oder einen Entwurf mit, und Ihr Dokument."
    ),
    "bring_training_contract": (
        "Bringen Sie den Ausbildungsvertrag mit. Er ist unterschrieben und bei der Kammer gemeldet."
    ),
    "bring_internship_plan": (
        "Bringen Sie einen Plan vom Praktikum mit: Was lernen Sie? Wie lange? Warum?"
    ),
    "bring_business_plan": (
        "Schreiben Sie auf, was Sie machen wollen und was Sie verdienen. Bringen Sie den Plan mit."
    ),
    "office_asks_agentur": (
        "Das Amt fragt selbst die Agentur für Arbeit. Sie müssen dort keinen Antrag stellen."
    ),
    "expect_some_weeks": (
        "Rechnen Sie mit drei bis vier Wochen."
        " Sagt die Agentur zwei Wochen lang nichts, gilt das als Ja."
    ),
    "wait_for_entry_in_document": (
        "Fangen Sie erst an, wenn die Erlaubnis im Dokument steht."
        " Arbeit ohne Erlaubnis kann Ihnen sehr schaden."
    ),
    "ask_for_written_refusal": (
        "Sagt das Amt Nein? Bitten Sie um einen Brief mit den Gründen."
        " Dann haben Sie meistens einen Monat Zeit für Widerspruch oder Klage."
    ),
    "apply_for_course_admission": (
        "Stellen Sie beim BAMF einen Antrag auf Zulassung. Die Sprachschule hilft dabei."
    ),
    "ask_agentur_or_jobcenter": (
        "Fragen Sie die Agentur für Arbeit oder das Jobcenter nach dem Kurs."
    ),
    "ask_sozialamt": "Fragen Sie das Sozialamt."
    " Wer diese Arbeit ablehnt, bekommt oft weniger Geld.",
    # Not yet
    "remember_first_day": "Schreiben Sie den ersten möglichen Tag auf.",
    "hand_in_weeks_before": "Geben Sie den Antrag vier bis sechs Wochen vor diesem Tag ab.",
    "use_the_waiting_time": (
        "Bis dahin geht schon: Schule, Studium, Kurse, Zuschauen im Betrieb,"
        " Arbeit vom Sozialamt, freiwillige Hilfe ohne Lohn."
    ),
    # Depends, unclear
    "answer_open_question": "Beantworten Sie die offene Frage. Dann wissen wir mehr.",
    "see_document_guide": "Sie wissen es nicht? Schauen Sie sich die Bilder der Dokumente an.",
    "print_answers": "Drucken Sie diese Seite aus und nehmen Sie sie zur Beratung mit.",
    "bring_all_letters": "Nehmen Sie Ihr Dokument und alle Briefe von BAMF und"
    " Ausländerbehörde mit.",
    "ask_psz_if_ill": ("Geht es Ihnen seelisch nicht gut? Das Psychosoziale Zentrum hilft Ihnen."),
    "ask_counselling": "Die Migrationsberatung hilft Ihnen. Sie kostet nichts.",
    "ask_lawyer": "Auch der Flüchtlingsrat oder ein Anwalt kann helfen.",
    # What could change a ban
    "ask_about_moving_out": (
        "Wenn Sie aus der Erstaufnahme ausziehen dürfen, gelten andere Regeln. Fragen Sie danach."
    ),
    "look_for_other_status": (
        "Das ändert nur ein anderer Aufenthalt. Fragen Sie, welcher für Sie möglich ist."
    ),
    "ask_court_for_effect": (
        "Ein Gericht kann die Ablehnung stoppen. Die Frist dafür ist sehr kurz:"
        " Gehen Sie gleich zur Beratung."
    ),
    "make_formal_application": "Stellen Sie den Asylantrag beim BAMF. Dann läuft die Wartezeit.",
    "wait_for_decision_or_court": (
        "Warten Sie auf die Entscheidung vom BAMF oder vom Gericht."
        " Danach können andere Regeln gelten."
    ),
    "make_up_for_cooperation": (
        "Holen Sie nach, was das BAMF von Ihnen wollte. Sagen Sie, warum es nicht ging."
    ),
    "show_passport_effort": (
        "Zeigen Sie, was Sie für einen Pass tun. Sammeln Sie alle Beweise:"
        " Termine, Briefe, Fotos, Quittungen."
    ),
    "ask_removal_of_60b_note": (
        "Haben Sie alles getan, was Sie können? Dann muss das Amt den Zusatz streichen."
        " Bitten Sie darum, am besten mit Beratung."
    ),
    "look_for_employment_instead": "Arbeit in einer Firma kann möglich sein. Prüfen Sie das hier.",
    "look_for_direct_employment": (
        "Arbeit direkt bei einer Firma kann möglich sein. Prüfen Sie das hier."
    ),
    "ask_about_change_of_purpose": (
        "Vielleicht passt eine andere Karte besser zu Ihren Plänen. Lassen Sie sich beraten."
    ),
    "work_fewer_hours": "Bis zu 20 Stunden in der Woche sind erlaubt.",
    "ask_for_permission_in_fiktion": (
        "Bitten Sie das Amt: Es soll die Erlaubnis zur Arbeit in Ihr Papier schreiben."
    ),
    "counselling_before_any_office": (
        "Gehen Sie zuerst zu einer Beratung, erst danach zu einem Amt."
        " Die Beratung ist vertraulich."
    ),
    "look_for_other_courses": (
        "Es gibt andere Kurse: an der Volkshochschule, bei Vereinen und im Internet."
    ),
    "register_at_agentur": "Melden Sie sich bei der Agentur für Arbeit. Dann ist der Kurs möglich.",
    "ask_jobcenter_for_similar": "Das Jobcenter hat ähnliche Angebote. Fragen Sie dort.",
}

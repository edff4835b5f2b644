"""What the reader can do now: one text for each step code."""

from collections.abc import Mapping

from handinhand.work_access.texts.marking import for_translation as _

STEPS: Mapping[str, str] = {
    # People who help.
    "ask_counselling": _(
        "Fragen Sie die Migrationsberatung. Die Beratung ist kostenlos und vertraulich."
    ),
    "ask_lawyer": _(
        "Fragen Sie eine Anwältin oder einen Anwalt für Ausländerrecht."
        " Fragen Sie zuerst nach den Kosten. Auch der Flüchtlingsrat kann Ihnen helfen."
    ),
    "ask_psz_if_ill": _(
        "Fragen Sie das Psychosoziale Zentrum, wenn Sie krank sind."
        " Es hilft auch nach schlimmen Erlebnissen."
    ),
    "ask_for_help_with_work": _(
        "Lassen Sie sich bei der Suche nach Arbeit kostenlos helfen."
        " Das machen Agentur für Arbeit, Jobcenter und Integrationsfachdienst Migration."
        " Unter 27 Jahren hilft auch der Jugendmigrationsdienst."
    ),
    "counselling_before_any_office": _(
        "Gehen Sie zuerst zur Migrationsberatung und erst danach zum Amt."
        " Die Beratung ist kostenlos und vertraulich."
    ),
    # An open question, or unclear law.
    "answer_open_question": _("Beantworten Sie die offene Frage. Dann wird die Antwort genauer."),
    "see_document_guide": _(
        "Sehen Sie sich das Bild von Ihrem Papier an. Es zeigt, wo die Antwort steht."
    ),
    "print_answers": _("Drucken Sie diese Seite aus. Zeigen Sie sie in der Beratung."),
    "bring_all_letters": _(
        "Nehmen Sie Ihr Papier und alle Briefe mit."
        " Wichtig sind Briefe vom BAMF und von der Ausländerbehörde."
    ),
    # While a waiting period runs.
    "remember_first_day": _(
        "Merken Sie sich den ersten möglichen Tag. Schreiben Sie ihn in Ihren Kalender."
    ),
    "hand_in_weeks_before": _("Geben Sie den Antrag vier bis sechs Wochen vor diesem Tag ab."),
    "use_the_waiting_time": _(
        "Nutzen Sie die Zeit bis dahin."
        " Möglich sind Schule, Deutschkurs, Zuschauen im Betrieb oder Ehrenamt."
        " Fragen Sie auch nach Arbeit vom Sozialamt."
    ),
    # The office, the form and the papers.
    "go_to_auslaenderbehoerde": _(
        "Gehen Sie zur Ausländerbehörde an Ihrem Wohnort. Machen Sie vorher einen Termin."
    ),
    "go_to_state_authority": _(
        "Gehen Sie zum Landesamt für innere Verwaltung."
        " Es entscheidet für Menschen in Nostorf-Horst und Stern Buchholz."
    ),
    "fill_in_application": _(
        "Füllen Sie den Antrag vom Amt aus."
        " Für eine Anstellung heißt er meist „Antrag auf Erteilung einer Beschäftigungserlaubnis“."
        " Diese Erlaubnis kostet meist nichts."
    ),
    "apply_for_training_permit": _(
        "Beantragen Sie eine Karte für die Ausbildung (§ 16a)."
        " Der Antrag heißt „Antrag auf Erteilung einer Aufenthaltserlaubnis“."
        " Fragen Sie das Amt, was die Karte kostet."
    ),
    "employer_fills_in_form": _(
        "Geben Sie der Firma das Formular „Erklärung zum Beschäftigungsverhältnis“."
        " Die Firma füllt es ganz aus. Wichtig sind Lohn, Stunden und Aufgaben."
    ),
    "bring_contract_and_document": _(
        "Nehmen Sie den Vertrag oder einen Entwurf mit. Nehmen Sie auch Ihr Papier mit."
    ),
    "bring_training_contract": _(
        "Nehmen Sie den unterschriebenen Ausbildungsvertrag mit."
        " Er muss eingetragen sein, meist bei der Kammer. Nehmen Sie auch Ihr Papier mit."
    ),
    "bring_internship_plan": _(
        "Nehmen Sie einen Plan für das Praktikum mit."
        " Er zeigt, welche Art von Praktikum es ist."
        " Nehmen Sie auch den Vertrag und Ihr Papier mit."
    ),
    "bring_business_plan": _(
        "Nehmen Sie einen Plan für Ihre Firma mit."
        " Er zeigt, was Sie anbieten und verdienen möchten. Nehmen Sie auch Ihr Papier mit."
    ),
    "office_asks_agentur": _(
        "Warten Sie auf die Agentur für Arbeit. Das Amt fragt sie selbst."
        " Antwortet sie zwei Wochen nicht, gilt das als Ja."
    ),
    "expect_some_weeks": _("Rechnen Sie mit drei bis vier Wochen bis zur Antwort."),
    "ask_how_long": _(  # three months: § 75 VwGO
        "Fragen Sie im Amt, wie lange es dauert."
        " Kommt drei Monate lang keine Antwort, hilft die Beratung."
    ),
    "wait_for_entry_in_document": _(
        "Fangen Sie erst an, wenn die Erlaubnis in Ihrem Papier steht."
        " Arbeit ohne Erlaubnis kann Geld kosten und Ihrem Aufenthalt schaden."
    ),
    "ask_for_written_refusal": _(
        "Verlangen Sie bei einem Nein einen Brief mit Gründen."
        " Gehen Sie damit sofort zur Beratung. Oft haben Sie nur einen Monat Zeit."
    ),
    # It is allowed.
    "show_document_to_employer": _("Zeigen Sie der Firma Ihr Papier. Die Firma behält eine Kopie."),
    "check_recognition": _(
        "Prüfen Sie, ob Ihr Beruf eine Anerkennung braucht."
        " Das ist zum Beispiel in der Pflege so. Die Anerkennungsberatung hilft kostenlos."
    ),
    "register_business": _(
        "Melden Sie Ihre Firma beim Gewerbeamt an. Für freie Berufe reicht das Finanzamt."
    ),
    "only_watch": _(
        "Schauen Sie nur zu und arbeiten Sie nicht mit. Auch kleine Aufgaben sind schon Arbeit."
    ),
    "read_conditions_in_document": _(
        "Lesen Sie genau, was auf Ihrem Papier steht."
        " Steht dort ein Verbot, gehen Sie zuerst zur Beratung."
    ),
    "ask_school_or_university": _(
        "Fragen Sie die Schule oder Hochschule, was Sie brauchen. Nehmen Sie Ihre Zeugnisse mit."
    ),
    # Courses, and work from the Sozialamt.
    "go_to_course_provider": _(
        "Gehen Sie zu einer Schule, die Integrationskurse anbietet."
        " Nehmen Sie Ihr Papier und Briefe zum Kurs mit."
    ),
    "apply_for_course_admission": _(
        "Füllen Sie den „Antrag auf Zulassung zum Integrationskurs“ aus."
        " Schicken Sie ihn an das BAMF. Die Schule für den Kurs hilft dabei."
    ),
    "ask_agentur_or_jobcenter": _(
        "Fragen Sie die Agentur für Arbeit oder das Jobcenter nach dem Kurs."
        " Nehmen Sie Zeugnisse von Deutschkursen mit."
    ),
    "ask_sozialamt": _(
        "Fragen Sie das Sozialamt nach dieser Arbeit. Sagen Sie nicht ohne Grund ab."
        " Das Amt kann sonst Ihr Geld kürzen."
    ),
    # What could change a ban.
    "ask_about_moving_out": _(
        "Fragen Sie, wann Sie aus der Erstaufnahme ausziehen können."
        " Danach gelten andere Regeln für die Arbeit."
    ),
    "look_for_other_status": _(
        "Fragen Sie die Beratung nach einem anderen Aufenthaltsrecht."
        " Mit einem anderen Papier kann die Antwort anders sein."
    ),
    "ask_court_for_effect": _(
        "Fragen Sie schnell eine Anwältin oder einen Anwalt."
        " Ein Gericht kann die Folgen der Ablehnung stoppen. Die Frist ist sehr kurz."
    ),
    "make_formal_application": _(
        "Stellen Sie Ihren Asylantrag beim BAMF. Fragen Sie nach Ihrem Termin."
    ),
    "wait_for_decision_or_court": _(
        "Warten Sie auf die Entscheidung vom BAMF oder vom Gericht."
        " Prüfen Sie Ihre Antwort danach noch einmal."
    ),
    "make_up_for_cooperation": _(
        "Holen Sie nach, was das BAMF von Ihnen verlangt. Heben Sie Beweise dafür auf."
    ),
    "show_passport_effort": _(
        "Bemühen Sie sich um einen Pass oder andere Papiere. Fragen Sie vorher die Beratung."
        " Sammeln Sie Beweise und geben Sie dem Amt Kopien."
    ),
    "ask_removal_of_60b_note": _(
        "Bitten Sie das Amt in einem Brief um eine normale Duldung."
        " Ohne den Zusatz „für Personen mit ungeklärter Identität“ kann Arbeit möglich sein."
    ),
    "look_for_employment_instead": _(
        "Suchen Sie Arbeit als Angestellte oder Angestellter. Dafür gelten andere Regeln."
        " Prüfen Sie das hier noch einmal."
    ),
    "look_for_direct_employment": _(
        "Suchen Sie eine Firma, die Sie selbst einstellt. Prüfen Sie diese Arbeit hier noch einmal."
    ),
    "work_fewer_hours": _(
        "Arbeiten Sie im Durchschnitt höchstens zwanzig Stunden pro Woche."
        " Alle Jobs zählen zusammen."
    ),
    "ask_about_change_of_purpose": _(
        "Fragen Sie die Ausländerbehörde nach einer Karte für einen anderen Zweck."
        " Gehen Sie vorher zur Beratung."
    ),
    "ask_for_permission_in_fiktion": _(
        "Bitten Sie das Amt, die Arbeit in Ihrem Papier zu erlauben."
        " Fangen Sie erst an, wenn es dort steht."
    ),
    "look_for_other_courses": _(
        "Fragen Sie die Beratung nach anderen Deutschkursen."
        " Es gibt zum Beispiel Kurse an Volkshochschulen oder von Ehrenamtlichen."
    ),
    "register_at_agentur": _(
        "Melden Sie sich bei der Agentur für Arbeit."
        " Fragen Sie dort nach dem Berufssprachkurs. Nehmen Sie Ihr Papier mit."
    ),
    "ask_jobcenter_for_similar": _(
        "Fragen Sie das Jobcenter nach ähnlicher Arbeit. Das geht, wenn Sie dort Geld bekommen."
    ),
}

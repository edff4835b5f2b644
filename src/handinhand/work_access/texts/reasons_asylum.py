"""Why? Asylum procedure, Duldung, and the approval of the Bundesagentur."""

from collections.abc import Mapping

from handinhand.work_access.texts.marking import for_translation as _

ASYLUM: Mapping[str, str] = {
    # During the asylum procedure (section 3.5).
    "asylum_law_permits_only_employment": _(
        "Im Asylverfahren erlaubt das Gesetz nur Arbeit als Angestellte oder Angestellter."
        " Selbstständige Arbeit ist nicht möglich."
    ),
    "accelerated_procedure_bans_work": _(
        "Ihr Asylverfahren ist „beschleunigt“. In dieser Zeit darf das Amt keine Arbeit erlauben."
    ),
    "breach_of_cooperation_bans_work": _(
        "Das BAMF sagt, dass Sie Pflichten verletzt haben."
        " Dann soll das Amt die Arbeit in der Regel nicht erlauben."
    ),
    "centre_bans_all_work": _(
        "Sie müssen in der Erstaufnahme wohnen. An diesem Tag war dort jede Arbeit verboten."
    ),
    "key_day_in_centre_is_unclear": _(
        "Für Ihr Land gilt ein Verbot mit einem Stichtag."
        " Außerhalb der Erstaufnahme schützt Sie dieser Stichtag."
        " Ob er auch in der Erstaufnahme schützt, ist unklar."
    ),
    "safe_state_bans_work_in_centre": _(
        "Das Gesetz zählt Ihr Land zu den „sicheren Herkunftsstaaten“."
        " An diesem Tag war Arbeit in der Erstaufnahme dann verboten."
    ),
    "rejection_without_effect_bans_work": _(
        "Ihr Antrag ist als „offensichtlich unbegründet“ oder „unzulässig“ abgelehnt."
        " Kein Gericht hat die Folgen gestoppt."
        " Dann ist Arbeit in der Erstaufnahme nicht erlaubt."
    ),
    "no_formal_application_yet": _(
        "In der Erstaufnahme begann die Wartezeit damals erst mit dem Asylantrag."
        " Ein Ankunftsnachweis ist noch kein Asylantrag."
    ),
    "months_in_centre_run": _(
        "Sie müssen in der Erstaufnahme wohnen."
        " Dort ist Arbeit erst nach einer Wartezeit möglich."
        " Die Zeit zählt ab dem Antrag, seit Juni 2026 ab der Registrierung."
    ),
    "centre_gives_a_right_after_months": _(
        "In der Erstaufnahme haben Sie nach der Wartezeit ein Recht darauf."
        " Das Amt muss es erlauben, wenn die Bedingungen stimmen."
    ),
    "ankunftsnachweis_was_unsettled": _(
        "Damals war nicht klar, welche Rechte der Ankunftsnachweis gibt."
        " Erst ein späteres Gesetz hat das geregelt."
    ),
    "safe_state_bans_work_outside": _(
        "Das Gesetz zählt Ihr Land zu den „sicheren Herkunftsstaaten“."
        " Der Stichtag für frühe Anträge hilft Ihnen nicht."
        " An diesem Tag war Arbeit im Asylverfahren dann verboten."
    ),
    "safe_state_outside_is_unclear": _(
        "Das Gesetz zählt Ihr Land zu den „sicheren Herkunftsstaaten“."
        " Seit Juni 2026 passen zwei Sätze im Gesetz nicht zusammen."
        " Ob das Amt die Arbeit erlauben darf, ist unklar."
    ),
    "months_of_permitted_stay_run": _(
        "Im Asylverfahren müssen Sie zuerst drei Monate mit Papier hier sein."
        " Das gilt auch für Ausbildung und Praktikum."
    ),
    "office_may_permit_outside": _(
        "Sie müssen nicht in der Erstaufnahme wohnen."
        " Das Amt kann die Arbeit erlauben und prüft jeden Fall einzeln."
    ),
    "office_must_permit_outside": _(
        "Das Amt hat keine Wahl. Es muss die Arbeit erlauben, wenn die Bedingungen stimmen."
    ),
    "application_before_key_day_is_protected": _(
        "Das Gesetz zählt Ihr Land zu den „sicheren Herkunftsstaaten“."
        " Das Verbot trifft Sie aber nicht. Der Stichtag für frühe Anträge schützt Sie."
    ),
    # With a Duldung (section 3.6).
    "entry_for_benefits_bans_work": _(
        "Das Amt sagt: Sie sind wegen Sozialleistungen gekommen."
        " Dann darf es keine Arbeit erlauben."
    ),
    "self_caused_obstacle_bans_work": _(
        "Das Amt sagt: Sie helfen nicht bei Pass oder Identität."
        " Solange das gilt, darf es keine Arbeit erlauben."
        " Das kann sich ändern, wenn Sie Ihre Bemühungen zeigen."
    ),
    "eu_list_is_not_settled": _(
        "Für Menschen aus Ihrem Land gibt es eine neue Regel."
        " Ob sie an diesem Tag schon die Arbeit verbietet, ist unklar."
    ),
    "safe_state_bans_work_with_duldung": _(
        "Das Gesetz zählt Ihr Land zu den „sicheren Herkunftsstaaten“."
        " Wichtig ist auch, was mit Ihrem Asylantrag war."
        " Beides zusammen verbietet hier die Arbeit mit Duldung."
    ),
    "self_employment_is_banned_with_duldung": _(
        "An diesem Tag war selbstständige Arbeit mit Duldung nicht erlaubt."
        " Dafür brauchte man einen Aufenthaltstitel."
    ),
    "self_employment_is_unclear_with_duldung": _(
        "Ob Sie mit Duldung selbstständig arbeiten dürfen, ist umstritten."
        " Das Gesetz sagt es nicht klar."
    ),
    "near_removal_is_unclear": _(
        "Das Amt bereitet Ihre Abschiebung vor."
        " Ob es dann noch Arbeit erlauben kann, ist umstritten."
    ),
    "centre_bans_all_work_with_duldung": _(
        "Sie müssen in der Erstaufnahme wohnen."
        " An diesem Tag war dort auch mit Duldung jede Arbeit verboten."
    ),
    "months_of_duldung_in_centre_run": _(
        "Sie müssen in der Erstaufnahme wohnen."
        " Dort ist Arbeit mit Duldung erst nach einer Wartezeit möglich."
        " Die Zeit zählt ab der Duldung."
    ),
    "centre_is_no_longer_a_ban": _(
        "In der Erstaufnahme ist Arbeit mit Duldung nicht mehr immer verboten."
        " Das gilt seit August 2019."
    ),
    "office_may_permit_with_duldung": _(
        "Mit Duldung kann das Amt die Arbeit erlauben. Es prüft jeden Fall einzeln."
    ),
    "office_should_permit_with_duldung": _(
        "Mit Duldung soll das Amt die Arbeit in der Regel erlauben."
        " Für ein Nein braucht es einen besonderen Grund."
    ),
    "permission_of_asylum_time_continues": _(
        "Sie durften schon im Asylverfahren arbeiten."
        " Das Amt muss es auch mit Duldung in der Erstaufnahme erlauben."
    ),
    "history_is_not_banned": _(
        "Das Gesetz zählt Ihr Land zu den „sicheren Herkunftsstaaten“."
        " Das Verbot trifft Sie trotzdem nicht."
        " Wichtig dafür ist, was mit Ihrem Asylantrag war."
    ),
    "unclear_identity_bans_work": _(
        "Ihre Duldung ist „für Personen mit ungeklärter Identität“."
        " Damit sind Arbeit und Ausbildung im Betrieb verboten."
        " Sie können das ändern, wenn Sie sich um Papiere bemühen."
    ),
    "training_of_this_duldung_is_permitted": _(
        "Zu einer Duldung für die Ausbildung gehört auch die Erlaubnis."
        " Das Amt muss sie mit der Duldung geben."
    ),
    # Does the Bundesagentur have to approve? (section 3.8)
    "agency_work_only_after_four_years": _(
        "An diesem Tag war Zeitarbeit erst nach vier Jahren Aufenthalt möglich."
        " Die vier Jahre sind bei Ihnen noch nicht vorbei."
    ),
    "training_needs_no_ba": _(
        "Hier muss die Agentur für Arbeit nicht zustimmen."
        " Das gilt für Ausbildung, Freiwilligendienst und die meisten Praktika."
    ),
    "job_is_exempt_from_ba": _(
        "Für diese Arbeit muss die Agentur für Arbeit nicht zustimmen."
        " Das gilt im Betrieb der Familie oder mit Studium und hohem Lohn."
    ),
    "four_years_need_no_ba": _(
        "Sie sind schon vier Jahre mit Papieren in Deutschland."
        " Dann muss die Agentur für Arbeit nicht mehr zustimmen."
        " Das gilt für jede Arbeit, auch für Zeitarbeit."
    ),
    "three_months_before_ba_may_approve": _(
        "Mit Duldung müssen Sie zuerst drei Monate mit Papier hier sein."
        " Erst dann kann die Agentur für Arbeit zustimmen."
    ),
    "agency_work_after_fifteen_months": _(
        "An diesem Tag war Zeitarbeit erst nach fünfzehn Monaten Aufenthalt möglich."
    ),
    "ba_approval_with_priority_check": _(
        "Die Agentur für Arbeit muss zustimmen."
        " Damals prüfte sie auch, ob andere Bewerber zuerst kommen."
        " Das war in den ersten fünfzehn Monaten so."
    ),
    "ba_approval": _(
        "Die Agentur für Arbeit muss zustimmen."
        " Sie prüft, ob Lohn und Arbeitszeit so gut sind wie üblich."
    ),
}

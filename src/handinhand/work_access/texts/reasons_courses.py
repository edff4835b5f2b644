"""Why? What is no work: watching, learning, courses, work from the Sozialamt."""

from collections.abc import Mapping

from handinhand.work_access.texts.marking import for_translation as _

COURSES: Mapping[str, str] = {
    # Only watching (section 3.0).
    "watching_is_not_employment": _(
        "Wer nur zuschaut, arbeitet nicht. Dafür brauchen Sie keine Erlaubnis."
    ),
    # School and university (section 3.9).
    "learning_is_the_purpose": _(
        "Sie haben Ihre Karte für diese Schule oder dieses Studium bekommen. Darum ist es erlaubt."
    ),
    "learning_beside_another_purpose": _(
        "Ihre Karte ist für einen anderen Zweck."
        " Ob Schule oder Studium Ihrer Karte schadet, ist nicht klar."
    ),
    "learning_without_settled_stay": _(
        "Lernen ist keine Arbeit. Ob Sie hier bleiben dürfen, ist aber noch offen."
    ),
    "learning_is_not_work": _(
        "Schule und Studium sind keine Arbeit. Dafür brauchen Sie keine Arbeitserlaubnis."
        " Auf einer Duldung kann aber ein Verbot für das Studium stehen."
    ),
    # Integration course (section 3.9).
    "no_course_without_good_prospects": _(
        "Damals war dieser Kurs im Asylverfahren nur für wenige Menschen offen."
        " Nötig war meist eine „gute Bleibeperspektive“."
    ),
    "entitled_to_integration_course": _(
        "Ihr Papier gibt Ihnen ein Recht auf einen Integrationskurs."
    ),
    "integration_course_is_not_open": _(
        "Den Integrationskurs gibt es nur mit bestimmten Papieren."
        " Ihr Papier gehört nicht dazu. Es gibt aber andere Deutschkurse."
    ),
    "integration_course_is_unclear": _(
        "Das Gesetz sagt nicht klar, ob Ihr Papier für den Kurs reicht."
        " Vielleicht können Sie teilnehmen, wenn Sie den Kurs selbst bezahlen."
    ),
    "course_was_ordered": _(
        "Ein Amt hat gesagt, dass Sie in den Kurs müssen. Darum dürfen Sie teilnehmen."
    ),
    "admission_is_stopped": _(
        "Seit Februar 2026 lässt das BAMF viele Menschen nicht mehr zu."
        " Ob Sie einen Platz bekommen, ist nicht klar."
        " Vielleicht können Sie den Kurs selbst bezahlen."
    ),
    "admission_by_bamf": _(
        "Sie haben kein festes Recht auf den Kurs."
        " Das BAMF kann Sie zulassen, wenn Plätze frei sind."
    ),
    # Job language course (section 3.9).
    "job_course_did_not_exist": _(
        "An diesem Tag gab es den Berufssprachkurs noch nicht. Damals gab es ein anderes Programm."
    ),
    "job_course_needs_a_title": _(
        "Für den Berufssprachkurs brauchen Sie ein Papier für den Aufenthalt."
        " Ohne ein solches Papier ist der Kurs nicht möglich."
    ),
    "job_course_is_unclear": _(
        "Die Regeln für den Berufssprachkurs nennen Ihr Papier nicht."
        " Ob Sie teilnehmen dürfen, ist darum unklar."
    ),
    "job_course_is_closed_to_duldung": _(
        "Damals war der Berufssprachkurs mit Duldung meist nicht möglich."
        " Eine Ausnahme waren Duldungen aus wichtigen persönlichen Gründen."
    ),
    "job_course_needs_registration": _(
        "Mit Duldung müssen Sie bei der Agentur für Arbeit gemeldet sein."
        " Arbeit oder Ausbildung reicht auch. Vorher ist der Berufssprachkurs nicht möglich."
    ),
    "job_course_after_six_months": _(
        "Mit Duldung ist der Berufssprachkurs erst nach sechs Monaten möglich."
        " Es zählt die Zeit mit Duldung."
    ),
    "job_course_by_agentur_or_jobcenter": _(
        "Über den Kurs entscheidet die Agentur für Arbeit oder das Jobcenter."
        " Meist brauchen Sie vorher Deutsch auf der Stufe B1."
    ),
    # Work opportunities of the Sozialamt (section 3.9).
    "opportunity_despite_any_work_ban": _(
        "Diese Arbeit zählt nicht als normale Arbeit."
        " Sie ist auch möglich, wenn andere Arbeit verboten ist."
    ),
    "opportunity_with_benefits": _(
        "Sie bekommen Geld nach dem Asylbewerberleistungsgesetz."
        " Darum kann das Sozialamt Ihnen diese Arbeit geben."
    ),
    "opportunity_only_with_benefits": _(
        "Diese Arbeit gibt es nur mit Geld nach dem Asylbewerberleistungsgesetz."
        " Das Jobcenter hat ähnliche Angebote."
    ),
}

"""The staff area: its start, and the pages that belong to no context."""

from django.urls import path

from handinhand.portal.staff import audit, jobs, mails
from handinhand.portal.staff.today import today

app_name = "staff"

urlpatterns = [
    path("", today, name="today"),
    path("vorgaenge/", audit.entries, name="audit"),
    path("vorgaenge/export.<slug:form>", audit.export, name="audit-export"),
    path("jobs/", jobs.job_page, name="jobs"),
    path("jobs/noch-einmal/", jobs.run_all_again, name="jobs-run-again"),
    path("jobs/<uuid:job_id>/", jobs.job, name="job"),
    path("jobs/<uuid:job_id>/noch-einmal/", jobs.run_again, name="job-run-again"),
    path("jobs/<uuid:job_id>/verwerfen/", jobs.discard, name="job-discard"),
    path("mails/", mails.mail_page, name="mails"),
    path("mails/probe/", mails.send_probe, name="mail-probe"),
    path("mails/<int:pk>/", mails.mail, name="mail"),
    path("mails/<int:pk>/html/", mails.mail_html, name="mail-html"),
    path("mails/<int:pk>/noch-einmal/", mails.send_again, name="mail-send-again"),
]

"""The staff area: its start, and the pages of each context."""

from django.urls import path

from handinhand.portal.staff import audit
from handinhand.portal.staff.today import today

app_name = "staff"

urlpatterns = [
    path("", today, name="today"),
    path("vorgaenge/", audit.entries, name="audit"),
    path("vorgaenge/export.<slug:form>", audit.export, name="audit-export"),
]

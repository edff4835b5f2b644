"""The directory's pages in the staff area."""

from django.urls import path

from handinhand.directory.staff import entries

app_name = "directory"

urlpatterns = [
    path("eintraege/", entries.entries, name="entries"),
    path("eintraege/neu/", entries.create, name="entry-create"),
    path("eintraege/<slug:key>/", entries.entry, name="entry"),
    path("eintraege/<slug:key>/aendern/", entries.change, name="entry-change"),
    path("eintraege/<slug:key>/geprueft/", entries.check, name="entry-check"),
    path("eintraege/<slug:key>/stilllegen/", entries.retire, name="entry-retire"),
    path("eintraege/<slug:key>/zurueckholen/", entries.bring_back, name="entry-bring-back"),
    path("eintraege/<slug:key>/vorgang/<int:seq>/", entries.restore, name="entry-restore"),
]

"""The directory's pages in the staff area."""

from django.urls import path

from handinhand.directory.staff import (
    bulk,
    entries,
    exports,
    figures,
    import_plan,
    imports,
    members,
    merging,
    organisations,
    saved,
)

app_name = "directory"

urlpatterns = [
    path("zahlen/", figures.figures, name="figures"),
    path("eintraege/", entries.entries, name="entries"),
    path("eintraege/export.<slug:ending>", exports.entries_export, name="entries-export"),
    path("eintraege/neu/", entries.create, name="entry-create"),
    path("eintraege/viele/", bulk.bulk, name="bulk"),
    path("eintraege/schritte/", bulk.steps, name="steps"),
    path("eintraege/schritte/<int:pk>/zurueck/", bulk.undo, name="step-undo"),
    path("eintraege/auswahl/", saved.save, name="view-save"),
    path("eintraege/auswahl/<int:pk>/loeschen/", saved.forget, name="view-forget"),
    path("eintraege/<slug:key>/", entries.entry, name="entry"),
    path("eintraege/<slug:key>/aendern/", entries.change, name="entry-change"),
    path("eintraege/<slug:key>/geprueft/", entries.check, name="entry-check"),
    path("eintraege/<slug:key>/stilllegen/", entries.retire, name="entry-retire"),
    path("eintraege/<slug:key>/zurueckholen/", entries.bring_back, name="entry-bring-back"),
    path("eintraege/<slug:key>/doppelt/", merging.duplicates, name="entry-duplicates"),
    path("eintraege/<slug:key>/zusammenfuehren/<slug:other>/", merging.merge, name="entry-merge"),
    path("eintraege/<slug:key>/vorgang/<int:seq>/", entries.restore, name="entry-restore"),
    path("organisationen/", organisations.organisations, name="organisations"),
    path("organisationen/neu/", organisations.create, name="organisation-create"),
    path("organisationen/<slug:key>/", organisations.organisation, name="organisation"),
    path("organisationen/<slug:key>/aendern/", organisations.change, name="organisation-change"),
    path("organisationen/<slug:key>/mitglieder/", members.members, name="members"),
    path("organisationen/<slug:key>/mitglieder/einladen/", members.invite, name="member-invite"),
    path(
        "organisationen/<slug:key>/mitglieder/<int:number>/beenden/",
        members.end,
        name="member-end",
    ),
    path(
        "organisationen/<slug:key>/mitglieder/<int:number>/zurueckholen/",
        members.bring_back,
        name="member-bring-back",
    ),
    path(
        "organisationen/<slug:key>/mitglieder/<int:number>/verwalten/",
        members.set_owner,
        name="member-set-owner",
    ),
    path(
        "organisationen/<slug:key>/einladung/<int:number>/neu/",
        members.invite_anew,
        name="member-invite-anew",
    ),
    path(
        "organisationen/<slug:key>/einladung/<int:number>/zurueckziehen/",
        members.withdraw,
        name="member-withdraw",
    ),
    path("einlesen/", imports.imports, name="imports"),
    path("einlesen/neu/", imports.upload, name="import-upload"),
    path("einlesen/<int:pk>/", imports.one_import, name="import"),
    path("einlesen/<int:pk>/spalten/", imports.columns, name="import-columns"),
    path("einlesen/<int:pk>/zeilen/<slug:group>/", import_plan.group, name="import-group"),
    path("einlesen/<int:pk>/uebernehmen/", imports.apply, name="import-apply"),
    path("einlesen/<int:pk>/rueckgaengig/", imports.undo, name="import-undo"),
    path("einlesen/<int:pk>/verwerfen/", imports.discard, name="import-discard"),
]

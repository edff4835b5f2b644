"""People in the staff area."""

from django.urls import path

from handinhand.accounts.staff import people

app_name = "people"

urlpatterns = [
    path("personen/", people.people, name="list"),
    path("personen/einladen/", people.invite, name="invite"),
    path("personen/einladung/<int:number>/neu/", people.invite_anew, name="invite-anew"),
    path("personen/einladung/<int:number>/zurueckziehen/", people.withdraw, name="withdraw"),
    path("personen/<int:number>/", people.person, name="person"),
    path("personen/<int:number>/rolle-erteilen/", people.grant_role, name="grant-role"),
    path("personen/<int:number>/rolle-beenden/", people.end_role, name="end-role"),
    path("personen/<int:number>/sperren/", people.close_account, name="close"),
    path("personen/<int:number>/entsperren/", people.open_account, name="open"),
    path("personen/<int:number>/faktor-entfernen/", people.remove_factor, name="remove-factor"),
]

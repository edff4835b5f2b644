"""The pages behind the links in mails."""

from django.urls import path

from handinhand.directory.staff import link

app_name = "check"

urlpatterns = [
    path("<str:token>/", link.page, name="page"),
    path("<str:token>/<slug:key>/aendern/", link.change, name="change"),
]

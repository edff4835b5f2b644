"""The interface for programs."""

from django.urls import path

from handinhand.work_access import api

app_name = "work_access"

urlpatterns = [path("work-access", api.work_access, name="work-access")]

"""The search interface for programs."""

from django.urls import path

from handinhand.search import views

app_name = "search"

urlpatterns = [path("search", views.search, name="search")]

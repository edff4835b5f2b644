"""Addresses without a language: the fork to the reader's, health, robots, interfaces."""

from django.urls import path

from handinhand.portal.views import home, interfaces, places
from handinhand.portal.views.sitemap import sitemap
from handinhand.portal.views.unsubscribe import unsubscribe

urlpatterns = [
    path("", home.choose_language, name="choose-language"),
    path("api/openapi.json", interfaces.openapi, name="openapi"),
    path("healthz", home.health, name="health"),
    path("robots.txt", home.robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("orte.json", places.towns, name="towns"),
    path("abmelden/<str:token>/", unsubscribe, name="unsubscribe"),
]

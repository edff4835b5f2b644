"""Django's view of this context."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "handinhand.places"
    label = "places"

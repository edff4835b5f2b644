"""Django's view of this context."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "handinhand.search"
    label = "search"

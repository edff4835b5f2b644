"""Django's view of this context."""

from django.apps import AppConfig


class TopicsConfig(AppConfig):
    name = "handinhand.topics"
    label = "topics"

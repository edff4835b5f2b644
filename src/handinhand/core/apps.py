"""Django's view of this context."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "handinhand.core"
    label = "core"

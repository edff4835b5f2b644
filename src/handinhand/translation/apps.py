"""Django's view of this context."""

from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "handinhand.translation"
    label = "translation"

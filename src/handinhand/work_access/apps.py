"""Django's view of this context."""

from django.apps import AppConfig


class WorkAccessConfig(AppConfig):
    name = "handinhand.work_access"
    label = "work_access"

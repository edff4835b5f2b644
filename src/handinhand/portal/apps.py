"""Django's view of this context."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "handinhand.portal"
    label = "portal"

"""Django's view of this context."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "handinhand.portal"
    label = "portal"

    def ready(self) -> None:
        from handinhand.portal.search_source import register_sources
        from handinhand.portal.work.door import DOOR
        from handinhand.search import doors

        register_sources()
        doors.register(DOOR)

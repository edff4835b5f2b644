"""Django's view of this context."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "handinhand.directory"
    label = "directory"

    def ready(self) -> None:
        from handinhand.directory.search_source import register_sources

        register_sources()

"""Django's view of this context."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "handinhand.directory"
    label = "directory"

    def ready(self) -> None:
        from handinhand.accounts.signals import invitation_accepted
        from handinhand.directory.search_source import register_sources
        from handinhand.directory.services.members import join_organisation

        register_sources()
        invitation_accepted.connect(join_organisation)

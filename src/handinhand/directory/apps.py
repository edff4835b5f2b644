"""Django's view of this context."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "handinhand.directory"
    label = "directory"

    def ready(self) -> None:
        from handinhand.accounts.signals import invitation_accepted
        from handinhand.core import apart, uploads
        from handinhand.directory.history import ADDRESS
        from handinhand.directory.policies import may_import
        from handinhand.directory.search_source import register_sources
        from handinhand.directory.services.members import join_organisation
        from handinhand.directory.sheets.files import MOST_BYTES

        register_sources()
        apart.keep_apart(ADDRESS)
        uploads.accept("directory:import-upload", most=MOST_BYTES, allowed=may_import)
        invitation_accepted.connect(join_organisation)

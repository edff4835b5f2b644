"""Read the places of the state from its data folder."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from handinhand.core.errors import DomainError
from handinhand.places.importer import import_places


class Command(BaseCommand):
    help = "Liest Gebiete, Namen, Ortsteile und Postleitzahlen ein. Mehrfach ausführbar."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = import_places(Path(settings.STATE_DATA_DIR) / "places")
        except DomainError as error:
            raise CommandError(str(error.message)) from error
        for label, (count, new) in report.counts.items():
            self.stdout.write(f"{label}: {count}, davon neu {new}")

"""Write everything into one archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from handinhand.core.backup.services import back_up
from handinhand.core.errors import DomainError


class Command(BaseCommand):
    help = "Sichert Datenbank und hochgeladene Dateien, während die Plattform weiterläuft."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="neue Datei, etwa sicherung-2026-11-25.tar.gz")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = back_up(options["file"], at=timezone.now())
        except DomainError as error:
            raise CommandError(str(error)) from error
        rows, files = sum(manifest.rows.values()), len(manifest.files) - 1
        self.stdout.write(f"{options['file']}: {rows} Zeilen, {files} Dateien, geprüft")

"""Bring everything back from one archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from handinhand.core.backup.services import restore
from handinhand.core.errors import DomainError
from handinhand.search import index


class Command(BaseCommand):
    help = "Stellt eine Sicherung her und baut den Suchindex neu auf. Web und Jobs vorher anhalten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Datei von „handinhand backup“")
        parser.add_argument("--replace", action="store_true", help="ersetzt, was hier steht")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = restore(options["file"], replace=options["replace"])
        except DomainError as error:
            raise CommandError(str(error)) from error
        call_command("migrate", verbosity=0)
        documents = index.current().rebuild()
        rows, files = sum(manifest.rows.values()), len(manifest.files) - 1
        self.stdout.write(f"Stand vom {manifest.made_at}: {rows} Zeilen, {files} Dateien")
        self.stdout.write(f"{documents} Einträge im Suchindex")

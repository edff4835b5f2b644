"""Compile the catalogues."""

from typing import Any

from django.core.management.base import BaseCommand

from handinhand.translation import catalogs


class Command(BaseCommand):
    help = "Übersetzt die .po-Dateien in .mo-Dateien; ohne fremdes Programm, nur was neu ist."

    def handle(self, *args: Any, **options: Any) -> None:
        written = catalogs.compile_all()
        if options["verbosity"]:
            self.stdout.write(f"{written} Kataloge geschrieben")

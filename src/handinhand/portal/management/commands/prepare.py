"""Everything between an installed environment and a running platform."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from handinhand.search import index


class Command(BaseCommand):
    help = "Texte, Datenbank, Daten des Landes und Suchindex. Überspringt, was schon stimmt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="mit Zugängen zum Ausprobieren")

    def handle(self, *args: Any, **options: Any) -> None:
        Path(settings.VAR).mkdir(parents=True, exist_ok=True)
        self._step("Texte der Sprachen", "compile_texts")
        self._step("Datenbank", "migrate")
        self._step("Siegel", "seal_secrets")
        self._step("Gemeinsamer Zwischenspeicher", "createcachetable")
        self._step("Orte", "import_places")
        self._step("Behörden und Angebote", "import_directory")
        if options["demo"] and settings.DEMO:
            self._step("Zugänge zum Ausprobieren", "demo_accounts")
        if settings.STATIC_ROOT:
            self._step("Stile und Bilder", "collectstatic", interactive=False)
        begun = time.perf_counter()
        index.current().ensure()
        self._done("Suchindex", begun)

    def _step(self, label: str, command: str, **options: Any) -> None:
        begun = time.perf_counter()
        call_command(command, verbosity=0, stdout=self.stdout, **options)
        self._done(label, begun)

    def _done(self, label: str, begun: float) -> None:
        self.stdout.write(f"   {label}: {time.perf_counter() - begun:.1f} s")

"""Check the chain of the audit."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from handinhand.core import audit


class Command(BaseCommand):
    help = "Prüft die Kette der Vorgänge: handinhand audit verify"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        found = audit.verify()
        if found.broken_at is not None:
            raise CommandError(
                f"Die Kette bricht bei Vorgang {found.broken_at}; "
                f"{found.entries} Vorgänge davor sind unverändert."
            )
        self.stdout.write(f"{found.entries} Vorgänge, Kette vollständig. Letzte: {found.head}")

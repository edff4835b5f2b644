"""Build the search index anew from the database."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from handinhand.search import index


class Command(BaseCommand):
    help = "Baut den Suchindex neu auf. Mehrfach ausführbar; die Suche läuft dabei weiter."

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.perf_counter()
        count = index.current().rebuild()
        self.stdout.write(f"{count} Einträge im Suchindex, {time.perf_counter() - begun:.1f} s")

"""Collect the texts to translate."""

from typing import Any

from django.core.management.base import BaseCommand

from handinhand.translation import catalogs


class Command(BaseCommand):
    help = "Sammelt die Texte aus Code und Seiten in locale/; fertige Übersetzungen bleiben."

    def handle(self, *args: Any, **options: Any) -> None:
        found = catalogs.texts()
        for language in catalogs.languages():
            total, still_open = catalogs.collect(language, found)
            self.stdout.write(f"{language}: {total} Texte, davon offen {still_open}")

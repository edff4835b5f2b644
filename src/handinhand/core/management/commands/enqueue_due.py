"""Enqueue the jobs that are due."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from handinhand.core import schedule


class Command(BaseCommand):
    help = "Reiht ein, was laut Zeitplan fällig ist: jeden Lauf einmal für alle Rechner."

    def handle(self, *args: Any, **options: Any) -> None:
        due = schedule.enqueue_due(timezone.now())
        if options["verbosity"]:
            for line in due:
                self.stdout.write(f"{line.job}: {line.purpose}")
            self.stdout.write(f"{len(due)} Aufträge eingereiht")

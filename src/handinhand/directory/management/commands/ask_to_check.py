"""Ask organisations whether their entries are still true."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from handinhand.directory.services import asking


class Command(BaseCommand):
    help = "Fragt nach fälligen Einträgen und blendet aus, worauf niemand antwortet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="Stichtag, sonst heute")
        parser.add_argument("--dry-run", action="store_true", help="nur sagen, was geschähe")

    def handle(self, *args: Any, **options: Any) -> None:
        on: date = options["on"] or timezone.localdate()
        planned = list(asking.plan(on))
        for one in planned:
            step = one.decision.step or ""
            self.stdout.write(f"{one.decision.act} {step} {one.offer.key}")
        if options["dry_run"]:
            self.stdout.write(f"{len(planned)} Einträge, nichts getan.")
            return
        done = asking.run(on)
        counts = f"{len(done.asked)} gefragt, {len(done.hidden)} ausgeblendet"
        self.stdout.write(f"{counts}, {len(done.told)} für die Redaktion.")

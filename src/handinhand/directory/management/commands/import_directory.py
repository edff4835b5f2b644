"""Bring the state's lists of authorities and offers into the directory."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from handinhand.core.errors import DomainError
from handinhand.directory.importer import import_directory, read_overrides


class Command(BaseCommand):
    help = "Liest Behörden und Angebote ein und berichtet Zeile für Zeile. Mehrfach ausführbar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        folder = Path(settings.STATE_DATA_DIR) / "directory"
        parser.add_argument("files", nargs="*", type=Path, default=sorted(folder.glob("mv_*.csv")))
        parser.add_argument("--on", type=date.fromisoformat, help="Stichtag, sonst heute")
        parser.add_argument("--dry-run", action="store_true", help="nur zeigen, nichts ändern")

    def handle(self, *args: Any, **options: Any) -> None:
        refused = 0
        for path in options["files"]:
            try:
                report = import_directory(
                    path.read_bytes(),
                    source=path.stem,
                    overrides=read_overrides(path.with_name("overrides.csv")),
                    on=options["on"] or timezone.localdate(),
                    dry_run=options["dry_run"],
                )
            except (OSError, DomainError) as error:
                raise CommandError(f"{path.name}: {error}") from error
            for row in report.rows:
                if row.outcome == "refused" or (
                    row.outcome != "unchanged" and options["verbosity"] > 1
                ):
                    self.stdout.write(
                        f"{path.name}:{row.line} {row.row_key} {row.outcome} {row.detail}"
                    )
            counts = [
                f"{name} {report.count(name)}"
                for name in ("new", "changed", "unchanged", "refused")
            ]
            self.stdout.write(f"{path.name}: {', '.join(counts)}")
            refused += report.count("refused")
        if refused:
            raise CommandError(f"{refused} Zeilen wurden nicht übernommen (siehe oben).")

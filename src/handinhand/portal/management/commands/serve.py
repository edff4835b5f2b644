"""Start the web server and a worker beside it."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from handinhand.portal.demo import DEMO_ACCOUNTS, DEMO_PASSWORD
from handinhand.portal.together import run_together

GUNICORN_CONFIG = "deploy/gunicorn.conf.py"
PORTS = range(1, 65_536)


class Command(BaseCommand):
    help = "Startet die Plattform: gunicorn und daneben einen Arbeiter; nennt die Adresse."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0: von außen, im Container")
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument("--web-only", action="store_true", help="ohne Arbeiter für Aufträge")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["port"] not in PORTS:
            raise CommandError("Der Port ist eine Zahl von 1 bis 65535: PORT=8123 make run")
        self.stdout.write(f"\nHand in Hand: http://{options['host']}:{options['port']}/\n")
        if settings.DEMO:
            self.stdout.write(f"Ausprobieren: /konto/anmelden/, Passwort {DEMO_PASSWORD}\n")
            for account in DEMO_ACCOUNTS:
                self.stdout.write(f"  {account.email:<24} {account.task}\n")
        self.stdout.write("Beenden mit Strg+C.\n\n")
        self.stdout.flush()
        command = [
            sys.executable, "-m", "gunicorn", "--config", str(settings.ROOT / GUNICORN_CONFIG),
            "--bind", f"{options['host']}:{options['port']}", "--workers", str(options["workers"]),
        ]  # fmt: skip
        os.environ.setdefault("PUBLIC_URL", f"http://127.0.0.1:{options['port']}")
        if options["web_only"]:
            os.execv(sys.executable, command)  # nosec B606  # noqa: S606 - our own command line, no shell
        worker = [sys.executable, "-m", "handinhand", "work", "--no-startup-delay"]
        sys.exit(run_together(command, worker))

"""Start the web server."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from handinhand.portal.demo import DEMO_ACCOUNTS, DEMO_PASSWORD

GUNICORN_CONFIG = "deploy/gunicorn.conf.py"
PORTS = range(1, 65_536)


class Command(BaseCommand):
    help = "Startet die Plattform mit gunicorn und nennt die Adresse."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0: von außen, im Container")
        parser.add_argument("--workers", type=int, default=2)

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
        os.execv(sys.executable, command)  # noqa: S606 - our own command line, no shell

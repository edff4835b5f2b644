"""Erase ended sessions and the addresses of invitations nobody accepted."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from handinhand.accounts.services import pruning


class Command(BaseCommand):
    help = "Löscht beendete Sitzungen und Adressen alter Einladungen. Täglich, mehrfach ausführbar."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        self.stdout.write(f"Sitzungen gelöscht: {pruning.prune_sessions(at=now)}")
        self.stdout.write(f"Adressen vergessen: {pruning.forget_invited(at=now)}")

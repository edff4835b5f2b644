"""Make the sign-in for demonstrations."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from handinhand.accounts.demo import DEMO_EMAIL, DEMO_PASSWORD
from handinhand.accounts.enums import Role
from handinhand.accounts.models import RoleGrant, User


class Command(BaseCommand):
    help = "Legt den Zugang zum Ausprobieren an. Nur in der Vorführung, mehrfach ausführbar."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Zugänge zum Ausprobieren gibt es nur mit DEMO.")
        user = User.objects.filter(email=DEMO_EMAIL).first() or User.objects.create_superuser(
            DEMO_EMAIL, DEMO_PASSWORD, name="Betrieb (Vorführung)"
        )
        for role in (Role.OPERATOR, Role.DIRECTORY_STEWARD):
            RoleGrant.objects.get_or_create(user=user, role=role, ended_at=None)

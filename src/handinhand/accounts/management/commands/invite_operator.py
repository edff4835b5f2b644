"""Invite the first person who runs the platform: nobody is there to do it in the browser."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from handinhand.accounts.enums import Role
from handinhand.accounts.services import invitations
from handinhand.core.errors import DomainError


class Command(BaseCommand):
    help = "Lädt jemanden ein, die Plattform zu betreiben, und nennt den Link. Für den Anfang."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="E-Mail-Adresse der Person")
        parser.add_argument("site", help="Adresse der Plattform, etwa https://handinhand.example/")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            invitation = invitations.invite(
                email=options["email"],
                language="de",
                by=None,
                at=timezone.now(),
                site=options["site"],
                role=Role.OPERATOR,
            )
        except DomainError as error:
            raise CommandError(str(error.message)) from error
        self.stdout.write(invitations.link_of(invitation, site=options["site"]))

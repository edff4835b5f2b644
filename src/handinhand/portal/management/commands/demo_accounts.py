"""Make the sign-ins for demonstrations."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from handinhand.accounts.enums import Role
from handinhand.accounts.models import RoleGrant
from handinhand.accounts.services.joining import account_of, make_account
from handinhand.directory.models import Membership, Organisation
from handinhand.portal.demo import (
    DEMO_ACCOUNTS,
    DEMO_ORGANISATION,
    DEMO_PASSWORD,
    DemoAccount,
)


class Command(BaseCommand):
    help = "Legt die Zugänge zum Ausprobieren an. Nur in der Vorführung, mehrfach ausführbar."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Zugänge zum Ausprobieren gibt es nur mit DEMO.")
        for account in DEMO_ACCOUNTS:
            if account_of(account.email) is None:
                _make(account)


def _make(account: DemoAccount) -> None:
    user = make_account(
        email=account.email,
        name=f"{account.email.partition('@')[0].capitalize()} (Vorführung)",
        password=DEMO_PASSWORD,
        is_superuser=Role.OPERATOR in account.roles,
    )
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in account.roles)
    organisation = Organisation.objects.filter(key=DEMO_ORGANISATION).first()
    if account.is_owner is not None and organisation is not None:
        Membership.objects.create(organisation=organisation, user=user, is_owner=account.is_owner)

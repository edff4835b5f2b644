"""Builders for tests of accounts."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.test import Client

from handinhand.accounts.enums import Role
from handinhand.accounts.models import RoleGrant, User
from handinhand.accounts.services.joining import make_account
from handinhand.core import sealing

PASSWORD = "Drei Möwen am Kai"  # noqa: S105 - of the tests only
SIGN_IN = "/konto/anmelden/"


def make_person(
    *roles: Role, email: str = "amina@example.org", language: str = "de", factor: bool = False
) -> User:
    """Return somebody with a proved address, the roles named, and a second factor if asked."""
    user = make_account(email=email, name="Amina Ahmadi", password=PASSWORD, language=language)
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in roles)
    if factor:
        TOTP.activate(user, generate_totp_secret())
        RecoveryCodes.activate(user)
    return user


def code_now(user: User) -> str:
    """Return what the app of this person shows now."""
    secret = Authenticator.objects.get(user=user, type="totp").data["secret"]
    return code_for(sealing.unseal(secret))


def code_for(secret: str, *, steps: int = 0) -> str:
    """Return the code of now, or of the next step: a code counts once."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def sign_in(
    client: Client, email: str = "amina@example.org", password: str = PASSWORD, **extra: str
) -> bool:
    """Try to sign in; tell whether it worked."""
    client.post(SIGN_IN, {"login": email, "password": password}, **extra)  # type: ignore[arg-type]  # REMOTE_ADDR
    return "_auth_user_id" in client.session


def signed_in(user: User) -> Client:
    """Return a client that signed in a while ago: what is sensitive asks again."""
    client = Client()
    client.force_login(user)
    return client


def link_in(message: mail.EmailMessage) -> str:
    """Return the path of the link in a mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", str(message.body))
    assert found
    return found.group(1)

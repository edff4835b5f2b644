"""Who may do what with accounts."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from handinhand.accounts.enums import Role
from handinhand.accounts.models import User

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def may_manage_people(user: User) -> bool:
    """Operators invite, give and end every role; nobody else gives any."""
    return user.has_role(Role.OPERATOR)


def has_second_factor(user: User) -> bool:
    """Hold an app for codes or a passkey; codes for emergencies alone do not count."""
    return bool(get_adapter().is_mfa_enabled(user, SECOND_FACTORS))


def lacks_second_factor(user: User | AnonymousUser) -> bool:
    """Everybody with a role needs one; in a demonstration the printed accounts need none."""
    if settings.DEMO or not isinstance(user, User):
        return False
    return bool(user.roles or user.is_staff) and not has_second_factor(user)

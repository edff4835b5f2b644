"""Make an account whose mail address is proved, and find one by its address."""

from allauth.account.models import EmailAddress
from django.db import transaction

from handinhand.accounts.models import User


@transaction.atomic
def make_account(
    *, email: str, name: str, password: str | None, language: str = "de", is_superuser: bool = False
) -> User:
    """Add an account; the caller has proved that the address belongs to the person."""
    make = User.objects.create_superuser if is_superuser else User.objects.create_user
    user = make(email, password, name=name, language=language)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def account_of(email: str) -> User | None:
    return User.objects.filter(email=email.strip().lower()).first()

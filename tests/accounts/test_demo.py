"""The sign-in for trying the platform: printed and made only where demonstrations are on."""

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from pytest_django import Settings

from handinhand.accounts.demo import DEMO_EMAIL, DEMO_PASSWORD
from handinhand.accounts.models import User

pytestmark = pytest.mark.django_db


def test_the_demonstration_makes_one_sign_in_however_often_it_starts(
    settings: Settings,
) -> None:
    settings.DEMO = True
    call_command("demo_accounts")
    call_command("demo_accounts")
    assert User.objects.filter(email=DEMO_EMAIL).count() == 1
    assert authenticate(username=DEMO_EMAIL, password=DEMO_PASSWORD) is not None


def test_outside_of_demonstrations_it_is_refused_and_nobody_is_made(
    settings: Settings,
) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO"):
        call_command("demo_accounts")
    assert not User.objects.exists()


def test_a_mail_address_is_one_person_in_any_spelling() -> None:
    User.objects.create_user("Amina@Example.org", "a long enough secret")
    assert authenticate(username="amina@example.org", password="a long enough secret") is not None


def test_a_person_without_a_mail_address_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\S"):
        User.objects.create_user("", "a long enough secret")

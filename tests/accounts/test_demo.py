"""The sign-ins for trying the platform: printed and made only where demonstrations are on."""

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from handinhand.accounts.enums import Role
from handinhand.accounts.models import User
from handinhand.directory.models import Membership
from handinhand.portal.demo import DEMO_ACCOUNTS, DEMO_PASSWORD, DemoAccount

pytestmark = pytest.mark.django_db


def test_the_demonstration_makes_one_account_for_each_task_however_often_it_starts(
    settings: Settings,
) -> None:
    settings.DEMO = True
    call_command("demo_accounts")
    call_command("demo_accounts")
    assert User.objects.count() == len(DEMO_ACCOUNTS)
    held = set().union(*(account.roles for account in DEMO_ACCOUNTS))
    assert held == set(Role)
    members = Membership.objects.filter(organisation__key="migra-e-v")
    assert sorted(members.values_list("is_owner", flat=True)) == [False, True]


@pytest.mark.parametrize("account", DEMO_ACCOUNTS, ids=lambda account: account.email)
def test_each_of_them_signs_in_in_one_step(account: DemoAccount, settings: Settings) -> None:
    settings.DEMO = True
    call_command("demo_accounts")
    given = {"login": account.email, "password": DEMO_PASSWORD}
    answer = Client().post("/konto/anmelden/", given, follow=True)
    assert answer.redirect_chain == [("/intern/", 302)]
    assert answer.status_code == 200


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

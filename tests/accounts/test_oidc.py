"""Signing in at a real OpenID Connect provider that runs beside the test."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from oidc_provider_mock import User as Claims
from oidc_provider_mock import run_server_in_thread
from pytest_django import Settings

from config.settings.accounts import oidc_provider
from handinhand.accounts.enums import Role
from handinhand.accounts.models import User
from tests.accounts.make import link_in, make_person, signed_in

pytestmark = pytest.mark.django_db
LOGIN = "/konto/anbieter/oidc/login/"
JOIN = "/konto/beitreten/"
CLAIMS = {
    "amina": {"email": "amina@example.org", "email_verified": True, "name": "Amina Ahmadi"},
    "unproved": {"email": "amina@example.org", "email_verified": False, "name": "Dieb"},
    "stranger": {"email": "fremd@example.org", "email_verified": True, "name": "Fremde"},
}


@pytest.fixture
def provider(settings: Settings) -> Iterator[str]:
    claims = [Claims(sub=sub, claims=given) for sub, given in CLAIMS.items()]
    with run_server_in_thread(user_claims=claims) as server:
        issuer = f"http://localhost:{server.server_port}"
        settings.SOCIALACCOUNT_PROVIDERS = oidc_provider(issuer)
        yield issuer


def come_back_as(client: Client, sub: str) -> str:
    """Go to the provider, say there who one is, come back; return where that leads."""
    there = client.post(LOGIN)["Location"]
    answer = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    return str(client.get(f"{back.path}?{back.query}").get("Location", ""))


def is_signed_in_as(client: Client, user: User) -> bool:
    return client.session.get("_auth_user_id") == str(user.pk)


def test_an_address_the_provider_has_verified_opens_the_account(provider: str) -> None:
    user = make_person()
    client = Client()
    assert come_back_as(client, "amina") == "/intern/"
    assert is_signed_in_as(client, user)
    assert SocialAccount.objects.get().user == user


def test_the_link_stays_when_the_address_changes(provider: str) -> None:
    user = make_person()
    come_back_as(Client(), "amina")
    User.objects.filter(pk=user.pk).update(email="neu@example.org")
    EmailAddress.objects.filter(user=user).update(email="neu@example.org")
    client = Client()
    come_back_as(client, "amina")
    assert is_signed_in_as(client, user)


def test_an_address_nobody_has_verified_opens_nothing(provider: str) -> None:
    make_person()
    client = Client()
    come_back_as(client, "unproved")
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()


def test_who_has_no_account_gets_none(provider: str) -> None:
    client = Client()
    come_back_as(client, "stranger")
    assert "_auth_user_id" not in client.session
    assert not User.objects.exists()


def test_it_never_gives_a_role(provider: str) -> None:
    user = make_person()
    come_back_as(Client(), "amina")
    fresh = User.objects.get(pk=user.pk)
    assert not fresh.roles
    assert not fresh.is_staff


def test_an_invitation_is_accepted_with_the_account_of_the_provider(provider: str) -> None:
    operator = signed_in(make_person(Role.OPERATOR, email="betrieb@example.org"))
    given = {"email": "olena@example.org", "role": "auditor", "language": "de"}
    operator.post("/intern/personen/einladen/", given)
    guest = Client()
    page = guest.get(link_in(mail.outbox[-1]), follow=True)
    assert LOGIN in page.content.decode()
    come_back_as(guest, "stranger")
    user = User.objects.get(email="olena@example.org")
    assert is_signed_in_as(guest, user)
    assert user.name == "Fremde"
    assert user.roles == {"auditor"}
    assert not user.has_usable_password()


def test_the_second_factor_is_asked_for_here_too(provider: str) -> None:
    make_person(Role.AUDITOR, factor=True)
    client = Client()
    assert come_back_as(client, "amina") == "/konto/zweiter-faktor/code/"
    assert "_auth_user_id" not in client.session


def test_going_there_needs_a_click_so_that_no_other_site_can_sign_somebody_in() -> None:
    assert Client().get(LOGIN).status_code == 200
    assert Client(enforce_csrf_checks=True).post(LOGIN).status_code == 403

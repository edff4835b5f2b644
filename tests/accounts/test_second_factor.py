"""The second factor: staff needs one, members may have one, a code helps in need."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from handinhand.accounts.enums import Role
from tests.accounts.make import (
    PASSWORD,
    SIGN_IN,
    code_for,
    code_now,
    make_person,
    sign_in,
    signed_in,
)

pytestmark = pytest.mark.django_db
SET_UP = "/konto/zweiter-faktor/app/"
CODE = "/konto/zweiter-faktor/code/"


@pytest.fixture(autouse=True)
def in_earnest(settings: Settings) -> None:
    """Not a demonstration: there the printed accounts sign in in one step."""
    settings.DEMO = False


@pytest.mark.parametrize("role", Role)
def test_staff_without_a_second_factor_sets_it_up_first_and_only_then_goes_on(
    role: Role, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    user = make_person(role)
    client = Client()
    sign_in(client)
    assert client.get("/intern/")["Location"] == SET_UP
    work = "/intern/recht/" if role == Role.LEGAL_REVIEWER else "/intern/eintraege/"
    assert client.get(work)["Location"] == SET_UP
    page = client.get(SET_UP).content.decode()
    secret = re.search(r"<code[^>]*>(\w+)</code>", page)
    assert secret
    assert "Für Ihre Aufgaben brauchen Sie einen zweiten Faktor." in page
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(SET_UP, {"code": code_for(secret.group(1))}, follow=True)
    assert "Codes für den Notfall" in done.content.decode()
    assert client.get("/intern/").status_code == 200
    assert [one.to for one in mail.outbox] == [[user.email]]


def test_the_administration_is_closed_without_a_second_factor() -> None:
    user = make_person(Role.OPERATOR)
    user.is_staff = user.is_superuser = True
    user.save()
    client = signed_in(user)
    assert client.get("/betrieb/", follow=True).redirect_chain[1] == (SET_UP, 302)


def test_a_member_of_an_organisation_may_do_without(client: Client) -> None:
    make_person()
    assert sign_in(client)
    assert client.get("/konto/").status_code == 200


def test_with_a_second_factor_the_password_alone_opens_nothing(client: Client) -> None:
    user = make_person(Role.AUDITOR, factor=True)
    answer = client.post(SIGN_IN, {"login": user.email, "password": PASSWORD})
    assert answer["Location"] == CODE
    assert client.get("/intern/").status_code == 302
    client.post(CODE, {"code": "000000"})
    assert "_auth_user_id" not in client.session
    assert client.post(CODE, {"code": code_now(user)})["Location"] == "/intern/"
    assert client.get("/intern/").status_code == 200


def test_a_code_for_emergencies_opens_once() -> None:
    user = make_person(Role.AUDITOR, factor=True)
    codes = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()
    for expected in (True, False):
        client = Client()
        sign_in(client)
        client.post(CODE, {"code": codes[0]})
        assert ("_auth_user_id" in client.session) is expected


def test_codes_for_emergencies_alone_are_no_second_factor() -> None:
    user = make_person(Role.AUDITOR, factor=True)
    Authenticator.objects.filter(user=user, type="totp").delete()
    assert signed_in(user).get("/intern/")["Location"] == SET_UP


def test_only_in_a_demonstration_staff_does_without(settings: Settings) -> None:
    settings.DEMO = True
    assert signed_in(make_person(Role.AUDITOR)).get("/intern/").status_code == 200

"""Who has a copy of the database has neither keys of second factors nor addresses of shelters."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from handinhand.accounts.enums import Role
from handinhand.core import sealing
from handinhand.directory.models import SecretAddress
from handinhand.directory.services import editing
from tests.accounts.make import code_now, make_person, sign_in
from tests.directory.make import make_offer

OLD, NEW = "alt-0123456789abcdefghijklmnopqrstuvwxyz-0123456789", "neu-" + "x" * 50
STREET = "Geheimgasse 7, 18055 Rostock"


@pytest.fixture(autouse=True)
def own_key(settings: Settings) -> None:
    settings.SEALING_KEYS = [OLD]


def test_what_is_sealed_comes_back_and_looks_different_each_time() -> None:
    one, other = sealing.seal(STREET), sealing.seal(STREET)
    assert one != other
    assert STREET not in one
    assert sealing.unseal(one) == sealing.unseal(other) == STREET


def test_what_never_was_sealed_is_read_as_it_stands() -> None:
    assert sealing.unseal(STREET) == STREET


def test_an_older_key_still_opens_and_a_strange_one_does_not(settings: Settings) -> None:
    sealed = sealing.seal(STREET)
    settings.SEALING_KEYS = [NEW, OLD]
    assert sealing.unseal(sealed) == STREET
    settings.SEALING_KEYS = [NEW]
    with pytest.raises(sealing.WrongKeyError):
        sealing.unseal(sealed)


def test_what_was_changed_does_not_open() -> None:
    sealed = sealing.seal(STREET)
    changed = sealed[:-10] + Fernet.generate_key().decode()[:10]
    with pytest.raises(sealing.WrongKeyError):
        sealing.unseal(changed)


def test_without_a_key_of_its_own_the_key_of_the_platform_seals(settings: Settings) -> None:
    settings.SEALING_KEYS = []
    sealed = sealing.seal(STREET)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], NEW
    assert sealing.unseal(sealed) == STREET


def make_withheld() -> SecretAddress:
    site = {"town": "Rostock", "is_withheld": True, "area": "13003000"}
    offer = make_offer(site=site)
    editing.seal_address(key=offer.key, text=STREET, by=None)
    return SecretAddress.objects.get(site=offer.site)


@pytest.mark.django_db
def test_neither_key_nor_address_stands_in_the_database() -> None:
    user = make_person(Role.AUDITOR, factor=True)
    for factor, name in (("totp", "secret"), ("recovery_codes", "seed")):
        kept = Authenticator.objects.get(user=user, type=factor).data[name]
        assert kept.startswith(sealing.MARK)
    assert make_withheld().sealed_text.startswith(sealing.MARK)


@pytest.mark.django_db
def test_a_new_key_seals_anew_and_all_goes_on(settings: Settings) -> None:
    user = make_person(Role.AUDITOR, factor=True)
    address = make_withheld()
    settings.SEALING_KEYS = [NEW, OLD]
    out = StringIO()
    call_command("seal_secrets", stdout=out)
    assert out.getvalue() == "3 neu versiegelt\n"
    settings.SEALING_KEYS = [NEW]
    address.refresh_from_db()
    assert sealing.unseal(address.sealed_text) == STREET
    client = Client()
    sign_in(client)
    client.post("/konto/zweiter-faktor/code/", {"code": code_now(user)})
    assert "_auth_user_id" in client.session


@pytest.mark.django_db
def test_sealing_twice_changes_nothing_and_what_was_open_is_sealed() -> None:
    address = make_withheld()
    SecretAddress.objects.filter(pk=address.pk).update(sealed_text=STREET)
    for expected in ("1 neu versiegelt\n", "0 neu versiegelt\n"):
        out = StringIO()
        call_command("seal_secrets", stdout=out)
        assert out.getvalue() == expected
    address.refresh_from_db()
    assert sealing.unseal(address.sealed_text) == STREET

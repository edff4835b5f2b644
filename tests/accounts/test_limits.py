"""Guessing is slow, and nobody can lock somebody else out."""

import pytest
from django.core.cache import caches
from django.test import Client, RequestFactory
from pytest_django import Settings

from handinhand.accounts import limits
from handinhand.core.clients import network_of
from tests.accounts.make import SIGN_IN, code_now, make_person, sign_in

pytestmark = pytest.mark.django_db
CODE = "/konto/zweiter-faktor/code/"
HOME, STRANGER, OTHER = "192.0.2.1", "198.51.100.7", "203.0.113.9"


def wrong(client: Client, times: int, address: str, email: str = "amina@example.org") -> str:
    """Try a wrong password; return what the last answer says."""
    for _time in range(times):
        answer = client.post(
            SIGN_IN, {"login": email, "password": "falsch falsch"}, REMOTE_ADDR=address
        )
    return answer.content.decode()


def test_after_five_wrong_passwords_an_address_waits_even_with_the_right_one() -> None:
    make_person()
    assert "sind leider falsch" in wrong(Client(), 5, STRANGER)
    assert "Zu viele" in wrong(Client(), 1, STRANGER)
    assert not sign_in(Client(), REMOTE_ADDR=STRANGER)


def test_a_stranger_who_guesses_locks_nobody_out() -> None:
    make_person()
    for stranger in (STRANGER, OTHER):
        wrong(Client(), 10, stranger)
    assert sign_in(Client(), REMOTE_ADDR=HOME)


def test_a_device_that_signed_in_before_gets_in_even_where_others_used_up_the_limit() -> None:
    make_person()
    mine = Client()
    assert sign_in(mine, REMOTE_ADDR=HOME)
    mine.post("/konto/abmelden/")
    wrong(Client(), 10, HOME)
    assert not sign_in(Client(), REMOTE_ADDR=HOME)
    assert sign_in(mine, REMOTE_ADDR=HOME)


def test_a_known_device_has_a_limit_of_its_own() -> None:
    make_person()
    mine = Client()
    assert sign_in(mine)
    mine.post("/konto/abmelden/")
    assert "Zu viele" not in wrong(mine, 10, HOME)
    assert "Zu viele" in wrong(mine, 1, OTHER)


def test_a_device_is_known_only_to_the_accounts_that_signed_in_on_it() -> None:
    make_person()
    make_person(email="andere@example.org")
    mine = Client()
    assert sign_in(mine)
    mine.post("/konto/abmelden/")
    wrong(mine, 5, HOME, "andere@example.org")
    assert "Zu viele" in wrong(mine, 1, HOME, "andere@example.org")


def test_the_mark_of_a_device_is_signed_and_names_no_account() -> None:
    make_person()
    mine = Client()
    assert sign_in(mine)
    value = mine.cookies[limits.COOKIE].value
    assert "amina" not in value
    request = RequestFactory().get("/")
    request.COOKIES[limits.COOKIE] = value
    assert limits.known_device(request, "amina@example.org")
    request.COOKIES[limits.COOKIE] = value[:-2] + "xx"
    assert not limits.known_device(request, "amina@example.org")


def test_one_address_tries_many_accounts_no_more_than_twenty_times() -> None:
    make_person()
    for number in range(20):
        wrong(Client(), 1, STRANGER, f"person{number}@example.org")
    assert "Zu viele" in wrong(Client(), 1, STRANGER, "person99@example.org")
    assert sign_in(Client(), REMOTE_ADDR=HOME)


def test_right_passwords_use_up_nothing() -> None:
    make_person()
    for _time in range(8):
        assert sign_in(Client(), REMOTE_ADDR=HOME)


def test_codes_are_counted_the_same_way() -> None:
    user = make_person(factor=True)
    thief = Client()
    sign_in(thief, REMOTE_ADDR=STRANGER)
    for _time in range(6):
        answer = thief.post(CODE, {"code": "000000"}, REMOTE_ADDR=STRANGER)
    assert "Zu viele" in answer.content.decode()
    mine = Client()
    sign_in(mine, REMOTE_ADDR=HOME)
    mine.post(CODE, {"code": code_now(user)}, REMOTE_ADDR=HOME)
    assert "_auth_user_id" in mine.session


def test_who_has_the_password_cannot_guess_the_code_from_many_addresses() -> None:
    user = make_person(factor=True)
    mine = Client()
    sign_in(mine)
    mine.post(CODE, {"code": code_now(user)})
    mine.post("/konto/abmelden/")
    for number in range(31):
        address = f"198.51.100.{number}"
        thief = Client()
        sign_in(thief, REMOTE_ADDR=address)
        answer = thief.post(CODE, {"code": "000000"}, REMOTE_ADDR=address)
    assert "Zu viele" in answer.content.decode()
    sign_in(mine)
    assert "Zu viele" not in mine.post(CODE, {"code": "000000"}).content.decode()


def test_the_counts_are_kept_where_all_workers_look() -> None:
    make_person()
    wrong(Client(), 5, STRANGER)
    other_worker = caches.create_connection("default")
    assert type(other_worker).__name__ == "DatabaseCache"
    request = RequestFactory().post(SIGN_IN, REMOTE_ADDR=STRANGER)
    assert limits.take_password_attempt(request, "amina@example.org") is None


@pytest.mark.parametrize(
    ("proxies", "seen"),
    [
        pytest.param(0, STRANGER, id="nobody is believed"),
        pytest.param(1, OTHER, id="our own proxy is believed, what came before it is not"),
    ],
)
def test_the_address_of_a_client_comes_only_from_a_trusted_proxy(
    settings: Settings, proxies: int, seen: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().post(
        SIGN_IN, REMOTE_ADDR=STRANGER, HTTP_X_FORWARDED_FOR=f"{HOME}, {OTHER}"
    )
    assert network_of(request) == seen


def test_five_wishes_for_a_new_password_a_minute_are_enough() -> None:
    for number in range(6):
        answer = Client().post(
            "/konto/passwort/vergessen/", {"email": f"person{number}@example.org"}
        )
    assert answer.status_code == 429
    assert "warten" in answer.content.decode()

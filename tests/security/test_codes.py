"""A code of the app counts once, also for two requests at the same moment."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.db import connection, connections
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from handinhand.accounts import codes
from handinhand.accounts.enums import Role
from tests.accounts.make import code_for, code_now, make_person, sign_in

CODE = "/konto/zweiter-faktor/code/"
SET_UP = "/konto/zweiter-faktor/app/"


def is_let_in(code: str) -> bool:
    client = Client()
    sign_in(client)
    client.post(CODE, {"code": code})
    return "_auth_user_id" in client.session


@pytest.mark.django_db
def test_a_code_that_was_used_is_wrong_even_when_the_cache_forgot_it() -> None:
    user = make_person(Role.AUDITOR, factor=True)
    code = code_now(user)
    assert is_let_in(code)
    cache.clear()
    assert not is_let_in(code)


@pytest.mark.django_db
def test_a_used_code_is_still_wrong_in_the_next_steps_of_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It would be good for 90 seconds by itself."""
    user = make_person(Role.AUDITOR, factor=True)
    code = code_now(user)
    assert is_let_in(code)
    cache.clear()
    later = time.time() + 30
    monkeypatch.setattr(totp.time, "time", lambda: later)
    assert not is_let_in(code)
    assert is_let_in(code_now(user))


@pytest.mark.django_db
def test_the_answer_to_a_used_code_is_that_to_a_wrong_one() -> None:
    user = make_person(Role.AUDITOR, factor=True)
    code = code_now(user)
    assert is_let_in(code)
    cache.clear()
    pages = []
    for tried in (code, "000000"):
        client = Client()
        sign_in(client)
        pages.append(client.post(CODE, {"code": tried}).content.decode())
    assert all("Falscher Code" in page for page in pages)


@pytest.mark.django_db
def test_the_code_that_set_the_app_up_does_not_sign_in(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    make_person()
    client = Client()
    sign_in(client)
    client.get(SET_UP)
    code = code_for(client.session[totp.SECRET_SESSION_KEY])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(SET_UP, {"code": code})
    assert Authenticator.objects.filter(type="totp").exists()
    cache.clear()
    assert not is_let_in(code)


def at_once(act: Callable[[], bool], times: int) -> list[bool]:
    start = Barrier(times)

    def run(_number: int) -> bool:
        try:
            start.wait()
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


@pytest.mark.django_db(transaction=True)
def test_of_requests_at_the_same_moment_one_is_let_in() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory has one connection")
    user = make_person(Role.AUDITOR, factor=True)
    authenticator = Authenticator.objects.get(user=user, type="totp")
    code = code_now(user)
    assert sorted(at_once(lambda: codes.use_up(authenticator, code), 4)) == [False] * 3 + [True]

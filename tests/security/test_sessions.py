"""A session ends when nobody uses it, and in any case after a working day."""

import time

import pytest
from django.conf import settings
from django.test import Client

from handinhand.accounts import middleware
from handinhand.accounts.enums import Role
from tests.accounts.make import make_person, sign_in

pytestmark = pytest.mark.django_db
HOUR = 60 * 60


class Clock:
    """Time as the middleware sees it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = time.time()
        monkeypatch.setattr(time, "time", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def person() -> Client:
    make_person(Role.AUDITOR)
    client = Client()
    assert sign_in(client)
    client.get("/intern/")
    return client


def is_in(client: Client) -> bool:
    return client.get("/intern/").status_code == 200


def test_who_is_away_for_an_hour_signs_in_again(clock: Clock, person: Client) -> None:
    clock.now += settings.SESSION_IDLE_SECONDS + 1
    answer = person.get("/intern/eintraege/")
    assert answer["Location"] == "/konto/anmelden/?next=/intern/eintraege/"
    assert "_auth_user_id" not in person.session


def test_who_goes_on_working_stays(clock: Clock, person: Client) -> None:
    for _half_hour in range(20):
        clock.now += HOUR / 2
        assert is_in(person)


def test_after_twelve_hours_everybody_signs_in_again(clock: Clock, person: Client) -> None:
    for _half_hour in range(24):
        clock.now += HOUR / 2
        assert is_in(person)
    clock.now += HOUR / 2
    assert not is_in(person)


def test_clicks_shortly_after_each_other_write_nothing(clock: Clock, person: Client) -> None:
    before = person.session[middleware.USED]
    clock.now += 60
    assert is_in(person)
    assert person.session[middleware.USED] == before


def test_a_page_for_all_asks_no_session(clock: Clock, person: Client) -> None:
    answer = person.get("/de/themen/")
    assert "Cookie" not in answer.get("Vary", "")
    clock.now += settings.SESSION_IDLE_SECONDS + 1
    assert person.get("/de/themen/").status_code == 200


def test_a_new_session_has_a_new_name_and_leaving_ends_it(person: Client) -> None:
    """Nobody can plant a session before, or go on with one after."""
    old = person.cookies[settings.SESSION_COOKIE_NAME].value
    person.post("/konto/abmelden/")
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = old
    assert not is_in(thief)
    assert sign_in(person)
    assert person.cookies[settings.SESSION_COOKIE_NAME].value != old

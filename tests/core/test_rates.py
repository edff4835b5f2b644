"""How often one client may ask: counted by network, told with the time to wait, kept nowhere."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from pytest_django import Settings

from config.settings import base
from handinhand.core import rates
from handinhand.core.clients import network_of

NOON = 1_795_600_800  # a full hour
PATH = "/api/work-access"
HOME, OTHER = "192.0.2.1", "198.51.100.7"


class Clock:
    now = NOON

    def time(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    settings.RATES = {"work_access": [(3, 60), (5, 3600)], "search": [(2, 60)]}
    caches[rates.CACHE].clear()
    clock = Clock()
    monkeypatch.setattr(rates, "time", clock)
    yield clock
    caches[rates.CACHE].clear()


def ask(address: str = HOME, **extra: Any) -> Any:
    return Client().post(PATH, "{}", content_type="application/json", REMOTE_ADDR=address, **extra)


def statuses(times: int, address: str = HOME) -> list[int]:
    return [ask(address).status_code for _ in range(times)]


def test_what_is_too_often_is_refused_with_the_seconds_to_wait(clock: Clock) -> None:
    clock.now = NOON + 20
    assert statuses(3) == [422] * 3
    answer = ask()
    assert answer.status_code == 429
    assert answer["Retry-After"] == "40"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.json() == {
        "error": "Sie haben sehr oft gefragt. Bitte warten Sie 40 Sekunden.",
        "field": None,
    }


def test_the_refusal_speaks_the_language_of_the_reader() -> None:
    statuses(3)
    assert "attendre" in ask(headers={"accept-language": "fr"}).json()["error"]


def test_whoever_waits_may_ask_again_until_the_hour_is_used_up(clock: Clock) -> None:
    assert statuses(3) == [422] * 3
    clock.now = NOON + 60
    assert statuses(3) == [422, 422, 429]
    assert ask()["Retry-After"] == "3540"
    clock.now = NOON + 3600
    assert statuses(1) == [422]


def test_others_are_not_counted_with_me() -> None:
    statuses(4)
    assert statuses(1, OTHER) == [422]


def test_addresses_of_one_household_count_as_one() -> None:
    assert [ask(f"2001:db8:1:2::{number}").status_code for number in range(1, 5)][-1] == 429
    assert ask("2001:db8:1:3::1").status_code == 422


def test_the_interfaces_are_counted_apart_and_searching_has_a_limit_too(
    settings: Settings,
) -> None:
    statuses(4)
    wrong = "/api/search?limit=0"
    answers = [Client().get(wrong, REMOTE_ADDR=HOME) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert answers[-1]["Cache-Control"] == "no-store"
    assert "Retry-After" in answers[-1]


def test_a_preflight_and_a_wrong_method_use_up_nothing() -> None:
    for _ in range(5):
        Client().options(PATH)
        Client().get(PATH)
    assert statuses(1) == [422]


def test_the_address_is_not_in_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def add(key: str, *_: object, **__: object) -> bool:
        seen.append(key)
        return True

    monkeypatch.setattr(caches[rates.CACHE], "add", add)
    ask()
    assert len(seen) == 2
    assert HOME not in json.dumps(seen)


@pytest.mark.parametrize("name", ["add", "incr"])
def test_a_cache_that_is_away_stops_nobody(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def away(*_: object, **__: object) -> None:
        raise OSError

    ask()
    monkeypatch.setattr(caches[rates.CACHE], name, away)
    assert statuses(6) == [422] * 6


def test_a_count_that_was_forgotten_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caches[rates.CACHE], "add", lambda *_, **__: False)
    assert statuses(6) == [422] * 6


def test_the_limits_are_generous_unless_said_otherwise() -> None:
    assert base.RATES == {"work_access": [(120, 60), (3_000, 3_600)], "search": [(600, 60)]}


@pytest.mark.parametrize(
    ("address", "network"),
    [
        (HOME, HOME),
        ("2001:db8:1:2:aaaa::7", "2001:db8:1:2::"),
        ("::ffff:192.0.2.1", HOME),
        ("::1", "::"),
    ],
)
def test_what_counts_as_one_client(address: str, network: str) -> None:
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


def test_only_a_proxy_of_ours_is_believed(settings: Settings) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=HOME, HTTP_X_FORWARDED_FOR=f"::5, {OTHER}")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert network_of(request) == HOME
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert network_of(request) == OTHER


def test_who_has_no_address_is_counted_with_the_others_that_have_none() -> None:
    with pytest.raises(PermissionDenied):
        network_of(RequestFactory().get("/", REMOTE_ADDR=""))
    assert statuses(4, "") == [422, 422, 422, 429]

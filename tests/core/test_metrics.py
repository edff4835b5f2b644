"""Figures for Prometheus: whoever has the token gets counts, never a word that somebody typed."""

import re
from collections.abc import Callable
from typing import NoReturn

import pytest
from django.apps import apps
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from handinhand.search.models import Change

pytestmark = pytest.mark.django_db
TOKEN = "a-token-that-only-prometheus-has-and-we"  # noqa: S105 - of this test only
Figure = Callable[[str], float]


@pytest.fixture(autouse=True)
def token(settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN


@pytest.fixture
def figure(client: Client) -> Figure:
    """Read one line of the figures; what was never counted is 0."""

    def read(name: str) -> float:
        text = exposition(client)
        found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
        return float(found[1]) if found else 0

    return read


def exposition(client: Client) -> str:
    answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("given", ["", "Bearer wrong", TOKEN, "Bearer ", f"Basic {TOKEN}"])
def test_without_the_token_there_is_no_such_page(client: Client, given: str) -> None:
    assert client.get("/metrics", headers={"authorization": given}).status_code == 404


def test_where_no_token_is_set_there_is_no_such_page(client: Client, settings: Settings) -> None:
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


def test_requests_are_counted_by_route_method_and_status(client: Client, figure: Figure) -> None:
    name = 'handinhand_request_seconds_count{method="GET",route="portal:topic",status="%s"}'
    good, missing = figure(name % 200), figure(name % 404)
    client.get("/de/thema/work/")
    client.get("/ar/thema/work/")
    client.get("/de/thema/nie/")
    assert figure(name % 200) == good + 2
    assert figure(name % 404) == missing + 1


def test_no_stranger_can_make_ever_more_figures(client: Client) -> None:
    client.get("/de/thema/work/")
    client.get("/gibt-es-nicht-1/")
    client.generic("VERB1", "/healthz")
    before = exposition(client).count("handinhand_request_seconds_count")
    for number in range(2, 9):
        client.get(f"/gibt-es-nicht-{number}/")
        client.get(f"/static/nicht-{number}.css")
        client.generic(f"VERB{number}", "/healthz")
    assert exposition(client).count("handinhand_request_seconds_count") <= before + 1


def test_searches_are_timed_and_those_in_vain_counted(client: Client, figure: Figure) -> None:
    searches = figure("handinhand_search_seconds_count")
    in_vain = figure("handinhand_search_without_result_total")
    client.get("/de/suche/?q=Deutschkurs")
    client.get("/de/suche/?q=zzzzqqqq")
    assert figure("handinhand_search_seconds_count") == searches + 2
    assert figure("handinhand_search_without_result_total") == in_vain + 1
    assert "zzzzqqqq" not in exposition(client)


def test_changes_the_index_has_not_seen_are_counted(client: Client, figure: Figure) -> None:
    client.get("/readyz")
    before = figure("handinhand_index_behind")
    newest = 10**9  # above what rolled-back tests before this one left in the index
    Change.objects.create(seq=newest, kind="offer", key="psyc-0013")
    assert figure("handinhand_index_behind") == before + 1


def test_a_request_that_broke_on_the_database_is_counted(
    client: Client, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> NoReturn:
        raise OperationalError("gone")

    name = 'handinhand_database_errors_total{kind="OperationalError"}'
    before = figure(name)
    monkeypatch.setattr("handinhand.portal.views.home.root_tiles", broken)
    client.raise_request_exception = False
    client.get("/de/")
    assert figure(name) == before + 1


def test_without_database_the_counts_are_still_told(
    client: Client, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert figure("handinhand_database_up") == 1

    def broken(_index: object) -> NoReturn:
        raise OperationalError("gone")

    monkeypatch.setattr("handinhand.search.index.SearchIndex.behind", broken)
    assert figure("handinhand_database_up") == 0
    assert "handinhand_request_seconds_count" in exposition(client)


@pytest.mark.skipif(not apps.is_installed("django_tasks_db"), reason="no jobs in this version")
def test_jobs_are_counted_by_status(figure: Figure) -> None:
    waiting, failed = 'handinhand_jobs{status="ready"}', 'handinhand_jobs{status="failed"}'
    before = figure(waiting), figure(failed)
    jobs = apps.get_app_config("django_tasks_database").get_model("DBTaskResult")._default_manager
    for status in ("READY", "READY", "FAILED"):
        jobs.create(status=status, args_kwargs={}, task_path="a.b", run_after=timezone.now())
    assert (figure(waiting), figure(failed)) == (before[0] + 2, before[1] + 1)

"""The audit is readable, filtered by its address, exported whole, and its chain can be checked."""

import json
from datetime import timedelta

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.utils import timezone

from handinhand.directory.services import editing
from tests.directory.make import TODAY, make_offer, make_steward

pytestmark = pytest.mark.django_db
PAGE = "/intern/vorgaenge/"


@pytest.fixture
def steward(client: Client) -> Client:
    user = make_steward()
    client.force_login(user)
    offer = make_offer(name="Sprachcafé", phone="0381 1")
    editing.change_offer(
        key=offer.key, facts={"phone": "=0381"}, by=user, on=TODAY, reason="Brief vom Verein"
    )
    return client


def whole(answer: object) -> str:
    assert isinstance(answer, StreamingHttpResponse)
    return b"".join(answer).decode()


def test_an_act_is_shown_with_its_difference_and_reason(steward: Client) -> None:
    text = steward.get(PAGE).content.decode()
    assert "<del>0381 1</del>" in text
    assert "Brief vom Verein" in text
    assert "Sabine Steward" in text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("q=Brief", True),
        ("q=gibtesnicht", False),
        ("act=directory.offer_changed", True),
        ("act=directory.offer_merged", False),
        ("act=unsinn", True),
        (f"since={timezone.localdate()}", True),
        (f"until={timezone.localdate() - timedelta(days=1)}", False),
        ("since=2026-99-99&until=x&seite=y", True),
    ],
)
def test_the_address_says_which_acts_are_shown(steward: Client, query: str, shown: bool) -> None:
    assert ("Brief vom Verein" in steward.get(f"{PAGE}?{query}").content.decode()) is shown


def test_the_export_holds_every_filtered_act_and_no_formula(steward: Client) -> None:
    text = whole(steward.get(f"{PAGE}export.csv?act=directory.offer_changed"))
    assert text.startswith("\ufeffseq,")
    assert len(text.strip().splitlines()) == 2
    lines = whole(steward.get(f"{PAGE}export.jsonl")).strip().splitlines()
    assert [json.loads(line)["act"] for line in lines][-1] == "directory.offer_changed"


def test_an_unknown_format_does_not_exist(steward: Client) -> None:
    assert steward.get(f"{PAGE}export.exe").status_code == 404


def test_the_chain_is_checked_on_demand(steward: Client) -> None:
    assert "Die Kette ist vollständig" in steward.get(f"{PAGE}?kette=1").content.decode()

"""Stewards add and change organisations; their entries follow the new name."""

import pytest
from django.test import Client

from handinhand.core import audit
from handinhand.directory.models import Organisation
from handinhand.search.models import Change
from tests.directory.make import make_offer, make_steward

pytestmark = pytest.mark.django_db
LIST = "/intern/organisationen/"


@pytest.fixture
def steward(client: Client) -> Client:
    client.force_login(make_steward())
    return client


def test_the_list_is_searched_by_name(steward: Client) -> None:
    text = steward.get(f"{LIST}?q=migra").content.decode()
    assert "migra e.V." in text
    assert "Caritas" not in text
    assert "Alle Organisationen zeigen" in steward.get(f"{LIST}?q=gibtesnicht").content.decode()


def test_a_new_organisation_gets_a_key_and_a_trace(steward: Client) -> None:
    answer = steward.post(f"{LIST}neu/", {"name": "Verein für Brücken", "email": "a@b.example"})
    assert answer["Location"] == f"{LIST}verein-fuer-bruecken/"
    made = Organisation.objects.get(key="verein-fuer-bruecken")
    assert [act.act for act in audit.entries_of(made)] == ["directory.organisation_created"]


def test_a_new_name_is_recorded_and_told_to_the_search_of_the_entries(steward: Client) -> None:
    offer = make_offer()
    Change.objects.all().delete()
    steward.post(f"{LIST}testverein/aendern/", {"name": "Neuer Name", "is_trusted": "on"})
    found = Organisation.objects.get(key="testverein")
    act = audit.entries_of(found)[0]
    assert act.before == {"name": "Testverein e. V.", "is_trusted": False}
    assert act.after == {"name": "Neuer Name", "is_trusted": True}
    assert ("offer", offer.key) in Change.objects.values_list("kind", "key")


def test_saving_without_a_change_leaves_no_trace(steward: Client) -> None:
    make_offer()
    steward.post(f"{LIST}testverein/aendern/", {"name": "Testverein e. V."})
    assert not audit.entries_of(Organisation.objects.get(key="testverein")).exists()


def test_what_cannot_be_is_said_beside_the_field(steward: Client) -> None:
    answer = steward.post(f"{LIST}neu/", {"name": "", "email": "keine", "phone": "0381"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="keine"' in text
    assert not Organisation.objects.filter(phone="0381").exists()


def test_one_organisation_shows_its_entries_and_members(steward: Client) -> None:
    make_offer(name="Sprachcafé Probe")
    text = steward.get(f"{LIST}testverein/").content.decode()
    assert "Sprachcafé Probe" in text
    assert "noch niemand" in text

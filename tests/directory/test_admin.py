"""What those who run the platform can do in the administration, and what nobody can."""

import pytest
from django.test import Client

from handinhand.accounts.models import User
from handinhand.directory.models import Offer
from handinhand.search.models import Change

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_log() -> None:
    Change.objects.all().delete()


@pytest.fixture
def operator(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("betrieb@example.org", "a long secret"))
    return client


@pytest.mark.parametrize(
    "page",
    ["directory/offer/", "directory/organisation/", "directory/site/", "places/area/"],
)
def test_every_list_opens_and_can_be_searched(operator: Client, page: str) -> None:
    assert operator.get(f"/betrieb/{page}?q=Rostock").status_code == 200


def test_a_secret_address_has_no_page(operator: Client) -> None:
    assert operator.get("/betrieb/directory/secretaddress/").status_code == 404


def test_an_offer_cannot_be_deleted(operator: Client) -> None:
    offer = Offer.objects.first()
    assert offer is not None
    answer = operator.post(f"/betrieb/directory/offer/{offer.pk}/delete/", {"post": "yes"})
    assert answer.status_code == 403
    assert Offer.objects.filter(pk=offer.pk).exists()


def test_offers_are_found_by_the_new_name_of_their_provider(operator: Client) -> None:
    offer = Offer.objects.get(key="psyc-0013")
    answer = operator.post(
        f"/betrieb/directory/organisation/{offer.organisation_id}/change/",
        {
            "key": offer.organisation.key,
            "name": "Quasselstrippe",
            "phone": "",
            "email": "",
            "web": "",
        },
    )
    assert answer.status_code == 302
    assert {offer.key, offer.organisation.key} <= _noted()


def test_a_moved_site_is_told_to_the_search_of_its_offers(operator: Client) -> None:
    offer = Offer.objects.exclude(site=None).select_related("site").first()
    assert offer is not None
    assert offer.site is not None
    answer = operator.post(
        f"/betrieb/directory/site/{offer.site_id}/change/",
        {"organisation": offer.site.organisation_id, "town": "Wismar", "wheelchair": "unknown"},
    )
    assert answer.status_code == 302
    assert offer.key in _noted()


def _noted() -> set[str]:
    return set(Change.objects.values_list("key", flat=True))

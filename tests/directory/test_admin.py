"""What those who run the platform can look up in the administration; nobody changes anything."""

import pytest
from django.contrib import admin
from django.test import Client

from handinhand.accounts.models import User
from handinhand.core.models import AuditEntry
from handinhand.directory.models import Offer, Organisation
from handinhand.places.models import Area

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("betrieb@example.org", "a long secret"))
    return client


@pytest.mark.parametrize("page", ["directory/offer/", "directory/organisation/", "places/area/"])
def test_every_list_opens_and_can_be_searched(operator: Client, page: str) -> None:
    assert operator.get(f"/betrieb/{page}?q=Rostock").status_code == 200


@pytest.mark.parametrize("model", [Offer, Organisation, Area])
def test_a_row_can_be_read_and_neither_changed_nor_added_nor_deleted(
    operator: Client, model: type[Offer | Organisation | Area]
) -> None:
    row = model.objects.all()[0]
    of = f"/betrieb/{row._meta.app_label}/{row._meta.model_name}/"
    page = operator.get(f"{of}{row.pk}/change/")
    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()
    for path in (f"{of}{row.pk}/change/", f"{of}{row.pk}/delete/", f"{of}add/"):
        assert operator.post(path, {"name": "Neu", "post": "yes"}).status_code == 403
    assert model.objects.get(pk=row.pk).name == row.name
    chosen = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
    operator.post(of, chosen)
    assert model.objects.filter(pk=row.pk).exists()
    assert not AuditEntry.objects.exists()


def test_nothing_else_has_a_page_neither_keys_nor_tokens_nor_addresses(operator: Client) -> None:
    assert set(admin.site._registry) == {Offer, Organisation, Area}
    for page in (
        "directory/secretaddress/",
        "directory/site/",
        "mfa/authenticator/",
        "account/emailaddress/",
        "usersessions/usersession/",
        "socialaccount/socialtoken/",
        "auth/group/",
    ):
        assert operator.get(f"/betrieb/{page}").status_code == 404


def test_the_page_of_an_entry_shows_no_street_of_its_site(operator: Client) -> None:
    offer = Offer.objects.exclude(site=None).exclude(site__street="").select_related("site").first()
    assert offer is not None
    assert offer.site is not None
    page = operator.get(f"/betrieb/directory/offer/{offer.pk}/change/").content.decode()
    assert offer.site.street not in page


def test_a_password_is_changed_on_our_own_page(operator: Client) -> None:
    assert operator.get("/betrieb/password_change/")["Location"] == "/konto/passwort/"

"""Stewards keep entries: list, one click, form, history, and nobody's typing is lost."""

import pytest
from django.test import Client
from django.utils import timezone

from handinhand.core import audit
from handinhand.directory.facts import facts_of
from handinhand.directory.models import Offer, SecretAddress
from handinhand.directory.services import editing
from handinhand.directory.staff.forms import initial_of
from tests.directory.make import TODAY, make_offer, make_steward

pytestmark = pytest.mark.django_db
LIST = "/intern/eintraege/"


@pytest.fixture
def steward(client: Client) -> Client:
    client.force_login(make_steward())
    return client


def filled_in(offer: Offer, **changes: object) -> dict[str, object]:
    """Return what a browser sends when the form is left as it is, but for the changes."""
    shown = {**initial_of(facts_of(offer)), "version": offer.version, **changes}
    return {name: value for name, value in shown.items() if value not in (None, False, [])} | {
        "areas": "\n".join(shown["areas"])
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=Greifswald+psychosozial", True),
        ("q=gibtesnicht", False),
        ("state=live&kind=psz", True),
        ("state=retired", False),
        ("state=undated", True),
        ("lacking=phone", True),
        ("lacking=languages", False),
        ("district=13075", True),
        ("district=13003", False),
        ("topic=trauma_counselling", True),
        ("topic=health", True),
        ("kind=unsinn&seite=abc&order=x", True),
    ],
)
def test_the_address_of_the_list_says_what_is_shown(
    steward: Client, query: str, found: bool
) -> None:
    text = steward.get(
        f"{LIST}?{query}&order=name&q=PSZ" if "q=" not in query else f"{LIST}?{query}"
    )
    assert ("PSZ) Greifswald" in text.content.decode()) is found


def test_an_empty_list_says_what_to_do(steward: Client) -> None:
    assert "Alle Einträge zeigen" in steward.get(f"{LIST}?q=gibtesnicht").content.decode()


def test_checked_today_is_one_click_and_leads_back_to_the_list(steward: Client) -> None:
    offer = make_offer()
    answer = steward.post(f"{LIST}{offer.key}/geprueft/", {"back": "?state=due"}, follow=True)
    assert answer.redirect_chain == [(f"{LIST}?state=due", 302)]
    assert "ist heute geprüft" in answer.content.decode()
    assert Offer.objects.get(key=offer.key).checked_by == "Sabine Steward"


def test_the_way_back_never_leads_out_of_the_platform(steward: Client) -> None:
    offer = make_offer()
    for evil in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        answer = steward.post(f"{LIST}{offer.key}/geprueft/", {"back": evil})
        assert answer["Location"] == f"{LIST}{offer.key}/"


def test_the_form_left_as_it_is_changes_nothing(steward: Client) -> None:
    for key in ("psyc-0013", "juge-0009", "frau-0086"):
        offer = Offer.objects.get(key=key)
        before = facts_of(offer)
        answer = steward.post(f"{LIST}{key}/aendern/", filled_in(offer))
        assert answer.status_code == 302, answer.content.decode()
        assert facts_of(editing.locked(key)) == before
        assert not audit.entries_of(offer).exists()


def test_a_change_is_kept_with_its_reason_and_shown_as_difference(steward: Client) -> None:
    offer = make_offer(phone="0381 1")
    steward.post(
        f"{LIST}{offer.key}/aendern/", filled_in(offer, phone="0381 2", reason="Anruf vom Verein")
    )
    text = steward.get(f"{LIST}{offer.key}/").content.decode()
    assert "<del>0381 1</del>" in text
    assert "<ins>0381 2</ins>" in text
    assert "Anruf vom Verein" in text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Name"),
        ({"organisation": "Gibt es nicht"}, "gibt es noch nicht"),
        ({"organisation": "Testvere"}, "Testverein e. V."),
        ({"areas": ["Nirgendwo"]}, "Nirgendwo"),
        ({"areas": ["Elmenhorst"]}, "gibt es mehrmals"),
        ({"opening_hours": "montags 9-12"}, "Beispiel: Mo-Fr"),
        ({"postcode": "1805"}, "fünf Ziffern"),
        ({"phone": "ruf einfach an"}, "zum Beispiel 0381"),
        ({"min_age": "40", "max_age": "18"}, "Höchstalter"),
        ({"web": "javascript:alert(1)"}, "Internetseite"),
        ({"valid_from": "2027-01-01", "valid_until": "2026-01-01"}, "vor dem Anfang"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_typed_is_lost(
    steward: Client, changes: dict[str, object], said: str
) -> None:
    offer = make_offer()
    answer = steward.post(
        f"{LIST}{offer.key}/aendern/", filled_in(offer, note="Eingang im Hof", **changes)
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert "Eingang im Hof" in text
    assert 'role="alert"' in text
    assert not Offer.objects.get(key=offer.key).texts.exists()


def test_two_people_at_once_see_both_versions_and_can_still_save(steward: Client) -> None:
    offer = make_offer(phone="0381 1")
    mine = filled_in(offer, phone="0381 3", note="Von mir")
    editing.change_offer(key=offer.key, facts={"phone": "0381 2"}, by=None, on=TODAY)
    answer = steward.post(f"{LIST}{offer.key}/aendern/", mine)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "<del>0381 2</del>" in text
    assert "<ins>0381 3</ins>" in text
    assert "Von mir" in text
    mine["version"] = answer.context["version"]
    assert steward.post(f"{LIST}{offer.key}/aendern/", mine).status_code == 302
    assert Offer.objects.get(key=offer.key).phone == "0381 3"


def test_a_new_entry_is_public_at_once(steward: Client) -> None:
    template = make_offer()
    data = filled_in(template, name="Sprachcafé am Hafen", kind="meeting_place")
    answer = steward.post(f"{LIST}neu/", data)
    assert answer["Location"] == f"{LIST}sprachcafe-am-hafen/"
    assert steward.get("/de/angebot/sprachcafe-am-hafen/").status_code == 200


def test_a_secret_address_is_kept_and_never_shown(steward: Client) -> None:
    offer = make_offer()
    data = filled_in(
        offer, is_withheld="on", town="Rostock", secret_address="Geheimweg 7", street="Sichtweg 1"
    )
    steward.post(f"{LIST}{offer.key}/aendern/", data)
    assert SecretAddress.objects.filter(site__offers__key=offer.key).exists()
    for page in (f"{LIST}{offer.key}/", f"{LIST}{offer.key}/aendern/", f"/de/angebot/{offer.key}/"):
        text = steward.get(page).content.decode()
        assert "Geheimweg" not in text
        assert "Sichtweg" not in text


def test_retiring_asks_why_and_can_be_taken_back(steward: Client) -> None:
    offer = make_offer()
    refused = steward.post(f"{LIST}{offer.key}/stilllegen/", {"reason": ""}, follow=True)
    assert "warum der Eintrag endet" in refused.content.decode()
    steward.post(f"{LIST}{offer.key}/stilllegen/", {"reason": "geschlossen"})
    assert steward.get(f"/de/angebot/{offer.key}/").status_code == 404
    steward.post(f"{LIST}{offer.key}/zurueckholen/")
    assert steward.get(f"/de/angebot/{offer.key}/").status_code == 200


def test_one_step_of_the_history_is_taken_back_by_its_button(steward: Client) -> None:
    offer = make_offer(phone="0381 1")
    editing.change_offer(key=offer.key, facts={"phone": "0381 2"}, by=None, on=TODAY)
    act = audit.entries_of(offer)[0]
    steward.post(f"{LIST}{offer.key}/vorgang/{act.seq}/")
    assert Offer.objects.get(key=offer.key).phone == "0381 1"


def test_a_step_of_another_entry_cannot_be_taken_back_here(steward: Client) -> None:
    offer, other = make_offer(), make_offer(name="Andere")
    editing.change_offer(key=other.key, facts={"phone": "0381 2"}, by=None, on=TODAY)
    act = audit.entries_of(other)[0]
    assert steward.post(f"{LIST}{offer.key}/vorgang/{act.seq}/").status_code == 404


def test_today_names_what_is_overdue_by_deadline(steward: Client) -> None:
    make_offer(name="Längst fällig", check_again_by="2000-01-01")
    text = steward.get("/intern/").content.decode()
    assert "Längst fällig" in text
    assert "überfällig seit" in text


def test_the_staff_area_is_never_cached_and_speaks_german(steward: Client) -> None:
    answer = steward.get("/intern/", headers={"accept-language": "ar"})
    assert "no-store" in answer["Cache-Control"]
    assert "<h1>Heute</h1>" in answer.content.decode()


def test_the_reason_of_an_end_that_is_refused_is_kept(steward: Client) -> None:
    offer = make_offer(valid_from=timezone.localdate().isoformat())
    answer = steward.post(f"{LIST}{offer.key}/stilllegen/", {"reason": "Förderung endet"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "beginnt erst am" in text
    assert 'value="Förderung endet"' in text


def test_an_entry_that_begins_later_is_not_called_retired(steward: Client) -> None:
    offer = make_offer(valid_from="2099-01-01")
    text = steward.get(f"{LIST}{offer.key}/").content.decode()
    assert "öffentlich ab 01.01.2099" in text
    assert "stillgelegt" not in text
    assert "Zurückholen" not in text


def test_a_second_entry_of_the_same_name_is_made_and_named(steward: Client) -> None:
    offer = make_offer(name="Sprachcafé")
    answer = steward.post(f"{LIST}neu/", filled_in(offer, name="sprachCafé"), follow=True)
    text = answer.content.decode()
    assert "Einen Eintrag mit diesem Namen gibt es schon." in text
    assert f"{LIST}sprachcafe-2/doppelt/" in text
    other = steward.post(f"{LIST}neu/", filled_in(offer, name="Nähstube"), follow=True)
    assert "mit diesem Namen" not in other.content.decode()

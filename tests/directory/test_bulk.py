"""Acts on many entries, merging, and taking both back."""

import pytest
from django.test import Client
from django.utils import timezone

from handinhand.core import audit
from handinhand.core.errors import DomainError
from handinhand.directory.facts import facts_of
from handinhand.directory.models import Offer, UndoableAct
from handinhand.directory.services import bulk, editing, merging, undoing
from handinhand.directory.services.bulk import BulkAct
from tests.directory.make import TODAY, make_offer, make_steward

pytestmark = pytest.mark.django_db
LIST = "/intern/eintraege/"


def now(key: str) -> dict[str, object]:
    return facts_of(editing.locked(key))


@pytest.mark.parametrize(
    ("act", "value", "name", "expected"),
    [
        (BulkAct.CHECK, "", "certainty", "A"),
        (BulkAct.ADD_TOPIC, "debt", "topics", ["housing", "debt"]),
        (BulkAct.REMOVE_TOPIC, "housing", "topics", []),
        (BulkAct.SET_OWNER, "migra-e-v", "owner", "migra-e-v"),
        (BulkAct.RETIRE, "Programm endet", "valid_until", "2026-11-23"),
    ],
)
def test_every_act_changes_all_and_is_taken_back_as_a_whole(
    act: BulkAct, value: str, name: str, expected: object
) -> None:
    steward = make_steward()
    keys = [make_offer(topics=["housing"]).key for _ in range(3)]
    before = [now(key) for key in keys]
    step = bulk.run_bulk(act=act, keys=keys, value=value, by=steward, on=TODAY)
    assert [now(key)[name] for key in keys] == [expected] * 3
    assert step is not None
    done = undoing.undo(act_id=step.pk, by=steward, on=TODAY)
    assert len(done.restored) == 3
    assert [now(key) for key in keys] == before


def test_one_refusal_leaves_all_as_they_were() -> None:
    steward = make_steward()
    keys = [make_offer().key, make_offer(valid_from="2027-01-01").key]
    with pytest.raises(DomainError):
        bulk.run_bulk(act=BulkAct.RETIRE, keys=keys, value="weg", by=steward, on=TODAY)
    assert now(keys[0])["valid_until"] is None
    assert not UndoableAct.objects.exists()


def test_taking_back_leaves_what_somebody_changed_since_and_names_it() -> None:
    steward = make_steward()
    one, other = make_offer(name="Eins"), make_offer(name="Zwei")
    step = bulk.run_bulk(
        act=BulkAct.ADD_TOPIC, keys=[one.key, other.key], value="debt", by=steward, on=TODAY
    )
    assert step is not None
    editing.change_offer(key=other.key, facts={"topics": ["school"]}, by=None, on=TODAY)
    done = undoing.undo(act_id=step.pk, by=steward, on=TODAY)
    assert (done.restored, done.left) == (["Eins"], ["Zwei"])
    assert now(other.key)["topics"] == ["school"]


def test_a_step_is_taken_back_once() -> None:
    steward = make_steward()
    step = bulk.run_bulk(act=BulkAct.CHECK, keys=[make_offer().key], value="", by=steward, on=TODAY)
    assert step is not None
    undoing.undo(act_id=step.pk, by=steward, on=TODAY)
    with pytest.raises(DomainError, match="schon"):
        undoing.undo(act_id=step.pk, by=steward, on=TODAY)


def test_the_list_acts_on_what_is_ticked_or_on_all_that_it_shows(client: Client) -> None:
    client.force_login(make_steward())
    ticked, other = make_offer(name="Quassel A"), make_offer(name="Quassel B")
    client.post(f"{LIST}viele/", {"act": "check", "key": [ticked.key]})
    assert Offer.objects.get(key=ticked.key).checked_on is not None
    assert Offer.objects.get(key=other.key).checked_on is None
    answer = client.post(
        f"{LIST}viele/", {"act": "check", "all": "1", "back": "?q=Quassel"}, follow=True
    )
    assert Offer.objects.get(key=other.key).checked_on is not None
    assert "Rückgängig machen" in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"act": "check"}, "mindestens einen Eintrag"),
        ({"act": "unsinn", "key": ["psyc-0013"]}, "was mit den Einträgen"),
        ({"act": "add_topic", "key": ["psyc-0013"]}, "wählen Sie ein Thema"),
        ({"act": "set_owner", "key": ["psyc-0013"], "owner": "nie"}, "Organisation nie"),
        ({"act": "retire", "key": ["psyc-0013"]}, "warum"),
    ],
)
def test_a_bulk_act_that_cannot_be_done_says_what_is_missing(
    client: Client, data: dict[str, object], said: str
) -> None:
    client.force_login(make_steward())
    assert said in client.post(f"{LIST}viele/", data, follow=True).content.decode()


def test_the_steps_page_takes_back_with_one_button(client: Client) -> None:
    client.force_login(make_steward())
    offer = make_offer()
    client.post(f"{LIST}viele/", {"act": "add_topic", "topic": "debt", "key": [offer.key]})
    step = UndoableAct.objects.get()
    client.post(f"{LIST}schritte/{step.pk}/zurueck/")
    assert now(offer.key)["topics"] == ["migration_counselling"]
    assert "zurückgenommen" in client.get(f"{LIST}schritte/").content.decode()


def test_likely_duplicates_share_a_contact_or_nearly_the_name() -> None:
    site = {"town": "Teststadt", "wheelchair": "unknown", "is_withheld": False, "street": ""}
    offer = make_offer(name="Sprachcafé am Hafen", phone="0381 77", site=site)
    by_phone = make_offer(name="Ganz anders", phone="0381 77")
    by_name = make_offer(name="Sprachcafe Hafen", site=site)
    stranger = make_offer(name="Schuldnerberatung", site=site)
    found = merging.likely_duplicates(offer, TODAY)
    assert {by_phone, by_name} <= set(found)
    assert stranger not in found


def test_merging_keeps_the_chosen_facts_and_the_old_address_leads_on(client: Client) -> None:
    steward = make_steward()
    keep = make_offer(name="Bleibt", phone="", topics=["housing"])
    drop = make_offer(name="Geht", phone="0381 5", topics=["debt"])
    client.force_login(steward)
    page = f"{LIST}{keep.key}/zusammenfuehren/{drop.key}/"
    text = client.get(page).content.decode()
    assert "0381 5" in text
    client.post(page, {"name": "keep", "phone": "drop", "topics": "both"})
    kept = now(keep.key)
    assert (kept["name"], kept["phone"]) == ("Bleibt", "0381 5")
    assert kept["topics"] == ["housing", "debt"]
    answer = client.get(f"/de/angebot/{drop.key}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/de/angebot/{keep.key}/")
    assert not Offer.objects.public(timezone.localdate()).filter(key=drop.key).exists()


def test_merging_is_taken_back_as_a_whole() -> None:
    steward = make_steward()
    keep, drop = make_offer(name="Bleibt"), make_offer(name="Geht")
    before = now(keep.key), now(drop.key)
    step = merging.merge_offers(
        keep=keep.key, drop=drop.key, facts={"phone": "0381 5"}, by=steward, on=TODAY
    )
    undoing.undo(act_id=step.pk, by=steward, on=TODAY)
    assert (now(keep.key), now(drop.key)) == before
    assert audit.verify().broken_at is None


def test_an_entry_is_not_merged_with_itself_or_twice() -> None:
    steward = make_steward()
    one, two, three = (make_offer(name=name) for name in ("Eins", "Zwei", "Drei"))
    with pytest.raises(DomainError, match="sich selbst"):
        merging.merge_offers(keep=one.key, drop=one.key, facts={}, by=steward, on=TODAY)
    merging.merge_offers(keep=one.key, drop=two.key, facts={}, by=steward, on=TODAY)
    with pytest.raises(DomainError, match="schon zusammengeführt"):
        merging.merge_offers(keep=three.key, drop=two.key, facts={}, by=steward, on=TODAY)


def test_a_filter_is_kept_under_a_name_for_its_owner_only(client: Client) -> None:
    client.force_login(make_steward())
    client.post(f"{LIST}auswahl/", {"name": "Rostock fällig", "back": "?state=due&district=13003"})
    assert "Rostock fällig" in client.get(LIST).content.decode()
    client.force_login(make_steward("andere@example.org"))
    assert "Rostock fällig" not in client.get(LIST).content.decode()


def test_a_filter_of_somebody_else_cannot_be_deleted(client: Client) -> None:
    client.force_login(make_steward())
    client.post(f"{LIST}auswahl/", {"name": "Meine", "back": "?state=due"})
    view = make_steward("andere@example.org").saved_views.model.objects.get()
    client.force_login(make_steward("dritte@example.org"))
    assert client.post(f"{LIST}auswahl/{view.pk}/loeschen/").status_code == 404


def test_a_refused_act_keeps_what_was_chosen_and_typed(client: Client) -> None:
    client.force_login(make_steward())
    on_page, elsewhere = make_offer(name="Zebra eins"), make_offer(name="Anderes")
    sent = {
        "back": "?q=zebra&seite=1",
        "act": "set_owner",
        "key": [on_page.key, elsewhere.key],
        "owner": "gibt-es-nicht",
    }
    answer = client.post(f"{LIST}viele/", sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "gibt es nicht" in text
    assert text.count("checked") == 2
    assert f'value="{elsewhere.key}" checked' in text
    assert '<option value="set_owner" selected>' in text
    assert 'value="gibt-es-nicht"' in text
    assert f'action="{LIST}"' in text  # the filter beside it leads to the list


def test_whoever_works_on_a_later_page_stays_there(client: Client) -> None:
    client.force_login(make_steward())
    offers = [make_offer(name=f"Zebra {number:02}") for number in range(51)]
    page = client.get(f"{LIST}?q=zebra&seite=2").content.decode()
    assert 'name="back" value="?q=zebra&amp;seite=2"' in page
    sent = {"back": "?q=zebra&seite=2"}
    answer = client.post(f"{LIST}{offers[50].key}/geprueft/", sent)
    assert answer["Location"] == f"{LIST}?q=zebra&seite=2"

"""Acts on an entry: each leaves its trace, none loses what was true before."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from handinhand.core import audit
from handinhand.core.errors import DomainError
from handinhand.directory.facts import FIELDS, difference, facts_of
from handinhand.directory.models import Offer
from handinhand.directory.services import editing
from handinhand.search.models import Change
from tests.directory.make import TODAY, make_offer, make_steward

pytestmark = pytest.mark.django_db


def trace(offer: Offer) -> list[str]:
    return [entry.act for entry in audit.entries_of(offer)]


def test_a_new_entry_gets_a_readable_key_of_its_own() -> None:
    assert make_offer(name="Café für Müßige").key == "cafe-fuer-muessige"
    assert make_offer(name="Café für Müßige").key == "cafe-fuer-muessige-2"


def test_a_change_records_who_changed_what_and_only_that() -> None:
    offer, steward = make_offer(phone="0381 1"), make_steward()
    editing.change_offer(
        key=offer.key, facts={"phone": "0381 2", "name": offer.name}, by=steward, on=TODAY
    )
    entry = audit.entries_of(offer)[0]
    assert (entry.act, entry.by_name) == ("directory.offer_changed", "Sabine Steward")
    assert (entry.before, entry.after) == ({"phone": "0381 1"}, {"phone": "0381 2"})


def test_a_change_that_changes_nothing_leaves_no_trace() -> None:
    offer = make_offer()
    before = Change.objects.count()
    editing.change_offer(key=offer.key, facts=facts_of(offer), by=None, on=TODAY)
    assert trace(offer) == ["directory.offer_created"]
    assert Change.objects.count() == before


def test_the_search_is_told_of_a_change() -> None:
    offer = make_offer()
    Change.objects.all().delete()
    editing.change_offer(key=offer.key, facts={"name": "Anders"}, by=None, on=TODAY)
    assert ("offer", offer.key) in Change.objects.values_list("kind", "key")


def test_who_started_from_an_older_version_is_told_and_nothing_is_overwritten() -> None:
    offer = make_offer(phone="0381 1")
    seen = offer.version
    editing.change_offer(
        key=offer.key, facts={"phone": "0381 2"}, by=None, on=TODAY, seen_version=seen
    )
    with pytest.raises(editing.EditConflictError) as caught:
        editing.change_offer(
            key=offer.key, facts={"phone": "0381 3"}, by=None, on=TODAY, seen_version=seen
        )
    assert caught.value.theirs["phone"] == "0381 2"
    assert Offer.objects.get(key=offer.key).phone == "0381 2"


def test_checked_today_makes_the_facts_sure_for_a_year() -> None:
    offer, steward = make_offer(certainty="C"), make_steward()
    checked = editing.check_offer(key=offer.key, by=steward, on=TODAY)
    assert (checked.checked_on, checked.checked_by) == (TODAY, "Sabine Steward")
    assert checked.check_again_by == date(2027, 11, 24)
    assert checked.certainty == "A"
    assert trace(offer)[0] == "directory.offer_checked"


def test_a_retired_entry_is_gone_for_readers_and_can_come_back() -> None:
    offer = make_offer()
    editing.retire_offer(key=offer.key, by=None, on=TODAY, reason="Verein aufgelöst")
    assert not Offer.objects.public(TODAY).filter(key=offer.key).exists()
    editing.bring_back_offer(key=offer.key, by=None, on=TODAY)
    assert Offer.objects.public(TODAY).filter(key=offer.key).exists()
    assert trace(offer)[:2] == ["directory.offer_brought_back", "directory.offer_retired"]


def test_an_entry_does_not_end_without_a_reason() -> None:
    with pytest.raises(DomainError, match="warum"):
        editing.retire_offer(key=make_offer().key, by=None, on=TODAY, reason="  ")


def test_an_entry_of_the_future_cannot_end_before_it_begins() -> None:
    offer = make_offer(valid_from="2027-01-01")
    with pytest.raises(DomainError, match=r"1\. Januar 2027"):
        editing.retire_offer(key=offer.key, by=None, on=TODAY, reason="abgesagt")


def test_restoring_undoes_one_act_and_keeps_the_later_ones() -> None:
    offer = make_offer(phone="0381 1", topics=["housing"])
    editing.change_offer(
        key=offer.key, facts={"phone": "0381 2", "topics": ["debt"]}, by=None, on=TODAY
    )
    entry = audit.entries_of(offer)[0]
    editing.change_offer(key=offer.key, facts={"web": "https://example.org/"}, by=None, on=TODAY)
    restored = facts_of(editing.restore_offer(key=offer.key, entry=entry, by=None, on=TODAY))
    assert (restored["phone"], restored["topics"]) == ("0381 1", ["housing"])
    assert restored["web"] == "https://example.org/"


def test_the_creation_itself_cannot_be_undone_by_restoring() -> None:
    offer = make_offer()
    with pytest.raises(DomainError, match="gab es"):
        editing.restore_offer(key=offer.key, entry=audit.entries_of(offer)[0], by=None, on=TODAY)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"opening_hours": "Mo 9 bis 12"}, "nicht lesen"),
        ({"topics": ["gibtesnicht"]}, "gibtesnicht"),
        ({"areas": ["99999"]}, "99999"),
        ({"email": "keine Adresse"}, "E-Mail"),
        ({"web": "javascript:alert(1)"}, "Internetadresse"),
        ({"min_age": 30, "max_age": 18}, "Höchstalter"),
    ],
)
def test_what_cannot_be_true_is_refused_and_nothing_changes(
    facts: dict[str, object], said: str
) -> None:
    offer = make_offer()
    before = facts_of(offer)
    with pytest.raises((DomainError, ValidationError), match=said):
        editing.change_offer(key=offer.key, facts=facts, by=None, on=TODAY)
    assert facts_of(editing.locked(offer.key)) == before


def test_a_withheld_address_is_no_part_of_the_facts() -> None:
    shelter = Offer.objects.filter(site__is_withheld=True).first()
    assert shelter is not None
    site = facts_of(shelter)["site"]
    assert site["is_withheld"]
    assert not {"street", "postcode", "lat", "lon"} & set(site)


def test_every_entry_of_the_state_reads_and_writes_as_the_same_facts() -> None:
    for offer in Offer.objects.order_by("?")[:40]:
        facts = facts_of(offer)
        assert set(facts) == set(FIELDS)
        twin = editing.create_offer(facts=facts, by=None, on=TODAY)
        assert difference(facts, facts_of(editing.locked(twin.key))) == []


class AnyOrderOfActs(TestCase):
    """Whatever is done to an entry, undoing the acts one by one leads back to the start."""

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.fixed_dictionaries(
                {},
                optional={
                    "phone": st.sampled_from(["", "0381 1", "0385 2"]),
                    "topics": st.lists(st.sampled_from(["housing", "debt", "school"]), unique=True),
                    "languages": st.just([["ar", False], ["uk", True]]),
                    "free_places": st.none() | st.integers(0, 9),
                    "texts": st.sampled_from([{}, {"de": {"summary": "Hilft.", "note": ""}}]),
                },
            ),
            max_size=4,
        )
    )
    def test_undoing_leads_back(self, changes: list[dict[str, object]]) -> None:
        offer = make_offer()
        start = facts_of(offer)
        for facts in changes:
            editing.change_offer(key=offer.key, facts=facts, by=None, on=TODAY)
        for entry in [one for one in audit.entries_of(offer) if one.before]:
            editing.restore_offer(key=offer.key, entry=entry, by=None, on=TODAY)
        assert facts_of(editing.locked(offer.key)) == start

"""A prepared query answers as its queryset does, whatever the values."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handinhand.core.prepared import Prepared
from handinhand.directory.models import Offer, Site
from tests.directory.make import make_offer

pytestmark = pytest.mark.django_db
OFFERS = Prepared(
    lambda keys, on: Offer.objects.public(on).filter(key__in=keys).select_related("site")
)
SITES = Prepared(lambda ids, town: Site.objects.filter(pk__in=ids, town=town))
TODAY = date(2027, 3, 1)


def keys_of(offers: list[Offer]) -> set[str]:
    return {offer.key for offer in offers}


@pytest.mark.parametrize("count", [1, 2, 10, 11, 60, 300])
def test_every_number_of_values_is_answered(count: int) -> None:
    made = [make_offer(name=f"Stelle {number}") for number in range(count)]
    make_offer(name="Eine andere")
    wanted = [offer.key for offer in made]
    found = OFFERS.rows(wanted, TODAY)
    assert keys_of(found) == set(wanted)
    assert len(found) == count


def test_only_the_values_of_this_call_count() -> None:
    past = make_offer(name="Vorbei", valid_until="2026-12-31").key
    now = make_offer(name="Jetzt").key
    assert keys_of(OFFERS.rows([past], date(2026, 12, 31))) == {past}
    assert keys_of(OFFERS.rows([past], TODAY)) == set()
    assert keys_of(OFFERS.rows([now], TODAY)) == {now}


def test_rows_are_whole_models_with_what_was_joined() -> None:
    offer = make_offer(access=["walk_in"])
    offer.site = Site.objects.create(organisation=offer.organisation, name="Hof", town="Rostock")
    offer.save()
    made = Offer.objects.get(pk=offer.pk)
    with CaptureQueriesContext(connection) as caught:
        (found,) = OFFERS.rows([made.key], TODAY)
        assert found.site == offer.site
    assert len(caught) == 1
    for field in Offer._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(made, field.attname), field.name


def test_numbers_and_words_are_not_mixed_up() -> None:
    site = Site.objects.create(organisation=make_offer().organisation, name="Hof", town="Rostock")
    assert SITES.rows([site.pk], "Rostock") == [site]
    assert SITES.rows([site.pk], "Nirgendwo") == []


def test_nothing_is_asked_for_nothing() -> None:
    with CaptureQueriesContext(connection) as caught:
        assert OFFERS.rows([], TODAY) == []
    assert len(caught) == 0


def test_a_value_that_shapes_the_query_is_refused() -> None:
    every = Prepared(lambda keys, _on: Offer.objects.filter(key__in=keys))
    with pytest.raises(ValueError, match="kommt in der Abfrage nicht vor"):
        every.rows(["one"], TODAY)

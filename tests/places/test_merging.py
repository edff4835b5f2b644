"""A merger of municipalities: before, after, and what is refused."""

from datetime import date

import pytest

from handinhand.core.errors import DomainError
from handinhand.places import finder
from handinhand.places.merging import merge_municipalities
from handinhand.places.models import Area

pytestmark = pytest.mark.django_db
ON = date(2027, 1, 1)


def keys(*names: str) -> list[str]:
    return [Area.objects.get(kind="municipality", name=name).key for name in names]


def test_before_the_day_the_old_ones_are_found_and_after_it_the_new_one() -> None:
    old = keys("Zurow", "Züsow")
    merge_municipalities(old_keys=old, new_key="13074999", new_name="Neu Zurow", on=ON)
    before = finder.find("Zurow", on=date(2026, 12, 31))
    after = finder.find("Zurow", on=ON)
    assert [place.ags for place in before.candidates] == [old[0]]
    assert [place.ags for place in after.candidates] == ["13074999"]
    assert finder.find("Neu Zurow", on=date(2026, 12, 31)).candidates == ()


def test_the_people_and_postal_codes_go_over() -> None:
    old = keys("Zurow", "Züsow")
    people = sum(Area.objects.get(key=key).population or 0 for key in old)
    new = merge_municipalities(old_keys=old, new_key="13074999", new_name="Neu Zurow", on=ON)
    assert new.population == people
    codes = {one.code for key in old for one in Area.objects.get(key=key).postal_codes.all()}
    assert {one.code for one in new.postal_codes.all()} == codes


def test_nothing_is_overwritten() -> None:
    old = keys("Zurow", "Züsow")
    count = Area.objects.count()
    merge_municipalities(old_keys=old, new_key="13074999", new_name="Neu Zurow", on=ON)
    assert Area.objects.count() == count + 1
    assert Area.objects.filter(key__in=old, valid_until=date(2026, 12, 31)).count() == 2


def test_a_municipality_cannot_merge_twice_or_across_districts() -> None:
    old = keys("Zurow", "Züsow")
    merge_municipalities(old_keys=old, new_key="13074999", new_name="Neu Zurow", on=ON)
    with pytest.raises(DomainError, match=r"gibt es an diesem Tag nicht"):
        merge_municipalities(old_keys=old, new_key="13074998", new_name="X", on=ON)
    with pytest.raises(DomainError, match=r"verschiedenen Landkreisen"):
        merge_municipalities(
            old_keys=keys("Wismar", "Güstrow"), new_key="13074997", new_name="X", on=ON
        )

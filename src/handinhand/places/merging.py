"""Mergers of municipalities: rows are closed and added, never overwritten."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError
from handinhand.places.enums import AreaKind
from handinhand.places.models import Area, AreaName, AreaSuccession, Locality, PostalCode


@transaction.atomic
def merge_municipalities(*, old_keys: Sequence[str], new_key: str, new_name: str, on: date) -> Area:
    """Close the old municipalities on the day before `on` and open the new one on it.

    Villages and postal codes go over; old names lead to the new one. Raises DomainError
    when one of the old is not valid any more, or lies in another district.
    """
    rows = Area.objects.select_for_update().filter(
        key__in=old_keys, kind=AreaKind.MUNICIPALITY, valid_until__isnull=True
    )
    old = {area.key: area for area in rows}
    missing = [key for key in old_keys if key not in old]
    if missing:
        message = _("Die Gemeinde %(key)s gibt es an diesem Tag nicht.")
        raise DomainError(message % {"key": missing[0]})
    if len({area.district_id for area in old.values()}) > 1:
        raise DomainError(_("Die Gemeinden liegen in verschiedenen Landkreisen."))
    for area in old.values():
        area.valid_until = on - timedelta(days=1)
        area.save(update_fields=["valid_until"])
    biggest = max(old.values(), key=lambda area: area.population or 0)
    new = Area.objects.create(
        kind=AreaKind.MUNICIPALITY,
        key=new_key,
        name=new_name,
        parent_id=biggest.parent_id,
        district_id=biggest.district_id,
        population=sum(area.population or 0 for area in old.values()),
        population_on=biggest.population_on,
        lat=biggest.lat,
        lon=biggest.lon,
        valid_from=on,
    )
    for area in old.values():
        _hand_over(area, new, on)
    return new


def _hand_over(old: Area, new: Area, on: date) -> None:
    AreaSuccession.objects.create(old=old, new=new, on=on)
    names = {old.name, *old.names.values_list("name", flat=True)} - {new.name}
    AreaName.objects.bulk_create(
        [AreaName(area=new, name=name) for name in sorted(names)], ignore_conflicts=True
    )
    Locality.objects.bulk_create(
        [
            Locality(name=one.name, area=new, population=one.population, lat=one.lat, lon=one.lon)
            for one in old.localities.all()
        ],
        ignore_conflicts=True,
    )
    PostalCode.objects.bulk_create(
        [PostalCode(code=one.code, area=new) for one in old.postal_codes.all()],
        ignore_conflicts=True,
    )

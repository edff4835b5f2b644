"""Freshness as figures: how many public entries were checked within a year, by group and over time.

"Checked" counts from the day a person confirmed the facts, else from the day they were stated.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from handinhand.directory.enums import OfferKind
from handinhand.directory.models import FreshnessDay, Offer, OfferLanguage, Organisation
from handinhand.places.models import Area

PERIOD = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Share:
    """Entries of a group and how many of them are fresh; `percent` is rounded down."""

    key: str
    label: str
    total: int
    fresh: int

    @property
    def percent(self) -> int:
        """Never say 100 while one entry is missing: rounded down to whole percent."""
        return 100 * self.fresh // self.total if self.total else 0


@dataclass(frozen=True, slots=True)
class Lacks:
    """How many public entries lack what a reader needs first."""

    hours: int
    languages: int
    phone: int
    undated: int


def in_state(on: date) -> Share:
    """Return the share of all public entries: one query."""
    found = Offer.objects.public(on).aggregate(total=Count("pk"), fresh=_fresh(on))
    return Share("", "", found["total"], found["fresh"])


def by_kind(on: date) -> list[Share]:
    names = names_of("kind")
    return _ranked(Share(key, names[key], n, fresh) for key, n, fresh in _grouped(on, F("kind")))


def by_organisation(on: date) -> list[Share]:
    rows = _grouped(on, F("organisation__key"))
    names = names_of("organisation")
    return _ranked(Share(key, names[key], n, fresh) for key, n, fresh in rows)


def by_district(on: date) -> list[Share]:
    """Return the districts; an entry that serves several counts in each, one for the state too."""
    rows = _grouped(on, Coalesce("areas__district__key", "areas__key"))
    names = names_of("district")
    return _ranked(Share(key, names.get(key, key), n, fresh) for key, n, fresh in rows if key)


def names_of(group: str) -> dict[str, str]:
    """Return what the groups of one sort are called, by their key: one query at most."""
    if group == "kind":
        return {str(kind): str(kind.label) for kind in OfferKind}
    if group == "organisation":
        return dict(Organisation.objects.values_list("key", "name"))
    areas = Area.objects.filter(kind__in=["state", "district"], valid_until=None)
    return {area.key: str(area) for area in areas.only("key", "name", "official_name")}


def lacks(on: date) -> Lacks:
    spoken = OfferLanguage.objects.filter(offer=OuterRef("pk"))
    found = Offer.objects.public(on).aggregate(
        hours=Count("pk", filter=Q(opening_hours="", hours_text="")),
        languages=Count("pk", filter=~Exists(spoken)),
        phone=Count("pk", filter=Q(phone="", organisation__phone="")),
        undated=Count("pk", filter=Q(stated_on=None, checked_on=None)),
    )
    return Lacks(**found)


def oldest(on: date, most: int = 10) -> QuerySet[Offer]:
    """Return the public entries whose facts are oldest, those without any date last."""
    known = Coalesce("checked_on", "stated_on")
    rows = Offer.objects.public(on).select_related("organisation")
    return rows.annotate(known=known).order_by(F("known").asc(nulls_last=True), "name")[:most]


def over_time(group: str, key: str, until: date, most: int = 365) -> Sequence[FreshnessDay]:
    """Return the recorded days of a group, the oldest first."""
    rows = FreshnessDay.objects.filter(group=group, key=key, on__lte=until)
    return list(reversed(rows.order_by("-on")[:most]))


def record_day(on: date) -> int:
    """Keep the day's figures; a second call on a day replaces them. Returns the rows kept."""
    groups = {
        "state": [in_state(on)],
        "district": by_district(on),
        "kind": by_kind(on),
        "organisation": by_organisation(on),
    }
    rows = [
        FreshnessDay(on=on, group=group, key=one.key, total=one.total, fresh=one.fresh)
        for group, shares in groups.items()
        for one in shares
    ]
    FreshnessDay.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["on", "group", "key"],
        update_fields=["total", "fresh"],
    )
    return len(rows)


def _fresh(on: date) -> Count:
    since = on - PERIOD
    return Count("pk", filter=Q(stated_on__gte=since) | Q(checked_on__gte=since), distinct=True)


def _grouped(on: date, by: F | Coalesce) -> list[tuple[str, int, int]]:
    rows = Offer.objects.public(on).annotate(grouped_by=by).values("grouped_by").order_by()
    counted = rows.annotate(total=Count("pk", distinct=True), fresh=_fresh(on))
    return list(counted.values_list("grouped_by", "total", "fresh"))


def _ranked(shares: Iterable[Share]) -> list[Share]:
    """Return the groups, those with the most to do first."""
    return sorted(shares, key=lambda one: (-(one.total - one.fresh), one.label))

"""The list of entries in the staff area: its address says what is shown."""

from dataclasses import dataclass, fields
from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from handinhand.directory.enums import Certainty, OfferKind
from handinhand.directory.models import Offer, OfferLanguage
from handinhand.directory.sheets.formats import FORMATS
from handinhand.topics.tree import topics

SOON = timedelta(days=30)


class State(models.TextChoices):
    """How an entry stands on a day, in the words of the list's filter."""

    LIVE = "live", _("öffentlich")
    DUE = "due", _("Prüfung überfällig")
    SOON = "soon", _("Prüfung in 30 Tagen fällig")
    UNDATED = "undated", _("ohne Datum")
    OPEN = "open", _("Kontakt unbekannt")
    RETIRED = "retired", _("stillgelegt")


class Lacking(models.TextChoices):
    HOURS = "hours", _("ohne Öffnungszeiten")
    LANGUAGES = "languages", _("ohne Sprachen")
    PHONE = "phone", _("ohne Telefon")


class Order(models.TextChoices):
    DUE = "due", _("Prüfung zuerst")
    NAME = "name", _("Name")
    OLDEST = "oldest", _("älteste Angaben")


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """What the address of the list asks for; what it cannot mean is left out."""

    q: str = ""
    kind: str = ""
    district: str = ""
    organisation: str = ""
    topic: str = ""
    state: str = ""
    lacking: str = ""
    order: str = Order.DUE

    def address(self, **changes: str) -> str:
        """Return "?…" for this list with some parts changed."""
        parts = {field.name: getattr(self, field.name) for field in fields(self)} | changes
        kept = {name: value for name, value in parts.items() if value and value != Order.DUE}
        return "?" + urlencode(kept)

    def exports(self) -> list[tuple[str, str]]:
        """Return the formats the whole list can be had in, with their addresses."""
        base = reverse("directory:entries")
        return [(word, f"{base}export.{one}{self.address()}") for one, word in FORMATS.items()]

    def rows(self, on: date) -> QuerySet[Offer]:
        """Return the entries asked for, each once, in a stable order."""
        rows = Offer.objects.filter(self._words(), self._facts(), _in_state(self.state, on))
        if self.lacking == Lacking.LANGUAGES:
            rows = rows.exclude(Exists(OfferLanguage.objects.filter(offer=OuterRef("pk"))))
        if self.topic:
            rows = rows.filter(topics__topic__in=[self.topic, *topics()[self.topic].children])
        if self.district:
            rows = rows.filter(areas__key=self.district)
        return rows.order_by(*_ORDERS[Order(self.order)], "key").distinct()

    def _words(self) -> Q:
        found = Q()
        for word in self.q.split():
            found &= (
                Q(name__icontains=word)
                | Q(key__icontains=word)
                | Q(organisation__name__icontains=word)
                | Q(site__town__icontains=word)
                | Q(phone__icontains=word)
            )
        return found

    def _facts(self) -> Q:
        found = Q()
        if self.kind:
            found &= Q(kind=self.kind)
        if self.organisation:
            found &= Q(organisation__key=self.organisation)
        if self.lacking == Lacking.HOURS:
            found &= Q(opening_hours="", hours_text="")
        if self.lacking == Lacking.PHONE:
            found &= Q(phone="", organisation__phone="")
        return found


_ORDERS = {
    Order.DUE: ("check_again_by", "name"),
    Order.NAME: ("name",),
    Order.OLDEST: ("stated_on", "name"),
}


def read(data: QueryDict) -> EntryFilter:
    return EntryFilter(
        q=data.get("q", "").strip()[:200],
        kind=_one_of(data.get("kind", ""), OfferKind.values),
        district=data.get("district", "")[:12],
        organisation=data.get("organisation", "")[:80],
        topic=_one_of(data.get("topic", ""), topics()),
        state=_one_of(data.get("state", ""), State.values),
        lacking=_one_of(data.get("lacking", ""), Lacking.values),
        order=_one_of(data.get("order", ""), Order.values) or Order.DUE,
    )


def _one_of(value: str, known: object) -> str:
    return value if value in known else ""  # type: ignore[operator]  # a list or a mapping


def _in_state(state: str, on: date) -> Q:
    live = (Q(valid_from=None) | Q(valid_from__lte=on)) & (
        Q(valid_until=None) | Q(valid_until__gte=on)
    )
    kept = live & ~Q(certainty=Certainty.HISTORICAL)
    return {
        "": Q(),
        State.LIVE: kept,
        State.DUE: kept & Q(check_again_by__lt=on),
        State.SOON: kept & Q(check_again_by__gte=on, check_again_by__lte=on + SOON),
        State.UNDATED: kept & Q(stated_on=None, checked_on=None),
        State.OPEN: kept & Q(certainty=Certainty.OPEN),
        State.RETIRED: ~kept,
    }[state]

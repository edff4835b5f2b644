"""Faults that readers find: what they concern, what mends them, how a confirmed one is shown."""

from collections.abc import Collection, Mapping

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handinhand.directory.enums import Fault
from handinhand.directory.models import Offer, Report, ReportState

# The facts that mend a fault when they change. Others end only when a steward says so.
CONCERNS: Mapping[Fault, tuple[str, ...]] = {
    Fault.PHONE: ("phone",),
    Fault.MOVED: ("site",),
    Fault.CLOSED: ("valid_until",),
    Fault.TIMES: ("opening_hours", "phone_hours", "hours_text", "by_appointment", "holiday_rule"),
    Fault.LANGUAGE: ("languages",),
}
# What readers are told. How somebody was treated is nobody else's to read.
SHOWN: Mapping[str, str | Promise] = {
    Fault.PHONE: _("Telefonnummer gemeldet als falsch"),
    Fault.MOVED: _("Adresse gemeldet als falsch"),
    Fault.CLOSED: _("Gemeldet: gibt es nicht mehr"),
    Fault.TIMES: _("Öffnungszeiten gemeldet als falsch"),
    Fault.LANGUAGE: _("Sprachen gemeldet als falsch"),
}


def confirmed() -> QuerySet[Report]:
    """Return the faults that readers are shown."""
    return Report.objects.filter(state=ReportState.CONFIRMED, fault__in=SHOWN)


def mended_by(names: Collection[str]) -> list[str]:
    """Return the faults that are over once these facts changed; a check settles all of them."""
    if "checked_on" in names:
        return [str(fault) for fault in CONCERNS]
    return [str(fault) for fault, facts in CONCERNS.items() if set(facts) & set(names)]


def settle(offer: Offer, names: Collection[str]) -> int:
    """Note that confirmed faults are mended by a change of these facts; return how many."""
    faults = mended_by(names)
    if not faults:
        return 0
    rows = Report.objects.filter(offer=offer, state=ReportState.CONFIRMED, fault__in=faults)
    return rows.update(state=ReportState.MENDED)

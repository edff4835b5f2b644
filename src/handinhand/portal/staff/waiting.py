"""What waits for a person, by deadline: each thing with its next act as a link."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from handinhand.accounts.models import User
from handinhand.directory.policies import may_keep_directory
from handinhand.directory.staff.filtering import EntryFilter, State

MOST_OF_A_SORT = 25


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do: what it is about, the next act, and the day by which."""

    label: str
    sub: str
    next_act: str
    address: str
    due: date | None


def waiting_for(user: User, on: date) -> list[Waiting]:
    """Return what waits, the earliest deadline first; without a deadline last."""
    found = [*_checks_due(user, on)]
    return sorted(found, key=lambda one: (one.due is None, one.due or on, one.label))


def _checks_due(user: User, on: date) -> Iterator[Waiting]:
    if not may_keep_directory(user):
        return
    rows = EntryFilter(state=State.DUE).rows(on).select_related("organisation")
    for offer in rows[:MOST_OF_A_SORT]:
        yield Waiting(
            offer.name,
            offer.organisation.name,
            _("Angaben prüfen"),
            reverse("directory:entry", args=[offer.key]),
            offer.check_again_by,
        )

"""The menu of the staff area: what a person may open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from handinhand.accounts.models import User
from handinhand.accounts.policies import may_manage_people
from handinhand.directory.policies import may_see_directory_staff
from handinhand.portal.staff.policies import may_operate
from handinhand.work_access.policies import may_read_review

STAFF_ROOT = "/intern/"
MOST_ORGANISATIONS_IN_MENU = 1  # who owns several comes to the others from their entries


@dataclass(frozen=True, slots=True)
class NavLink:
    label: str | Promise
    address: str
    is_current: bool


def staff_frame(request: HttpRequest) -> dict[str, object]:
    """Give every template the menu; it is worked out only where a staff page shows it."""
    return {
        "nav": SimpleLazyObject(lambda: list(_links(request))),
        "may_find_entries": SimpleLazyObject(lambda: _may_find_entries(request)),
    }


def _may_find_entries(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and may_see_directory_staff(request.user)


def _links(request: HttpRequest) -> Iterator[NavLink]:
    if not isinstance(request.user, User):
        return
    for label, address in _open_to(request.user):
        inside = address != STAFF_ROOT and request.path.startswith(address)
        yield NavLink(label, address, inside or request.path == address)


def _open_to(user: User) -> Iterable[tuple[str | Promise, str]]:
    yield _("Heute"), reverse("staff:today")
    own = list(user.memberships.filter(ended_at=None).select_related("organisation"))
    if own:
        yield _("Meine Einträge"), reverse("directory:own")
    if may_see_directory_staff(user):
        yield _("Einträge"), reverse("directory:entries")
        yield _("Vorschläge"), reverse("directory:proposals")
        yield _("Meldungen"), reverse("directory:reports")
        yield _("Organisationen"), reverse("directory:organisations")
        yield _("Listen einlesen"), reverse("directory:imports")
        yield _("Zahlen"), reverse("directory:figures")
        yield _("Vorgänge"), reverse("staff:audit")
    if may_read_review(user):
        yield _("Recht"), reverse("law:review")
    owned = [membership for membership in own if membership.is_owner]
    for membership in owned[:MOST_ORGANISATIONS_IN_MENU]:
        yield _("Mitglieder"), reverse("directory:members", args=[membership.organisation.key])
    if may_manage_people(user):
        yield _("Personen"), reverse("people:list")
    if may_operate(user):
        yield _("Aufträge"), reverse("staff:jobs")
        yield _("E-Mails"), reverse("staff:mails")
    yield _("Konto"), reverse("account")

"""The menu of the staff area: what a person may open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from handinhand.accounts.models import User
from handinhand.directory.policies import may_see_directory_staff

STAFF_ROOT = "/intern/"


@dataclass(frozen=True, slots=True)
class NavLink:
    label: str | Promise
    address: str
    is_current: bool


def staff_frame(request: HttpRequest) -> dict[str, object]:
    """Give every template the menu; it is worked out only where a staff page shows it."""
    return {"nav": SimpleLazyObject(lambda: list(_links(request)))}


def _links(request: HttpRequest) -> Iterator[NavLink]:
    if not isinstance(request.user, User):
        return
    for label, name in _open_to(request.user):
        address = reverse(name)
        inside = address != STAFF_ROOT and request.path.startswith(address)
        yield NavLink(label, address, inside or request.path == address)


def _open_to(user: User) -> Iterable[tuple[str | Promise, str]]:
    yield _("Heute"), "staff:today"
    if may_see_directory_staff(user):
        yield _("Einträge"), "directory:entries"
        yield _("Zahlen"), "directory:figures"
        yield _("Vorgänge"), "staff:audit"

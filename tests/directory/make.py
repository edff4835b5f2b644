"""Builders for tests of the directory."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date

from handinhand.accounts.enums import Role
from handinhand.accounts.models import RoleGrant, User
from handinhand.directory.importer import REQUIRED
from handinhand.directory.models import Offer, Organisation
from handinhand.directory.services import editing

TODAY = date(2026, 11, 24)
SMALLEST = {
    "id": "TEST-1",
    "typ": "Jugendamt",
    "name": "Jugendamt Teststadt",
    "zustaendig_kreis_ags": "13003",
    "sicherheit": "A",
    "standort_oeffentlich": "ja",
    "source_date": "2026-10-01",
}


def csv_file(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return a list as the importer reads it; what a row does not name is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, sorted(REQUIRED))
    writer.writeheader()
    for row in rows:
        writer.writerow({name: row.get(name, "") for name in REQUIRED})
    return text.getvalue().encode()


def make_steward(email: str = "steward@example.org") -> User:
    user = User.objects.create_user(email, name="Sabine Steward")
    RoleGrant.objects.create(user=user, role=Role.DIRECTORY_STEWARD)
    return user


def make_offer(**facts: object) -> Offer:
    """Return a counselling service in Rostock with the facts named; nobody is on record for it."""
    organisation, _made = Organisation.objects.get_or_create(
        key="testverein", defaults={"name": "Testverein e. V."}
    )
    smallest: dict[str, object] = {
        "name": "Beratung Teststadt",
        "kind": "migration_counselling",
        "certainty": "B",
        "stated_on": "2026-01-15",
        "organisation": organisation.key,
        "areas": ["13003000"],
        "topics": ["migration_counselling"],
    }
    return editing.create_offer(facts={**smallest, **facts}, by=None, on=TODAY)


def row(**changes: str) -> dict[str, str]:
    return {**SMALLEST, **changes}

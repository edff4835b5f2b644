"""Add and change an organisation."""

from typing import Any

from django.db import transaction

from handinhand.core import audit
from handinhand.core.audit import Actor
from handinhand.directory.changes import organisation_changed
from handinhand.directory.models import Organisation
from handinhand.directory.services.editing import free_key

FIELDS = ("name", "phone", "email", "web", "is_public_body", "is_trusted")


@transaction.atomic
def create_organisation(*, values: dict[str, Any], by: Actor) -> Organisation:
    """Add an organisation. Raises ValidationError by field for what cannot be stored."""
    organisation = Organisation(
        key=free_key(values["name"], Organisation.objects.all(), "verein"), **values
    )
    organisation.full_clean()
    organisation.save()
    organisation_changed(organisation)
    audit.record("directory.organisation_created", organisation, by=by, after=_values(organisation))
    return organisation


@transaction.atomic
def change_organisation(*, key: str, values: dict[str, Any], by: Actor) -> Organisation:
    """Give an organisation other values; its entries are found by its new name. Raises as above."""
    organisation = Organisation.objects.select_for_update().get(key=key)
    before = _values(organisation)
    for name, value in values.items():
        setattr(organisation, name, value)
    organisation.full_clean()
    was, now = audit.changed_only(before, _values(organisation))
    if now:
        organisation.save()
        organisation_changed(organisation)
        audit.record("directory.organisation_changed", organisation, by=by, before=was, after=now)
    return organisation


def _values(organisation: Organisation) -> dict[str, Any]:
    return {name: getattr(organisation, name) for name in FIELDS}

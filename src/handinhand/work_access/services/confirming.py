"""Confirmations of rows by lawyers."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from handinhand.accounts.models import User
from handinhand.core import audit
from handinhand.core.errors import DomainError
from handinhand.work_access.models import LegalCheck
from handinhand.work_access.rows import confirmable


@transaction.atomic
def confirm_row(*, row: str, seen: str, by: User, on: date) -> LegalCheck:
    """Confirm a row as it was read; `seen` is its fingerprint then.

    Raises DomainError when the row is gone, was changed in between, or is confirmed already.
    """
    entry = confirmable().get(row)
    if entry is None:
        raise DomainError(_("Diese Zeile gibt es nicht mehr. Bitte laden Sie die Seite neu."))
    if seen != entry.fingerprint:
        raise DomainError(_("Diese Zeile hat sich geändert. Bitte lesen Sie sie noch einmal."))
    older = _standing(row, by)
    if older is not None and older.fingerprint == entry.fingerprint:
        raise DomainError(_("Sie haben diese Zeile schon bestätigt."))
    if older is not None:
        _close(older, on)
    check = LegalCheck.objects.create(row=row, fingerprint=entry.fingerprint, by=by, on=on)
    after = {"row": row, "fingerprint": entry.fingerprint}
    audit.record("work_access.row_confirmed", check, by=by, after=after)
    return check


@transaction.atomic
def withdraw_confirmation(*, row: str, by: User, on: date) -> LegalCheck:
    """Take back one's own confirmation. Raises DomainError when there is none."""
    check = _standing(row, by)
    if check is None:
        raise DomainError(_("Sie haben diese Zeile nicht bestätigt."))
    _close(check, on)
    before = {"row": row, "fingerprint": check.fingerprint}
    audit.record("work_access.confirmation_withdrawn", check, by=by, before=before)
    return check


def _standing(row: str, by: User) -> LegalCheck | None:
    return LegalCheck.objects.select_for_update().standing().filter(row=row, by=by).first()


def _close(check: LegalCheck, on: date) -> None:
    check.withdrawn_on = max(on, check.on)
    check.save(update_fields=["withdrawn_on"])

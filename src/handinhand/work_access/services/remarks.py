"""Remarks on rows of the law: written, and settled with what was done."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from handinhand.accounts.models import User
from handinhand.core import audit
from handinhand.core.errors import DomainError
from handinhand.work_access.models import LONGEST_TEXT, LegalRemark
from handinhand.work_access.rows import entries


@transaction.atomic
def add_remark(
    *, row: str, text: str, on_day: date | None = None, by: User, at: datetime
) -> LegalRemark:
    """Write a remark on a row. Raises DomainError for an unknown row and for no or a long text."""
    if row not in entries():
        raise DomainError(_("Diese Zeile gibt es nicht mehr. Bitte laden Sie die Seite neu."))
    remark = LegalRemark.objects.create(
        row=row, text=_text(text, "text"), on_day=on_day, by=by, at=at
    )
    after = {"row": row, "text": remark.text, "on_day": on_day and on_day.isoformat()}
    audit.record("work_access.remark_added", remark, by=by, after=after)
    return remark


@transaction.atomic
def resolve_remark(*, remark_id: int, resolution: str, by: User, at: datetime) -> LegalRemark:
    """Settle a remark and say what was done. Raises DomainError when it is settled already."""
    remark = LegalRemark.objects.select_for_update().get(pk=remark_id)
    if remark.resolved_at is not None:
        raise DomainError(_("Diese Bemerkung ist schon erledigt."))
    remark.resolution = _text(resolution, "resolution")
    remark.resolved_by, remark.resolved_at = by, at
    remark.save(update_fields=["resolution", "resolved_by", "resolved_at"])
    after = {"row": remark.row, "resolution": remark.resolution}
    audit.record("work_access.remark_resolved", remark, by=by, after=after)
    return remark


def _text(text: str, field: str) -> str:
    text = text.strip()
    if not text:
        raise DomainError(_("Bitte schreiben Sie einen Text."), field=field)
    if len(text) > LONGEST_TEXT:
        problem = _("Der Text hat %(length)d Zeichen. Höchstens %(most)d sind möglich.")
        raise DomainError(problem % {"length": len(text), "most": LONGEST_TEXT}, field=field)
    return text

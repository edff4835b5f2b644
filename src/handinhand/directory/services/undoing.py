"""Acts on several entries that are taken back together."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handinhand.accounts.models import User
from handinhand.core import apart, audit
from handinhand.core.errors import DomainError
from handinhand.core.models import AuditEntry
from handinhand.directory.facts import facts_of
from handinhand.directory.models import Offer, UndoableAct
from handinhand.directory.services import editing


@dataclass(slots=True)
class Undone:
    """What became of taking back: entries restored, and those somebody changed since."""

    restored: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Together:
    """Filled in when the acts are done; None when nothing changed."""

    act: UndoableAct | None = None


@contextmanager
def together(label: str, *, by: User) -> Iterator[Together]:
    """Run acts in one transaction and remember them as one step that can be taken back."""
    result = Together()
    with transaction.atomic():
        audit.hold_chain()
        before = _last_seq()
        yield result
        mine = AuditEntry.objects.filter(seq__gt=before).order_by("seq")
        seqs = list(mine.values_list("seq", flat=True))
        if seqs:
            result.act = UndoableAct.objects.create(
                label=label[:200], first_seq=seqs[0], last_seq=seqs[-1], by=by
            )


@transaction.atomic
def undo(*, act_id: int, by: User, on: date) -> Undone:
    """Take a step back, the last act first. What changed since is left and named.

    Raises DomainError when it was taken back already.
    """
    act = UndoableAct.objects.select_for_update().get(pk=act_id)
    if act.undone_at is not None:
        raise DomainError(_("Dieser Schritt ist schon zurückgenommen."))
    result = Undone()
    entries = AuditEntry.objects.filter(seq__gte=act.first_seq, seq__lte=act.last_seq)
    for entry in entries.filter(kind=Offer._meta.label_lower).order_by("-seq"):
        restored = _restore(entry, by=by, on=on)
        (result.restored if restored else result.left).append(entry.label)
    act.undone_at = timezone.now()
    act.save(update_fields=["undone_at"])
    return result


def _restore(entry: AuditEntry, *, by: User, on: date) -> bool:
    """Restore one entry where its facts are still those the act left; tell whether it was."""
    now = facts_of(editing.locked(entry.key))
    (whole,) = apart.opened([entry])
    if any(now.get(name) != value for name, value in (whole.after or {}).items()):
        return False
    try:
        editing.restore_offer(key=entry.key, entry=entry, by=by, on=on)
    except (DomainError, ValidationError):
        return False
    return True


def _last_seq() -> int:
    newest = AuditEntry.objects.order_by("-seq").values_list("seq", flat=True).first()
    return newest or 0

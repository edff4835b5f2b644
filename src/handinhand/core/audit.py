"""Record acts in a chain that shows every later change, and check the chain."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection, models, transaction
from django.utils import timezone

from handinhand.core import apart
from handinhand.core.models import AuditEntry, AuditSecret

Values = dict[str, Any]
START = "0" * 64
PLATFORM = "Plattform"
# Any number nobody else uses: one writer at a time appends to the chain (PostgreSQL).
_CHAIN_LOCK = 7_201_955
_BATCH = 2_000


class Actor(Protocol):
    """An account that acts."""

    pk: Any
    name: str


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be recorded. `before` and `after` hold JSON values; None where there is none."""

    name: str
    subject: models.Model
    before: Values | None = None
    after: Values | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """`broken_at` is the number of the first entry that does not fit, None when all do.

    Keep `head` and `entries` elsewhere: they show whether the youngest entries were cut off.
    """

    entries: int
    head: str
    broken_at: int | None


def record(
    name: str,
    subject: models.Model,
    *,
    by: Actor | None,
    before: Values | None = None,
    after: Values | None = None,
    reason: str = "",
) -> AuditEntry:
    """Append one act, in the transaction of the act itself; without `by` the platform acted."""
    return record_all([Act(name, subject, before, after, reason)], by=by)[0]


@transaction.atomic
def record_all(acts: Iterable[Act], *, by: Actor | None) -> list[AuditEntry]:
    """Append acts in their order. Other writers wait until this transaction ends."""
    hold_chain()
    now = timezone.now()
    previous = _head()
    entries: list[AuditEntry] = []
    secrets: list[AuditSecret] = []
    for act in acts:
        entry = AuditEntry(
            at=now,
            act=act.name,
            kind=act.subject._meta.label_lower,
            key=str(getattr(act.subject, "key", act.subject.pk)),
            label=str(act.subject)[:200],
            by_id=by.pk if by else None,
            by_name=(by.name or str(by) if by else PLATFORM)[:200],
            before=act.before,
            after=act.after,
            reason=act.reason,
            previous_hash=previous,
        )
        secrets += apart.put_away(entry)
        previous = entry.hash = _hash(entry)
        entries.append(entry)
    stored = AuditEntry.objects.bulk_create(entries, batch_size=_BATCH)
    AuditSecret.objects.bulk_create(secrets, batch_size=_BATCH)
    return stored


def entries_of(subject: models.Model) -> models.QuerySet[AuditEntry]:
    """Return what happened to a thing, the youngest first."""
    key = str(getattr(subject, "key", subject.pk))
    return AuditEntry.objects.filter(kind=subject._meta.label_lower, key=key)


def verify() -> Verification:
    """Walk the whole chain and what is kept apart from it; memory stays small however long it is.

    What was forgotten since does not break the chain; what was changed is found.
    """
    previous, count = START, 0
    for entry in AuditEntry.objects.order_by("seq").iterator(chunk_size=_BATCH):
        if entry.previous_hash != previous or entry.hash != _hash(entry):
            return Verification(count, previous, entry.seq)
        previous, count = entry.hash, count + 1
    return Verification(count, previous, apart.first_changed())


def changed_only(before: Values, after: Values) -> tuple[Values, Values]:
    """Return the values that differ, as they were and as they are."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {name: before.get(name) for name in names}, {name: after.get(name) for name in names}


def hold_chain() -> None:
    """Make other writers wait until this transaction ends, so that what follows has no gap.

    SQLite's transaction holds the only write lock already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])


def _head() -> str:
    newest = AuditEntry.objects.order_by("-seq").values_list("hash", flat=True).first()
    return newest or START


def _hash(entry: AuditEntry) -> str:
    parts: Sequence[object] = (
        entry.previous_hash,
        entry.at.isoformat(),
        entry.act,
        entry.kind,
        entry.key,
        entry.label,
        entry.by_id,
        entry.by_name,
        entry.before,
        entry.after,
        entry.reason,
    )
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

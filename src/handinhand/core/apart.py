"""Values of acts that may have to be forgotten: sealed, and apart from the chain of the audit.

In the act itself stands a digest of them, with salt, so that nobody can try out a guess. The chain
runs over the digest: it stays whole when the values are deleted. `core.audit` is the only caller.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from hashlib import sha256
from secrets import token_hex
from typing import Any

from django.db.models import QuerySet

from handinhand.core import sealing
from handinhand.core.models import AuditEntry, AuditSecret

MARK = "_apart"
_BATCH = 2_000
_names: set[str] = set()


def keep_apart(names: Collection[str]) -> None:
    """Have values of these names, at any depth of an act, kept apart from now on."""
    _names.update(names)


def put_away(entry: AuditEntry) -> list[AuditSecret]:
    """Replace in an act what is to be kept apart; return it as rows to be stored with the act."""
    secrets: list[AuditSecret] = []
    entry.before = _parted(entry.before, entry, secrets)
    entry.after = _parted(entry.after, entry, secrets)
    return secrets


def opened(entries: Iterable[AuditEntry]) -> list[AuditEntry]:
    """Return acts with the values kept apart in their places: one query at most.

    What is forgotten, or sealed with a key that is not here, stays the mark.
    """
    rows = list(entries)
    marks = {mark for one in rows for part in (one.before, one.after) for mark in _marks(part)}
    if not marks:
        return rows
    found = AuditSecret.objects.filter(digest__in=marks).values_list("digest", "sealed")
    known = {digest: text for digest, sealed in found if (text := _unsealed(sealed)) is not None}
    whole = [copy(one) for one in rows]
    for one in whole:
        one.before, one.after = _joined(one.before, known), _joined(one.after, known)
    return whole


def forget(kind: str, keys: Collection[str]) -> int:
    """Delete for good what was kept apart of acts on these things; return how many values."""
    number, _by_model = AuditSecret.objects.filter(entry__kind=kind, entry__key__in=keys).delete()
    return number


def subjects(kind: str) -> QuerySet[AuditSecret]:
    """Return what is kept apart of acts on things of a kind."""
    return AuditSecret.objects.filter(entry__kind=kind)


def first_changed() -> int | None:
    """Return the number of the first act whose values kept apart are not those of its digest."""
    rows = AuditSecret.objects.order_by("entry_id").iterator(chunk_size=_BATCH)
    return next((row.entry_id for row in rows if _is_changed(row)), None)


def is_forgotten(values: Mapping[str, Any] | None) -> bool:
    return any(_marks(values))


def _parted(value: Any, entry: AuditEntry, secrets: list[AuditSecret]) -> Any:
    if isinstance(value, list):
        return [_parted(one, entry, secrets) for one in value]
    if not isinstance(value, dict):
        return value
    told = {name: one for name, one in value.items() if name in _names and one not in (None, "")}
    rest = {name: _parted(one, entry, secrets) for name, one in value.items() if name not in told}
    if not told:
        return rest
    text = json.dumps({"salt": token_hex(16), "values": told}, ensure_ascii=False)
    digest = sha256(text.encode()).hexdigest()
    secrets.append(AuditSecret(entry=entry, digest=digest, sealed=sealing.seal(text)))
    return {**rest, MARK: digest}


def _marks(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(mark := value.get(MARK), str):
            yield mark
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _marks(one)


def _joined(value: Any, known: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_joined(one, known) for one in value]
    if not isinstance(value, dict):
        return value
    text = known.get(value.get(MARK, ""))
    told = json.loads(text)["values"] if text else {}
    rest = {name: one for name, one in value.items() if not (told and name == MARK)}
    return {**{name: _joined(one, known) for name, one in rest.items()}, **told}


def _unsealed(sealed: str) -> str | None:
    try:
        return sealing.unseal(sealed)
    except sealing.WrongKeyError:
        return None


def _is_changed(row: AuditSecret) -> bool:
    text = _unsealed(row.sealed)
    return text is not None and sha256(text.encode()).hexdigest() != row.digest

"""Forget the former addresses of what is withheld now, wherever the database still holds them."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import models, transaction

from handinhand.core import apart, audit
from handinhand.core.audit import Actor
from handinhand.directory import history
from handinhand.directory.models import Offer, Proposal, Site, SourceRecord
from handinhand.directory.models.imports import ImportRow

_OFFER, _PROPOSAL = Offer._meta.label_lower, Proposal._meta.label_lower


@transaction.atomic
def forget_addresses(keys: Iterable[str], *, by: Actor | None) -> list[str]:
    """Delete what the audit, proposals and lists hold of the public past of withheld entries.

    Returns the entries of which something was deleted; each has an act that says so. Entries of
    these keys that are not withheld are left as they are.
    """
    forgotten = [key for key in sorted(history.withheld_now(keys)) if _forget(key)]
    for key in forgotten:
        offer = Offer.objects.filter(key=key).first() or Offer(key=key, name=key)
        audit.record("directory.address_forgotten", offer, by=by)
    return forgotten


def forget_all() -> list[str]:
    """Do so for every entry: for those that became withheld by another way than a person's."""
    public = Offer.objects.filter(site__is_withheld=False).values("key")
    kept = apart.subjects(_OFFER).exclude(entry__key__in=public)
    hidden = Offer.objects.filter(site__is_withheld=True).values_list("key", flat=True)
    keys = {*kept.values_list("entry__key", flat=True), *hidden}
    return forget_addresses(keys, by=None)


def _forget(key: str) -> bool:
    proposals = Proposal.objects.filter(offer__key=key)
    number = apart.forget(_OFFER, [key])
    number += apart.forget(_PROPOSAL, [str(pk) for pk in proposals.values_list("pk", flat=True)])
    number += _strip(proposals, ("facts", "before"))
    number += _strip(SourceRecord.objects.filter(offer__key=key), ("delivered",))
    left_behind = Site.objects.filter(organisation__offers__key=key, offers=None, is_withheld=False)
    number += left_behind.delete()[0]
    rows = ImportRow.objects.filter(offer_key=key)
    number += _strip(rows, ("told", "facts", "before", "link_before"))
    return bool(number)


def _strip(rows: "models.QuerySet[Any]", columns: Collection[str]) -> int:
    """Take addresses out of JSON columns; return how many rows had one."""
    changed = []
    for row in rows:
        was = [getattr(row, column) for column in columns]
        now = [_without_address(value) for value in was]
        if was != now:
            for column, value in zip(columns, now, strict=True):
                setattr(row, column, value)
            changed.append(row)
    if changed:
        type(changed[0])._default_manager.bulk_update(changed, columns, batch_size=500)
    return len(changed)


def _without_address(value: Any) -> Any:
    """A site of which the address is gone is a withheld one: going back to it opens nothing."""
    if not isinstance(value, dict):
        return value
    left = {name: _without_address(one) for name, one in value.items()}
    kept = {name: one for name, one in left.items() if name not in history.ADDRESS}
    if len(kept) < len(left) and "is_withheld" in left:
        kept["is_withheld"] = True
    return kept

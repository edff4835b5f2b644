"""What may still be shown of the past: an address that is withheld by now is left out of it too.

The audit keeps addresses sealed and apart (`core.apart`), and `forgetting` deletes those of what is
withheld; whatever shows, exports or restores an act goes through here, which holds without it too.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from itertools import islice
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from handinhand.core import apart
from handinhand.core.errors import DomainError
from handinhand.core.models import AuditEntry
from handinhand.directory.models import Offer, Proposal, Site

ADDRESS = frozenset({"street", "postcode", "lat", "lon"})
_NOT_SHOWN = ADDRESS | {apart.MARK}
BATCH = 500
_OFFER, _PROPOSAL, _SITE = (
    model._meta.label_lower for model in (Offer, Proposal, Site)
)  # as `core.audit` names them


def showable(entries: Iterable[AuditEntry]) -> Iterator[AuditEntry]:
    """Yield acts in their order with all they hold, without addresses of what is withheld now.

    One query for what is kept apart, one for the entries they speak of, one more for each other
    sort of thing; of a stream that often for each BATCH of it.
    """
    stream = iter(entries)
    while batch := apart.opened(islice(stream, BATCH)):
        hidden = _hidden(batch)
        yield from (_masked(one) if (one.kind, one.key) in hidden else one for one in batch)


def withheld_now(keys: Iterable[str]) -> set[str]:
    """Return the entries of these keys whose addresses of the past may not be shown.

    Those with a withheld site; and those without any site, or deleted, that had one once.
    """
    wanted = set(keys)
    if not wanted:
        return set()
    rows = dict(Offer.objects.filter(key__in=wanted).values_list("key", "site__is_withheld"))
    hidden = {key for key, is_withheld in rows.items() if is_withheld}
    nowhere = {key for key in wanted if rows.get(key) is None}
    return hidden | _once_withheld(nowhere)


def is_withheld_now(offer: Offer) -> bool:
    """Tell it of one entry: no query while it has a site."""
    if offer.site is not None:
        return offer.site.is_withheld
    return bool(_once_withheld({offer.key}))


def without_address(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts without street, postcode and point: their own, and those of their site."""
    left = {name: fact for name, fact in facts.items() if name not in _NOT_SHOWN}
    if left.get("site"):
        left["site"] = {name: one for name, one in left["site"].items() if name not in _NOT_SHOWN}
    return left


def reopens(offer: Offer, facts: Mapping[str, Any]) -> bool:
    """Tell whether facts of the past would make a withheld address public."""
    site = facts.get("site") or {"is_withheld": True}
    return not site["is_withheld"] and is_withheld_now(offer)


def require_stays_withheld(offer: Offer, facts: Mapping[str, Any]) -> None:
    """Raise DomainError for facts that `reopens` tells of: a person has to type such an address."""
    if reopens(offer, facts):
        message = _(
            "Die Anschrift ist heute geschützt. Darf sie wieder öffentlich sein, tragen Sie sie"
            " bitte im Eintrag neu ein."
        )
        raise DomainError(message, field="site")


def still_wanted(offer: Offer, waiting: Proposal | None) -> dict[str, Any]:
    """Return what a proposal goes on to ask for: no address that is withheld by now."""
    facts = dict(waiting.facts) if waiting else {}
    if reopens(offer, facts):
        del facts["site"]
    return facts


def _once_withheld(keys: set[str]) -> set[str]:
    if not keys:
        return set()
    acts = AuditEntry.objects.filter(kind=_OFFER, key__in=keys).filter(
        Q(before__site__is_withheld=True) | Q(after__site__is_withheld=True)
    )
    return set(acts.values_list("key", flat=True))


def _hidden(batch: list[AuditEntry]) -> set[tuple[str, str]]:
    """Return kind and key of the things whose addresses may not be shown."""
    proposed = _offers_of({one.key for one in batch if one.kind == _PROPOSAL})
    offers = {one.key for one in batch if one.kind == _OFFER}
    withheld = withheld_now(offers | set(proposed.values()))
    return {
        *((_OFFER, key) for key in withheld),
        *((_PROPOSAL, number) for number, key in proposed.items() if key in withheld),
        *((_SITE, number) for number in _sites({one.key for one in batch if one.kind == _SITE})),
    }


def _offers_of(numbers: set[str]) -> dict[str, str]:
    """Return the entry each proposal became or changed."""
    if not numbers:
        return {}
    rows = Proposal.objects.filter(pk__in=numbers).exclude(offer=None)
    return {str(number): key for number, key in rows.values_list("pk", "offer__key")}


def _sites(numbers: set[str]) -> set[str]:
    """Return the sites that are not openly public: withheld, or not there any more."""
    if not numbers:
        return set()
    public = Site.objects.filter(pk__in=numbers, is_withheld=False)
    return numbers - {str(number) for number in public.values_list("pk", flat=True)}


def _masked(entry: AuditEntry) -> AuditEntry:
    """Return a copy to be shown; the act itself stays as it was recorded."""
    shown = copy(entry)
    shown.before = None if entry.before is None else without_address(entry.before)
    shown.after = None if entry.after is None else without_address(entry.after)
    return shown

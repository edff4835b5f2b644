"""Two entries that speak of the same help become one."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from handinhand.accounts.models import User
from handinhand.core.errors import DomainError
from handinhand.directory.facts import Facts
from handinhand.directory.models import Offer, UndoableAct
from handinhand.directory.services import editing
from handinhand.directory.services.undoing import together

LIKELY, MOST_LIKELY, MOST_COMPARED = 78, 10, 2_000
# Facts of which both entries' values may be kept.
JOINED = ("areas", "topics", "languages", "access")


def likely_duplicates(offer: Offer, on: date) -> list[Offer]:
    """Return public entries that may be the same: one contact in common, or nearly one name.

    Names are compared within the town, at most MOST_COMPARED of them.
    """
    others = Offer.objects.public(on).exclude(pk=offer.pk).select_related("organisation", "site")
    same = Q()
    for name in ("phone", "email", "web"):
        if getattr(offer, name):
            same |= Q(**{name: getattr(offer, name)})
    by_contact = list(others.filter(same)[:MOST_LIKELY]) if same else []
    near = _in_the_town(others, offer)
    alike = process.extract(
        offer.name,
        {one.pk: one.name for one in near},
        scorer=fuzz.token_set_ratio,
        score_cutoff=LIKELY,
        limit=MOST_LIKELY,
    )
    names = {one.pk: one for one in near}
    by_name = [names[pk] for _name, _score, pk in alike]
    return list(dict.fromkeys([*by_contact, *by_name]))[:MOST_LIKELY]


def joined(name: str, one: Any, other: Any) -> Any:
    """Return both values of a fact of JOINED as one, the first's order kept."""
    both = [*one, *(value for value in other if value not in one)]
    return both if name == "topics" else sorted(both)


def merge_offers(*, keep: str, drop: str, facts: Facts, by: User, on: date) -> UndoableAct:
    """Give `keep` the chosen facts and retire `drop`, whose address leads to `keep` from now on.

    Raises DomainError for an entry with itself, or one that was merged already.
    """
    if keep == drop:
        raise DomainError(_("Ein Eintrag kann nicht mit sich selbst zusammengeführt werden."))
    with together(
        _("Zusammengeführt: %(name)s") % {"name": facts.get("name", keep)}, by=by
    ) as done:
        dropped = editing.locked(drop)
        if dropped.merged_into is not None or editing.locked(keep).merged_into is not None:
            raise DomainError(_("Einer der Einträge ist schon zusammengeführt."))
        said = _("zusammengeführt mit %(key)s")
        editing.change_offer(key=keep, facts=facts, by=by, on=on, reason=said % {"key": drop})
        reason = said % {"key": keep}
        if Offer.objects.public(on).filter(pk=dropped.pk).exists():
            editing.retire_offer(key=drop, by=by, on=on, reason=reason)
        editing.change_offer(
            key=drop, facts={"merged_into": keep}, by=by, on=on, reason=reason,
            act="directory.offer_merged",
        )  # fmt: skip
    if done.act is None:
        raise DomainError(_("Hier gibt es nichts zusammenzuführen."))
    return done.act


def _in_the_town(others: QuerySet[Offer], offer: Offer) -> list[Offer]:
    if offer.site is None or not offer.site.town:
        return list(others.filter(organisation=offer.organisation)[:MOST_COMPARED])
    return list(others.filter(site__town=offer.site.town)[:MOST_COMPARED])

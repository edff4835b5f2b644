"""Tell the local search indexes that something changed, in the transaction of the change itself."""

from collections.abc import Iterable

from django.db import transaction

from handinhand.core import audit
from handinhand.directory.models import Offer, Organisation, Site
from handinhand.search.models import Change


def offer_changed(offer: Offer) -> None:
    """Note the offer and its organisation, which is found only while it has a public offer."""
    _note("offer", [offer.key])
    _note("organisation", [offer.organisation.key])


def offers_changed(offers: Iterable[Offer]) -> None:
    """Note many entries at once, and each of their organisations once."""
    rows = list(offers)
    _note("offer", [offer.key for offer in rows])
    _note("organisation", sorted({offer.organisation.key for offer in rows}))


def organisation_changed(organisation: Organisation) -> None:
    """Note the organisation and its offers: each of them is found by its provider's name too."""
    _note("organisation", [organisation.key])
    _note("offer", Offer.objects.filter(organisation=organisation).values_list("key", flat=True))


def site_changed(site: Site) -> None:
    """Note the offers of the site: where it lies decides how near they are."""
    _note("offer", Offer.objects.filter(site=site).values_list("key", flat=True))


@transaction.atomic
def _note(kind: str, keys: Iterable[str]) -> None:
    """Number the changes in the order of commits: who comes later waits for the transaction."""
    audit.hold_chain()
    Change.objects.bulk_create(Change(kind=kind, key=key) for key in keys)

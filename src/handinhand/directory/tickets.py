"""The signed link in a mail: which entries its reader may keep, without an account.

It names entries by number and the address by a keyed hash. It works until it is too old, as often
as wanted, and only for entries whose contact is still the address it was sent to.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.core import signing

from handinhand.directory.keepers import Contact, contacts_of, with_contacts
from handinhand.directory.models import Offer

_SALT = "handinhand.directory.tickets"
VALID = timedelta(days=60)
MOST_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Ticket:
    """`offers` are keys of rows, `address` is the hash of the contact the link went to."""

    offers: list[int]
    address: str

    @classmethod
    def of(cls, offers: Iterable[Offer], contact: Contact) -> "Ticket":
        return cls([offer.pk for offer in offers], contact.hash)

    @classmethod
    def read(cls, token: str, *, also_old: bool = False) -> "Ticket | None":
        """Return the ticket of a link; None for one that is too old or that we did not make."""
        try:
            data = signing.loads(token, salt=_SALT, max_age=None if also_old else VALID)
        except signing.BadSignature:
            return None
        return cls(**data)

    def token(self) -> str:
        return signing.dumps(asdict(self), salt=_SALT, compress=True)

    def found(self) -> list[tuple[Offer, Contact]]:
        """Return the entries that the address may still keep, each with the contact it is."""
        rows = with_contacts(Offer.objects.filter(pk__in=self.offers, merged_into=None))
        return [
            (offer, contact)
            for offer in rows.select_related("site__area", "organisation", "owner")
            for contact in contacts_of(offer)
            if contact.is_meant_by(self.address)
        ]

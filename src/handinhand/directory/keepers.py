"""Who keeps an entry, and where they are asked."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from handinhand.accounts.models import User
from handinhand.directory.models import Membership, Offer, Organisation

_SALT = "handinhand.directory.keepers"


@dataclass(frozen=True, slots=True)
class Contact:
    """An address to ask, and the language to ask in."""

    email: str
    language: str

    @property
    def hash(self) -> str:
        """Stands for the address in links: nobody else can make or undo it."""
        return salted_hmac(_SALT, self.email.lower(), algorithm="sha256").hexdigest()[:32]

    def is_meant_by(self, hash_: str) -> bool:
        return constant_time_compare(self.hash, hash_)


def organisations_of(user: User) -> QuerySet[Organisation]:
    return Organisation.objects.filter(memberships__user=user, memberships__ended_at=None)


def own_offers(user: User) -> QuerySet[Offer]:
    """Return the entries that a person's organisations offer or answer for, each once."""
    own = organisations_of(user)
    rows = Offer.objects.filter(Q(organisation__in=own) | Q(owner__in=own), merged_into=None)
    return rows.select_related("organisation", "owner", "site__area")


def keeper_of(offer: Offer) -> Organisation:
    """Return who answers for the facts of an entry."""
    return offer.owner or offer.organisation


def keeper_for(offer: Offer, user: User) -> Organisation:
    """Return the organisation as whose member a person keeps an entry: a trusted one first."""
    own = organisations_of(user).filter(pk__in=[offer.organisation_id, offer.owner_id or 0])
    return own.order_by("-is_trusted", "pk")[0]


def with_contacts(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Fetch what `contacts_of` needs: two more queries, however many entries."""
    current = Membership.objects.filter(ended_at=None, user__is_active=True).select_related("user")
    return offers.select_related("organisation", "owner").prefetch_related(
        Prefetch("organisation__memberships", current, to_attr="current"),
        Prefetch("owner__memberships", current, to_attr="current"),
    )


def contacts_of(offer: Offer) -> list[Contact]:
    """Return where to ask: the organisation's address, else the entry's, else its members.

    Needs an entry fetched by `with_contacts`.
    """
    keeper = keeper_of(offer)
    public = keeper.email or offer.email
    if public:
        return [Contact(public.lower(), settings.LANGUAGE_CODE)]
    members: list[Membership] = keeper.current  # type: ignore[attr-defined]  # with_contacts sets it
    return [Contact(one.user.email, one.user.language) for one in members]

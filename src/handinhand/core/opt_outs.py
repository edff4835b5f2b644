"""Who refuses which kind of mail: by a signed link, without an account, without the address."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from handinhand.core.enums import MailKind
from handinhand.core.models import MailOptOut

_SALT = "handinhand.core.opt_outs"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What an unsubscribe link says: whose mails of which kind, in the reader's language."""

    address_hash: str
    kind: str
    language: str

    @classmethod
    def of(cls, address: str, kind: MailKind, language: str) -> "Ticket":
        return cls(_hash(address, settings.SECRET_KEY), kind.value, language)

    @classmethod
    def read(cls, token: str) -> "Ticket | None":
        """Return the ticket of a link; None for one we did not make or that was cut off."""
        try:
            return cls(**signing.loads(token, salt=_SALT))
        except signing.BadSignature:
            return None

    def token(self) -> str:
        return signing.dumps(asdict(self), salt=_SALT)


def refuse(ticket: Ticket) -> None:
    MailOptOut.objects.get_or_create(address_hash=ticket.address_hash, kind=ticket.kind)


def allow_again(ticket: Ticket) -> None:
    MailOptOut.objects.filter(address_hash=ticket.address_hash, kind=ticket.kind).delete()


def is_refused(address: str, kind: str) -> bool:
    """Tell whether the owner of an address refuses a kind, also with a former SECRET_KEY."""
    rows = MailOptOut.objects.filter(address_hash__in=_hashes(address), kind=kind)
    return rows.exists()


def refusals(kind: str) -> Callable[[str], bool]:
    """Return what tells of any address whether it refuses a kind: one query for all of them."""
    rows = MailOptOut.objects.filter(kind=kind)
    refused = frozenset(rows.values_list("address_hash", flat=True))
    return lambda address: bool(refused) and not refused.isdisjoint(_hashes(address))


def _hashes(address: str) -> list[str]:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [_hash(address, key) for key in keys]


def _hash(address: str, key: str | bytes) -> str:
    """Return a hash that only we can make, so that nobody tries out addresses on a copy."""
    one_spelling = address.strip().lower()
    return salted_hmac(_SALT, one_spelling, secret=key, algorithm="sha256").hexdigest()

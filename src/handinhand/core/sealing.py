"""Keep what nobody may read from a copy of the database: sealed with keys of the environment.

A backup, a replica or a stolen disk holds the seal only. The keys are settings.SEALING_KEYS, the
newest first: it seals, all of them open. Without any the SECRET_KEY takes their place.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:  # loaded when first needed: it weighs memory in every worker
    from cryptography.fernet import Fernet

MARK = "sealed:"
PURPOSE = b"handinhand.core.sealing"


class WrongKeyError(RuntimeError):
    """What is sealed was sealed with a key that is not here, or was changed."""


def seal(text: str) -> str:
    return MARK + _fernets(_keys())[0].encrypt(text.encode()).decode()


def unseal(text: str) -> str:
    """Return what was sealed; what never was, as it stands. Raises WrongKeyError."""
    if not text.startswith(MARK):
        return text
    for one in _fernets(_keys()):
        if (opened := _opened(one, text)) is not None:
            return opened
    raise WrongKeyError("SEALING_KEYS öffnet nicht, was versiegelt ist.")


def is_current(text: str) -> bool:
    """Tell whether a text is sealed with the newest key."""
    return text.startswith(MARK) and _opened(_fernets(_keys())[0], text) is not None


def _opened(fernet: "Fernet", text: str) -> str | None:
    from cryptography.fernet import InvalidToken

    try:
        return fernet.decrypt(text.removeprefix(MARK).encode()).decode()
    except InvalidToken:
        return None


def _keys() -> tuple[str, ...]:
    if settings.SEALING_KEYS:
        return tuple(settings.SEALING_KEYS)
    return (settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=4)
def _fernets(keys: tuple[str, ...]) -> "list[Fernet]":
    return [_fernet(key) for key in keys]


def _fernet(key: str) -> "Fernet":
    from base64 import urlsafe_b64encode

    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(key.encode())
    return Fernet(urlsafe_b64encode(derived))

"""How often a password or code may be wrong, so that guessing is slow and nobody is locked out.

Wrong passwords are counted by address, and by address and account; never by account alone, since
a stranger could use that to keep a person out. A device that signed in to an account before
carries a signed cookie and has a limit of its own there, whatever others do at its address.
The counts lie in the shared cache, so they hold for all workers.
"""

from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

from handinhand.core.clients import network_of

APP = "allauth.account"
RATES = {
    "password": "20/5m/ip",
    "password_of_account": "5/5m/key",
    "password_on_known_device": "10/5m/key",
    "code_of_account": "5/5m/key",
    "code_on_known_device": "10/5m/key",
    # Six digits can be guessed from many addresses at once. Only who has the password gets here,
    # and the person's own devices are not counted, so a stranger still locks nobody out.
    "code_on_strange_devices": "30/h/key",
}
COOKIE = "geraet"
COOKIE_SALT = "accounts.device"
COOKIE_SECONDS = 180 * 24 * 60 * 60
MOST_ACCOUNTS_OF_A_DEVICE = 8


def take_password_attempt(request: HttpRequest, email: str) -> RateLimitUsage | None:
    """Count one attempt and return what to give back when it was right; None: too many."""
    device = known_device(request, email)
    if device:
        return _take(request, password_on_known_device=f"{device}:{email}")
    return _take(request, password="", password_of_account=f"{network_of(request)}:{email}")


def take_code_attempt(request: HttpRequest, email: str) -> RateLimitUsage | None:
    """Count one attempt at the second factor, as for passwords."""
    device = known_device(request, email)
    if device:
        return _take(request, code_on_known_device=f"{device}:{email}")
    return _take(
        request,
        code_of_account=f"{network_of(request)}:{email}",
        code_on_strange_devices=email,
    )


def known_device(request: HttpRequest, email: str) -> str:
    """Return the number of a device that signed in to this account before, else nothing."""
    device, accounts = _read(request)
    return device if _mark(email) in accounts else ""


def remember_device(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Let the device keep that it signed in to this account; it names no account in clear."""
    device, accounts = _read(request)
    newest = [_mark(email), *(one for one in accounts if one != _mark(email))]
    value = [device or get_random_string(16), newest[:MOST_ACCOUNTS_OF_A_DEVICE]]
    response.set_cookie(
        COOKIE,
        signing.dumps(value, salt=COOKIE_SALT),
        max_age=COOKIE_SECONDS,
        path="/konto/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _take(request: HttpRequest, **keys: str) -> RateLimitUsage | None:
    taken = RateLimitUsage([])
    for action, key in keys.items():
        usage = ratelimit.consume(request, app=APP, action=action, config=RATES, key=key)
        if usage is None:
            return None
        taken.usage += usage.usage
    return taken


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        device, accounts = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=COOKIE_SALT, max_age=COOKIE_SECONDS
        )
    except signing.BadSignature:
        return "", []
    return device, accounts


def _mark(email: str) -> str:
    return salted_hmac(COOKIE_SALT, email.lower()).hexdigest()[:16]

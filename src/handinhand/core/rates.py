"""How often one client may ask an interface; counted in a cache that forgets by itself.

The key holds a keyed hash instead of the address. Windows begin at full minutes and hours, so one
count is one addition, which a cache does without a lock.
"""

import logging
import time
from collections.abc import Callable
from functools import wraps
from importlib.util import find_spec

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from handinhand.core import api
from handinhand.core.clients import network_of

CACHE = "rates"
SALT = "core.rates"
NOBODY = ""  # who comes without an address shares one count
logger = logging.getLogger(__name__)
View = Callable[[HttpRequest], HttpResponse]


def limited(name: str) -> Callable[[View], View]:
    """Answer 429 to whoever asks more often than settings.RATES[name] allows."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponse:
            seconds = seconds_to_wait(request, name)
            return too_many(seconds) if seconds else view(request)

        return answer

    return decorate


def too_many(seconds: int) -> HttpResponse:
    text = _("Sie haben sehr oft gefragt. Bitte warten Sie %(seconds)s Sekunden.")
    response = api.refuse(text % {"seconds": seconds}, status=429)
    response["Retry-After"] = str(seconds)
    return response


def seconds_to_wait(request: HttpRequest, name: str) -> int:
    """Count this request and return how long to wait; 0: it may be answered.

    A cache that does not answer stops nobody: this keeps order, it protects no secret.
    """
    try:
        client = network_of(request)
    except PermissionDenied:
        client = NOBODY
    mark = salted_hmac(SALT, client).hexdigest()[:20]
    now = int(time.time())
    waits = [0]
    try:
        for most, seconds in settings.RATES[name]:
            if _count(f"{name}:{seconds}:{now // seconds}:{mark}", seconds) > most:
                waits.append(seconds - now % seconds)
    except _unreachable():
        logger.warning("requests are not counted: the cache does not answer")
    return max(waits)


def _count(key: str, seconds: int) -> int:
    cache = caches[CACHE]
    if cache.add(key, 1, timeout=seconds):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # forgotten in between
        return 1


def _unreachable() -> tuple[type[Exception], ...]:
    """Return what a cache raises that is away; redis is installed only where it is used."""
    if find_spec("redis") is None:
        return (OSError,)
    from redis.exceptions import RedisError

    return (OSError, RedisError)

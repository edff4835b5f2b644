"""A code of the app counts once (RFC 6238, 5.2): who looks over a shoulder cannot use it again.

allauth remembers used codes in the cache for 30 seconds, while a code is good for 90, and a cache
may forget. Here the newest step that was used stands beside the key, and only a later one counts.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.db import transaction
from django.http import HttpRequest

LAST_STEP = "last_step"


@transaction.atomic
def use_up(authenticator: Authenticator, code: str) -> bool:
    """Note that a code was used; return False when it, or a later one, was used already.

    Of two requests at once the second waits for the row. Codes for emergencies, which allauth
    strikes out itself, are always fresh.
    """
    if authenticator.type != Authenticator.Type.TOTP:
        return True
    held = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    step = _step_of(decrypt(held.data["secret"]), code)
    if step is None or step <= held.data.get(LAST_STEP, -1):
        return False
    held.data[LAST_STEP] = step
    held.save(update_fields=["data"])
    return True


def use_up_first(request: HttpRequest, authenticator: Authenticator, **_: Any) -> None:
    """Note the code by which an app was set up. Receives allauth's `authenticator_added`."""
    use_up(authenticator, request.POST.get("code", ""))


def _step_of(secret: str, code: str) -> int | None:
    """Return the step of time to which a code belongs, among those that are good now."""
    for step in totp.yield_hotp_counters_from_time():
        expected = totp.format_hotp_value(totp.hotp_value(secret, step))
        if totp.compare_user_code(actual=code, expected=expected):
            return int(step)
    return None

"""The language of the account pages, and the end of sessions nobody uses."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from handinhand.accounts.models import User

ACCOUNT_ROOT = "/konto/"
USED = "accounts.used"  # when the session began, and when it was used last
NOTED_EVERY = 5 * 60  # seconds; a row of the session is not written at each click
Answer = Callable[[HttpRequest], HttpResponse]


def speak_as_the_account_wants(get_response: Answer) -> Answer:
    """Speak the language of the account on its pages; before signing in, that of the browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(ACCOUNT_ROOT) and isinstance(request.user, User):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return get_response(request)

    return middleware


def end_idle_sessions(get_response: Answer) -> Answer:
    """Sign out who was away for SESSION_IDLE_SECONDS, and everybody after SESSION_COOKIE_AGE.

    Pages for all are not asked: they know no session, so that caches may keep them.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(settings.PRIVATE_ROOTS) and SESSION_KEY in request.session:
            _look_at(request, int(time.time()))
        return get_response(request)

    return middleware


def begin_session(request: HttpRequest, **_: Any) -> None:
    """Note when a session begins. Receives Django's `user_logged_in`."""
    now = int(time.time())
    request.session[USED] = [now, now]


def _look_at(request: HttpRequest, now: int) -> None:
    begun, used = request.session.get(USED, (now, 0))  # one from before there was this note
    is_idle = used and now - used > settings.SESSION_IDLE_SECONDS
    if is_idle or now - begun > settings.SESSION_COOKIE_AGE:
        logout(request)
    elif now - used > NOTED_EVERY:
        request.session[USED] = [begun, now]

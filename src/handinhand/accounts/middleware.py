"""The language of the account pages: the one the account asks for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from handinhand.accounts.models import User

ACCOUNT_ROOT = "/konto/"


def speak_as_the_account_wants(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Speak the language of the account on its pages; before signing in, that of the browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(ACCOUNT_ROOT) and isinstance(request.user, User):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return get_response(request)

    return middleware

"""What our interfaces for programs share: reading JSON, answering, refusing, who may ask.

A refusal is `{"error", "field"}` in the language of the reader. `field` names what to change; it
is null where no single field is to blame.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.utils import translation
from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError
from handinhand.core.languages import known_language

ROOT = "/api/"
JSON = "application/json"
MOST_BYTES = 16 * 1024  # of a question; all facts of the largest one are below 2,000
LONGEST_FIELD = 60  # a name that nobody knows is told back, but not without an end
LONGEST_NUMBER = 20
MARK_OF_WINDOWS = "\ufeff"  # some editors begin each text with it
SECONDS_OF_A_PREFLIGHT = 86_400
View = Callable[[HttpRequest], HttpResponse]


class UnreadableError(DomainError):
    """The request cannot be read as a question; `status` says how HTTP calls that."""

    def __init__(self, message: str, field: str | None = None, status: int = 422) -> None:
        super().__init__(message, field)
        self.status = status


def answer(data: object, status: int = 200) -> JsonResponse:
    return JsonResponse(data, status=status, safe=False, json_dumps_params={"ensure_ascii": False})


def refuse(message: str, *, field: str | None = None, status: int = 422) -> JsonResponse:
    response = answer({"error": message, "field": field and told_back(field)}, status)
    response["Cache-Control"] = "no-store"
    return response


def for_all_sites(*methods: str) -> Callable[[View], View]:
    """Let programs in any browser ask: scripts of counselling services, of the Länder, of anybody.

    `Access-Control-Allow-Origin: *` gives nothing away: the interface knows no session and no
    cookie, so it tells another site what it tells everybody. Nothing is kept (`no-store`) unless
    the view says otherwise. OPTIONS answers the preflight; what is not in `methods` gets 405.
    """
    allowed = ", ".join([*methods, "OPTIONS"])

    def decorate(view: View) -> View:
        @wraps(view)
        def respond(request: HttpRequest) -> HttpResponse:
            speak_as_asked(request)
            if request.method == "OPTIONS":
                response = _preflight(allowed)
            elif request.method in methods:
                response = view(request)
            else:
                text = _("Bitte senden Sie Ihre Frage mit %(method)s.")
                response = refuse(text % {"method": methods[0]}, status=405)
                response["Allow"] = allowed
            open_to_all(response)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        return respond

    return decorate


def open_to_all(response: HttpResponse) -> None:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "Retry-After, X-Request-ID"


def _preflight(allowed: str) -> HttpResponse:
    response = HttpResponse(status=204)
    response["Allow"] = response["Access-Control-Allow-Methods"] = allowed
    response["Access-Control-Allow-Headers"] = "Content-Type, Accept-Language"
    response["Access-Control-Max-Age"] = str(SECONDS_OF_A_PREFLIGHT)
    return response


def speak_as_asked(request: HttpRequest) -> None:
    """Speak the language of `?lang=`; without it LocaleMiddleware took that of Accept-Language."""
    language = known_language(request.GET.get("lang"))
    if language is not None:
        translation.activate(language)


def too_large() -> str:
    text = _("Das ist zu viel. Höchstens %(most)s Kilobyte sind möglich.")
    return text % {"most": MOST_BYTES // 1024}


def read_object(request: HttpRequest) -> dict[str, Any]:
    """Read a JSON object of at most MOST_BYTES. Raises UnreadableError."""
    if request.content_type != JSON:
        text = _("Bitte senden Sie die Angaben als %(type)s (Content-Type).")
        raise UnreadableError(text % {"type": JSON}, status=415)
    try:
        text = _body(request).decode()
    except UnicodeDecodeError as error:
        raise _no_object() from error
    return object_in(text)


def object_in(text: str) -> dict[str, Any]:
    """Read a JSON object from a text. Raises UnreadableError.

    Python reads NaN, Infinity and numbers without end as numbers that no fact can be, so their
    field is named by whoever looks at the values.
    """
    try:
        read = json.loads(
            text.removeprefix(MARK_OF_WINDOWS),
            object_pairs_hook=_without_doubles,
            parse_int=_whole,
        )
    except (ValueError, RecursionError) as error:
        raise _no_object() from error
    if not isinstance(read, dict):
        raise _no_object()
    return read


def _body(request: HttpRequest) -> bytes:
    try:
        body = request.body
    except RequestDataTooBig as error:
        raise UnreadableError(too_large(), status=413) from error
    except UnreadablePostError as error:  # the line broke; nobody reads the answer
        raise _no_object() from error
    if len(body) > MOST_BYTES:
        raise UnreadableError(too_large(), status=413)
    return body


def _no_object() -> UnreadableError:
    return UnreadableError(_("Bitte senden Sie die Angaben als ein JSON-Objekt in UTF-8."))


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for name, value in pairs:
        if name in read:
            text = _("Diese Angabe steht zweimal da. Bitte schreiben Sie sie nur einmal.")
            raise UnreadableError(text, name)
        read[name] = value
    return read


def _whole(digits: str) -> float:
    """Read a whole number; one so long that Python would refuse it becomes infinite or rounded."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else float(digits)


def told_back(field: str) -> str:
    """Return a name somebody sent so that it can be sent back: short, and without half letters."""
    return field[:LONGEST_FIELD].encode("utf-8", "replace").decode("utf-8")


def is_asked(request: HttpRequest) -> bool:
    """Tell whether a program asks, which reads no pages."""
    return request.path.startswith(ROOT)

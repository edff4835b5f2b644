"""Log lines: with the request's id, as JSON in production, and never with personal data.

An address may hold a search or a signed link, an exception's text may quote a row: neither is
written. What a line may hold is listed; anything else that a library adds is left out.
"""

import logging
import re
import traceback
from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest
from pythonjsonlogger.json import JsonFormatter

from handinhand.core import request_id

FIELDS = ("levelname", "name", "request_id", "method", "route", "status", "ms", "message")
NAMES = {"levelname": "level", "name": "logger"}
LISTED = frozenset({"time", "exc_info", *(NAMES.get(name, name) for name in FIELDS)})
_MAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.\w+")
_QUERY = re.compile(r"(?<=\S)\?[^\s\"']+")
_IPV4 = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")
_IPV6 = re.compile(r"(?i)(?<![\w:])(?:(?:[0-9a-f]{1,4}:){7}|(?:[0-9a-f]{0,4}:){1,6}:)[0-9a-f:]*")
_HIDDEN = "…"


class RequestId(logging.Filter):
    """Adds the request's id to each record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.current()
        return True


class RouteInsteadOfAddress(logging.Filter):
    """Django's words on a request name its address; they get the name of the route instead."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            status = getattr(record, "status_code", "")
            record.msg, record.args = "%s %s", (route(request), status)
        return True


class ImpersonalText(logging.Formatter):
    """One line for the eyes of developers; it tells no more than the JSON does."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name logging calls
        record.message = without_personal_data(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802
        return "\n".join(_impersonal_traceback(ei[1]))


class ImpersonalJson(JsonFormatter):
    """One JSON object a line, with the listed fields only."""

    def __init__(self) -> None:
        super().__init__(FIELDS, rename_fields=NAMES, timestamp="time")

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        kept = {
            name: value for name, value in log_data.items() if name in LISTED and value is not None
        }
        return {**kept, "message": without_personal_data(str(kept.get("message", "")))}

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name logging calls
        return "\n".join(_impersonal_traceback(ei[1]))


def route(request: HttpRequest) -> str:
    """Return the name of what answers, never the address: few values, none of them personal."""
    match = request.resolver_match
    if match is not None:
        return match.view_name or match.route
    return "static" if request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/") else "none"


def without_personal_data(text: str) -> str:
    """Hide mail and network addresses and query strings, which the words of libraries hold."""
    for pattern in (_MAIL, _QUERY, _IPV4, _IPV6):
        text = pattern.sub(_HIDDEN, text)
    return text


def _impersonal_traceback(error: BaseException) -> list[str]:
    """Return where it happened and what kind of error; its text only if it speaks of no row."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_impersonal_traceback(before), "then:"] if before is not None else []
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    said = f": {without_personal_data(str(error))}" if isinstance(error, OperationalError) else ""
    return [*lines, kind + said]

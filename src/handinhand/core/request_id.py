"""The name of the request being answered: in every log line, and in the answer's header."""

import re
import uuid
from contextvars import ContextVar

ANSWER_HEADER = "X-Request-ID"
NONE = "-"  # outside of a request: a command, a job, the start
_FORM = re.compile(r"[A-Za-z0-9-]{8,64}")
_current: ContextVar[str] = ContextVar("request_id", default=NONE)


def current() -> str:
    return _current.get()


def begin(given: str | None) -> str:
    """Take the name a trusted proxy gave, if it has the form of one, or make one."""
    name = given if given and _FORM.fullmatch(given) else uuid.uuid4().hex
    _current.set(name)
    return name


def end(**_signal: object) -> None:
    """Forget the name once the answer is sent: Django still logs after all middleware."""
    _current.set(NONE)

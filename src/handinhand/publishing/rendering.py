"""From a document to its PDF: as data, into a slot, through the process that sets it."""

import json
import logging
import subprocess
import sys
from datetime import UTC, datetime, time
from typing import Any

from handinhand.publishing import metrics
from handinhand.publishing.document import Document
from handinhand.publishing.errors import PdfFailedError, PdfTooLargeError
from handinhand.publishing.plain import as_data
from handinhand.publishing.slots import slot

logger = logging.getLogger(__name__)
MAX_BYTES = 400_000  # of JSON, some 60 full pages
SECONDS = 10  # the largest order takes two; gunicorn waits for 30
PATIENCE = 0.5  # seconds a page waits for a free slot; a job may wait longer
_COMMAND = [sys.executable, "-I", "-m", "handinhand.publishing.typesetter"]
# Nothing of our environment: the keys to the database are no business of a typesetter.
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "RAYON_NUM_THREADS": "1"}


def render_pdf(document: Document, *, patience: float = PATIENCE) -> bytes:
    """Return a tagged PDF/UA-1. The same document gives the same bytes.

    Takes about a tenth of a second. Raises PdfError: busy, too large, or failed.
    """
    made_at = datetime.combine(document.facts_on, time(), UTC)
    return _run(document, patience, {"made_at": int(made_at.timestamp())})


def render_picture(document: Document, *, page: int = 1, ppi: int = 110) -> bytes:
    """Return a page as PNG, to be looked at."""
    return _run(document, PATIENCE, {"picture": page, "ppi": ppi})


def _run(document: Document, patience: float, how: dict[str, Any]) -> bytes:
    with metrics.measured():
        order = json.dumps({"data": as_data(document), **how}).encode()
        if len(order) > MAX_BYTES:
            raise PdfTooLargeError
        with slot(patience) as taken:
            return _typeset(order, taken)


def _typeset(order: bytes, taken: int) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            _COMMAND,
            input=order,
            capture_output=True,
            timeout=SECONDS,
            env=_ENVIRONMENT,
            pass_fds=[taken],
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        logger.error("the typesetter took longer than %s s", SECONDS)  # noqa: TRY400 - no text
        raise PdfFailedError("timeout") from late
    if done.returncode or not done.stdout:
        logger.error("the typesetter ended with %s", done.returncode)
        raise PdfFailedError(done.stderr.decode(errors="replace") or f"exit code {done.returncode}")
    return done.stdout

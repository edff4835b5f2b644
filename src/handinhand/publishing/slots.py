"""At most PDF_AT_ONCE PDFs at a time on this host, whatever process asks.

A slot is a locked file. The process that sets inherits the lock, so the slot stays taken until
it has ended, even if its web worker dies before. Nothing has to be tidied up after a crash.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from handinhand.publishing.errors import PdfBusyError

_PAUSE = 0.03  # seconds between two looks


@contextmanager
def slot(patience: float) -> Iterator[int]:
    """Hold a slot and yield its file. PdfBusyError if none is free for `patience` seconds."""
    last_look = time.monotonic() + patience
    while (taken := _take()) is None:
        if time.monotonic() >= last_look:
            raise PdfBusyError
        time.sleep(_PAUSE)
    try:
        yield taken
    finally:
        os.close(taken)


def _take() -> int | None:
    settings.PDF_SLOTS.mkdir(parents=True, exist_ok=True)
    for number in range(settings.PDF_AT_ONCE):
        file = os.open(settings.PDF_SLOTS / str(number), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
        else:
            return file
    return None

"""Figures: how long PDFs take, how many came to nothing and why."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter, Histogram

from handinhand.core.errors import DomainError
from handinhand.core.metrics import COUNTS

SECONDS = Histogram(
    "handinhand_pdf_seconds",
    "Time to make a PDF, waiting for a free slot included",
    buckets=(0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15),
    registry=COUNTS,
)
REFUSED = Counter(
    "handinhand_pdf_refused",
    "PDFs that were not made, by reason",
    ["reason"],
    registry=COUNTS,
)


@contextmanager
def measured() -> Iterator[None]:
    """Count what happens inside: its time, or the name of the error that ended it."""
    begun = time.perf_counter()
    try:
        yield
    except DomainError as error:
        REFUSED.labels(reason=type(error).__name__).inc()
        raise
    SECONDS.observe(time.perf_counter() - begun)

"""What Prometheus reads: counts kept by the processes of this host, and figures read when asked.

gunicorn's workers write their counts into files of PROMETHEUS_MULTIPROC_DIR (set by
deploy/gunicorn.conf.py), so that whichever worker answers tells those of all. Contexts define
their own counts with `registry=COUNTS` and register collectors for what is read at the moment.
"""

import os
import sys
from collections.abc import Iterable
from http import HTTPMethod
from typing import Any

from django.apps import apps
from django.db import Error as DatabaseError
from django.db.models import Count
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

COUNTS = CollectorRegistry()
REQUEST_SECONDS = Histogram(
    "handinhand_request_seconds",
    "Time to answer a request, by the name of the route",
    ["method", "route", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=COUNTS,
)
DATABASE_ERRORS = Counter(
    "handinhand_database_errors",
    "Requests that broke on the database, by the kind of error",
    ["kind"],
    registry=COUNTS,
)
_METHODS = frozenset(HTTPMethod)
_collectors: list[Collector] = []


def register(collector: Collector) -> None:
    """Make figures known that are read when Prometheus asks; called from `AppConfig.ready`."""
    _collectors.append(collector)


def known_method(method: str) -> str:
    """Return the method, or one name for all that HTTP does not know: they would never end."""
    return method if method in _METHODS else "OTHER"


def exposition() -> bytes:
    """Return everything in Prometheus' text format. A figure that cannot be read is left out."""
    registry = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library has no types here
    else:
        registry.register(_Here())
    registry.register(_Figures())
    return generate_latest(registry)


def count_database_error(**_signal: Any) -> None:
    """Note an error of the database that ended a request (signal `got_request_exception`)."""
    error = sys.exc_info()[1]
    if isinstance(error, DatabaseError):
        DATABASE_ERRORS.labels(kind=type(error).__name__).inc()


class _Here(Collector):
    """The counts of this one process."""

    def collect(self) -> Iterable[Metric]:
        return COUNTS.collect()


class _Figures(Collector):
    """The figures of all contexts; while the database is away, only that."""

    def collect(self) -> Iterable[Metric]:
        up = 1
        for collector in _collectors:
            try:
                yield from list(collector.collect())
            except DatabaseError:
                up = 0
        yield GaugeMetricFamily("handinhand_database_up", "Whether the figures could be read", up)


class Jobs(Collector):
    """How many jobs wait, run, failed: one query. A failed one stays until a person looks."""

    def collect(self) -> Iterable[Metric]:
        jobs = apps.get_app_config("django_tasks_database").get_model("DBTaskResult")
        rows = jobs._default_manager.order_by().values_list("status").annotate(number=Count("pk"))
        figure = GaugeMetricFamily("handinhand_jobs", "Jobs by status", labels=["status"])
        counted = {"READY": 0, "RUNNING": 0, "FAILED": 0, **dict(rows)}
        for status, number in counted.items():
            figure.add_metric([status.lower()], number)
        yield figure

"""May this process be sent readers? One word per part it needs; contexts above add their own."""

import logging
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

OK, FAILS, PENDING = "ok", "fails", "pending"
logger = logging.getLogger(__name__)
Check = Callable[[], str]


def register(name: str, check: Check) -> None:
    """Make a part known; called from `AppConfig.ready` of the context that needs it."""
    _checks[name] = check


def readiness() -> Mapping[str, str]:
    """Ask every part; a check that breaks means its part fails, and the log says why."""
    return {name: _word(name, check) for name, check in _checks.items()}


def _word(name: str, check: Check) -> str:
    try:
        return check()
    except Exception:
        logger.warning("not ready: %s", name, exc_info=True)
        return FAILS


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    return PENDING if executor.migration_plan(executor.loader.graph.leaf_nodes()) else OK


def _cache() -> str:
    cache.set("readiness", OK, timeout=10)
    return OK if cache.get("readiness") == OK else FAILS


def _folder() -> str:
    with tempfile.TemporaryFile(dir=Path(settings.VAR)) as probe:
        probe.write(b"ready")
    return OK


_checks: dict[str, Check] = {
    "database": _database,
    "migrations": _migrations,
    "cache": _cache,
    "folder": _folder,
}

"""What the environment decides: databases, cache, object store, mail. Read once, at the start.

A missing value never stops the import: `handinhand check --deploy` names all of them at once, and
the web process refuses to serve (`handinhand.core.checks`). A value of the wrong form does stop it.
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
POSTGRESQL_OPTIONS = {"connect_timeout": 5}
SECONDS_FOR_CACHE = 1  # a cache that hangs must not hang the pages
SECONDS_FOR_MAIL = 10


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def texts(name: str) -> list[str]:
    """Return a list written with commas."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def number(name: str, default: int) -> int:
    given = text(name)
    if not given:
        return default
    if not (given.isascii() and given.isdigit()):
        raise ImproperlyConfigured(f"{name} ist eine ganze Zahl, nicht „{given}“.")
    return int(given)


def is_on(name: str, *, default: bool) -> bool:
    given = text(name)
    if given not in {"", "0", "1"}:
        raise ImproperlyConfigured(f"{name} ist 1 (an) oder 0 (aus), nicht „{given}“.")
    return default if not given else given == "1"


def database(default: str = "") -> dict[str, Any]:
    """Return Django's entry for DATABASE_URL; without any it is empty, and each use is refused."""
    url = text("DATABASE_URL", default)
    if not url:
        return {}
    entry: dict[str, Any] = dict(
        dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    )
    is_sqlite = entry["ENGINE"] == "django.db.backends.sqlite3"
    options = SQLITE_OPTIONS if is_sqlite else POSTGRESQL_OPTIONS
    return {**entry, "OPTIONS": {**options, **entry.get("OPTIONS", {})}}


def caches() -> dict[str, Any]:
    """Return the cache of CACHE_URL (Redis or Valkey); by default a table of the database.

    Counts of wrong passwords hold for all workers and hosts, so they lie where all of them look.
    Requests (`rates`) are too many for the database: without CACHE_URL each worker counts its own.
    """
    url = text("CACHE_URL")
    if not url:
        return {
            "default": {
                "BACKEND": "django.core.cache.backends.db.DatabaseCache",
                "LOCATION": "shared_cache",
                # Django's 300 would throw away counts of wrong passwords as soon as others come.
                "OPTIONS": {"MAX_ENTRIES": 50_000},
            },
            "rates": {
                "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
                "LOCATION": "rates",
                "OPTIONS": {"MAX_ENTRIES": 50_000},
            },
        }
    shared = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url.replace("valkey", "redis", 1) if url.startswith("valkey") else url,
        "KEY_PREFIX": "handinhand",
        "OPTIONS": {
            "socket_connect_timeout": SECONDS_FOR_CACHE,
            "socket_timeout": SECONDS_FOR_CACHE,
        },
    }
    return {"default": shared, "rates": shared}


def media_storage() -> dict[str, Any]:
    """Return where uploaded files lie: in OBJECT_STORE_BUCKET (S3), or on this machine."""
    bucket = text("OBJECT_STORE_BUCKET")
    if not bucket:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": text("OBJECT_STORE_ENDPOINT") or None,
            "region_name": text("OBJECT_STORE_REGION") or None,
            "access_key": text("OBJECT_STORE_ACCESS_KEY") or None,
            "secret_key": text("OBJECT_STORE_SECRET_KEY") or None,
            "file_overwrite": False,
            "default_acl": None,  # private: an address is signed and ends
        },
    }


def folder(name: str, default: Path) -> Path:
    return Path(text(name) or default)

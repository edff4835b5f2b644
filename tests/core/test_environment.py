"""The environment decides; what it does not name has a default, what it misspells is told."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from django.core.cache import caches as open_caches
from django.core.cache.backends.base import BaseCache
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from config.settings import environment


@pytest.fixture
def env(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("DATABASE_URL", "CACHE_URL", "OBJECT_STORE_BUCKET"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_a_database_every_use_is_refused(env: pytest.MonkeyPatch) -> None:
    assert environment.database() == {}


def test_postgresql_is_reached_in_time_and_each_connection_tried(env: pytest.MonkeyPatch) -> None:
    env.setenv("DATABASE_URL", "postgres://hih:secret@db/handinhand?sslmode=require")
    entry = environment.database()
    assert (entry["ENGINE"], entry["HOST"]) == ("django.db.backends.postgresql", "db")
    assert entry["OPTIONS"] == {"connect_timeout": 5, "sslmode": "require"}
    assert entry["CONN_HEALTH_CHECKS"] is True


def test_sqlite_gets_what_makes_it_safe(env: pytest.MonkeyPatch) -> None:
    entry = environment.database("sqlite:////tmp/x.sqlite3")
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_without_a_cache_server_all_processes_share_a_table(env: pytest.MonkeyPatch) -> None:
    assert environment.caches()["default"]["BACKEND"].endswith("DatabaseCache")


def test_requests_are_counted_in_the_cache_of_all_hosts_or_in_the_worker(
    env: pytest.MonkeyPatch,
) -> None:
    assert environment.caches()["rates"]["BACKEND"].endswith("LocMemCache")
    env.setenv("CACHE_URL", "valkey://cache:6379/1")
    assert environment.caches()["rates"] == environment.caches()["default"]


@pytest.mark.parametrize("scheme", ["redis", "rediss", "valkey", "valkeys"])
def test_redis_and_valkey_are_one_protocol(env: pytest.MonkeyPatch, scheme: str) -> None:
    env.setenv("CACHE_URL", f"{scheme}://cache:6379/1")
    entry = environment.caches()["default"]
    assert entry["BACKEND"].endswith("RedisCache")
    assert entry["LOCATION"] in {"redis://cache:6379/1", "rediss://cache:6379/1"}
    assert entry["LOCATION"].startswith("rediss") == scheme.endswith("ss") or scheme == "valkeys"


def test_uploads_lie_on_this_machine_or_in_a_private_bucket(env: pytest.MonkeyPatch) -> None:
    assert environment.media_storage()["BACKEND"].endswith("FileSystemStorage")
    env.setenv("OBJECT_STORE_BUCKET", "files")
    env.setenv("OBJECT_STORE_ENDPOINT", "https://s3.example.org")
    options = environment.media_storage()["OPTIONS"]
    assert (options["bucket_name"], options["endpoint_url"]) == ("files", "https://s3.example.org")
    assert options["default_acl"] is None


def test_what_is_misspelt_is_told(env: pytest.MonkeyPatch) -> None:
    env.setenv("EMAIL_PORT", "mail")
    with pytest.raises(ImproperlyConfigured, match="EMAIL_PORT ist eine ganze Zahl, nicht „mail“"):
        environment.number("EMAIL_PORT", 587)
    env.setenv("EMAIL_USE_TLS", "yes")
    with pytest.raises(ImproperlyConfigured, match="EMAIL_USE_TLS ist 1"):
        environment.is_on("EMAIL_USE_TLS", default=True)


def test_a_list_is_written_with_commas(env: pytest.MonkeyPatch) -> None:
    env.setenv("ALLOWED_HOSTS", "www.example.org, example.org,")
    assert environment.texts("ALLOWED_HOSTS") == ["www.example.org", "example.org"]


@pytest.fixture
def server() -> Iterator[str]:
    """A cache server of this test's own."""
    program = shutil.which("valkey-server") or shutil.which("redis-server")
    if program is None or find_spec("redis") is None:
        pytest.skip("no Valkey or Redis, or no package redis")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        running.terminate()
        running.wait()


def test_two_hosts_share_a_cache(env: pytest.MonkeyPatch, settings: Settings, server: str) -> None:
    env.setenv("CACHE_URL", server)
    settings.CACHES = environment.caches()
    one, other = fresh_cache(), fresh_cache()
    one.set("failed-sign-ins", 3)
    assert other.get("failed-sign-ins") == 3


def fresh_cache() -> BaseCache:
    return open_caches.create_connection("default")

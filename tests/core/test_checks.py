"""`check --deploy` names all that is missing or unsafe at once, in German, with what to do."""

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from handinhand.core import checks
from tests.installation import ROOT, Installation

LONG = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
S3 = "storages.backends.s3.S3Storage"
KEYLESS = {"bucket_name": "files", "access_key": None, "secret_key": None}
REDIS = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}}


@pytest.fixture
def good(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Production as it should be."""
    settings.IS_PRODUCTION = True
    settings.DEMO = False
    settings.SECRET_KEY = LONG
    settings.ALLOWED_HOSTS = ["www.example.org"]
    settings.CACHES = REDIS
    settings.METRICS_TOKEN = LONG
    settings.SEALING_KEYS = [LONG]
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example.org", "hih@example.org"
    settings.EMAIL_USE_TLS = True
    settings.PUBLIC_URL = "https://www.example.org"
    for name in checks.HTTPS:
        setattr(settings, name, True)
    settings.VAR = settings.SEARCH_INDEX_DIR = settings.MEDIA_ROOT = tmp_path
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "staticfiles.json").write_text("{}")
    monkeypatch.setattr(checks, "connection", SimpleNamespace(vendor="postgresql"))
    monkeypatch.setattr(checks, "find_spec", lambda name: name)
    monkeypatch.setattr(apps, "is_installed", lambda _name: True)
    return settings


def named() -> list[str]:
    return [f"{one.id.removeprefix('handinhand.')}: {one.msg}" for one in found()]


def found() -> list[Any]:
    return checks.production_settings(app_configs=None)


def test_a_good_production_has_nothing_to_say(good: Settings) -> None:
    assert named() == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("IS_PRODUCTION", False, "E001: Das sind nicht die Einstellungen für den Betrieb."),
        ("DEBUG", True, "E002: DEBUG oder DEMO ist an"),
        ("DEMO", True, "E002: DEBUG oder DEMO ist an"),
        ("SECRET_KEY", "", "E003: SECRET_KEY fehlt"),
        ("SECRET_KEY", "short", "E003: SECRET_KEY fehlt oder hat weniger als 50 Zeichen"),
        ("ALLOWED_HOSTS", [], "E004: ALLOWED_HOSTS fehlt"),
        ("ALLOWED_HOSTS", ["*"], "E004: ALLOWED_HOSTS fehlt oder erlaubt mit „*“"),
        ("STORAGES", {"default": {"BACKEND": S3, "OPTIONS": KEYLESS}}, "E011: OBJECT_STORE_ACCESS"),
        ("EMAIL_HOST", "", "E012: EMAIL_HOST oder DEFAULT_FROM_EMAIL fehlt"),
        ("DEFAULT_FROM_EMAIL", "nobody", "E012: EMAIL_HOST oder DEFAULT_FROM_EMAIL fehlt"),
        ("PUBLIC_URL", "http://127.0.0.1:8000", "E019: PUBLIC_URL fehlt oder beginnt nicht"),
        ("EMAIL_USE_TLS", False, "W013: EMAIL_USE_TLS ist aus"),
        ("METRICS_TOKEN", "", "W014: METRICS_TOKEN fehlt"),
        ("SEALING_KEYS", [], "W020: SEALING_KEYS fehlt"),
        ("SEALING_KEYS", [LONG, "short"], "W020: SEALING_KEYS fehlt oder ist kürzer als 50"),
        ("SECURE_SSL_REDIRECT", False, "E015: Ohne HTTPS"),
        ("SESSION_COOKIE_SECURE", False, "E015: Ohne HTTPS"),
        ("SEARCH_INDEX_DIR", f"{__file__}/nowhere", "E016: SEARCH_INDEX_DIR"),
        ("MEDIA_ROOT", f"{__file__}/nowhere", "E016: HANDINHAND_VAR (media)"),
        ("STATIC_ROOT", "/nowhere", "E017: In /nowhere liegen keine Stile"),
    ],
)
def test_what_is_missing_or_unsafe_is_named(
    good: Settings, name: str, value: object, said: str
) -> None:
    setattr(good, name, value)
    (message,) = named()
    assert message.startswith(said)
    assert found()[0].hint


@pytest.mark.parametrize(
    ("vendor", "said"), [("unknown", "E005: DATABASE_URL fehlt"), ("sqlite", "W006: DATABASE_URL")]
)
def test_the_database_is_postgresql(
    good: Settings, monkeypatch: pytest.MonkeyPatch, vendor: str, said: str
) -> None:
    monkeypatch.setattr(checks, "connection", SimpleNamespace(vendor=vendor))
    (message,) = named()
    assert message.startswith(said)


def test_several_hosts_need_a_common_store(good: Settings) -> None:
    good.WEB_HOSTS = 2
    (store,) = named()
    assert store.startswith("E009: OBJECT_STORE_BUCKET fehlt")


def test_packages_for_several_hosts_are_named_when_they_are_missing(
    good: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {"bucket_name": "files", "access_key": "a", "secret_key": "b"}
    good.STORAGES = {"default": {"BACKEND": S3, "OPTIONS": keys}}
    assert named() == []
    monkeypatch.setattr(checks, "find_spec", lambda _name: None)
    assert [one.hint for one in found()] == [checks.EXTRA_PACKAGES] * 2


def test_staff_need_a_second_factor(good: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apps, "is_installed", lambda name: name != "allauth.mfa")
    (message,) = named()
    assert message.startswith("E018:")


def test_the_web_process_refuses_to_start_and_names_all_that_is_missing(good: Settings) -> None:
    checks.refuse_to_serve_unsafe()
    good.SECRET_KEY, good.ALLOWED_HOSTS = "", ["*"]
    with pytest.raises(ImproperlyConfigured, match=r"(?s)SECRET_KEY fehlt.*ALLOWED_HOSTS fehlt"):
        checks.refuse_to_serve_unsafe()


def test_outside_of_production_it_starts_with_what_it_has(settings: Settings) -> None:
    settings.IS_PRODUCTION = False
    checks.refuse_to_serve_unsafe()


@pytest.fixture
def bare(tmp_path: Path) -> Installation:
    """Production with nothing set but its folder."""
    production = {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
    return Installation(tmp_path, database_url="", extra=production)


def test_with_nothing_set_the_command_names_everything(bare: Installation) -> None:
    checked = bare.attempt("check", "--deploy")
    ids = set(re.findall(r"handinhand\.([EW]\d{3})", checked.stderr))
    assert checked.returncode == 1
    assert {"E003", "E004", "E005", "E012", "W014", "E017"} <= ids
    assert "security." not in checked.stderr


def test_with_nothing_set_no_command_falls_back_to_another_database(bare: Installation) -> None:
    refused = bare.attempt("migrate")
    assert refused.returncode == 1
    assert list(bare.folder.iterdir()) == []


def test_with_nothing_set_the_web_server_does_not_start(bare: Installation) -> None:
    started = subprocess.run(
        [sys.executable, "-c", "import config.wsgi"],
        cwd=ROOT,
        env=bare.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"):
        assert f"- {name} fehlt" in started.stderr
    assert os.environ.get("SECRET_KEY") is None

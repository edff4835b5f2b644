"""What production needs: `handinhand check --deploy` names all that is missing or unsafe at once.

Each message says what is wrong, each hint what to do; docs/operations.md explains the variables.
What `needed_to_serve` yields also keeps the web process from starting.
"""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from handinhand.core import uploads

TAG = "deploy"
SHORTEST_SECRET, SHORTEST_TOKEN = 50, 32
MAKE_A_SECRET = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"  # noqa: S105 - how to make one
EXTRA_PACKAGES = "make install EXTENT=hosts ausführen (requirements/hosts.txt)."
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
HTTPS = (
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
)


@checks.register(TAG, deploy=True)
def production_settings(**_: Any) -> list[CheckMessage]:
    if not settings.IS_PRODUCTION:
        return [_not_production()]
    return [
        *needed_to_serve(),
        *_kind_of_database(),
        *_cache(),
        *_object_store(),
        *_mail(),
        *_public_address(),
        *_metrics(),
        *_sealing(),
        *_https(),
        *_folders(),
        *_static_files(),
        *_second_factor(),
    ]


def needed_to_serve() -> Iterator[CheckMessage]:
    """Yield what would make answering a single request unsafe or impossible."""
    if settings.DEBUG or settings.DEMO:
        yield Error(
            "DEBUG oder DEMO ist an: Fehlerseiten und Zugänge zum Ausprobieren stehen offen.",
            hint="Beide sind im Betrieb aus; config/settings/production.py nicht überschreiben.",
            id="handinhand.E002",
        )
    if len(_secret_key()) < SHORTEST_SECRET:
        yield Error(
            f"SECRET_KEY fehlt oder hat weniger als {SHORTEST_SECRET} Zeichen.",
            hint=f"Einen eigenen erzeugen: {MAKE_A_SECRET}",
            id="handinhand.E003",
        )
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "ALLOWED_HOSTS fehlt oder erlaubt mit „*“ jeden Namen.",
            hint="Die Namen der Plattform nennen, mit Komma getrennt: www.example.org",
            id="handinhand.E004",
        )
    if connection.vendor == "unknown":
        yield Error(
            "DATABASE_URL fehlt.",
            hint="postgres://NAME:KENNWORT@RECHNER/DATENBANK setzen.",
            id="handinhand.E005",
        )


def refuse_to_serve_unsafe() -> None:
    """Raise ImproperlyConfigured with everything `needed_to_serve` names, in production only."""
    missing = list(needed_to_serve()) if settings.IS_PRODUCTION else []
    if missing:
        told = "\n".join(f"- {one.msg} {one.hint}" for one in missing)
        raise ImproperlyConfigured(f"Die Plattform startet so nicht:\n{told}")


def _not_production() -> CheckMessage:
    return Error(
        "Das sind nicht die Einstellungen für den Betrieb.",
        hint="DJANGO_SETTINGS_MODULE=config.settings.production setzen und noch einmal prüfen.",
        id="handinhand.E001",
    )


def _secret_key() -> str:
    try:
        return str(settings.SECRET_KEY)
    except ImproperlyConfigured:  # Django's way of saying that it is empty
        return ""


def _kind_of_database() -> Iterator[CheckMessage]:
    if connection.vendor == "sqlite":
        yield checks.Warning(
            "DATABASE_URL nennt SQLite: nur ein Rechner, und nur ein Schreiber zur selben Zeit.",
            hint="Für den Betrieb PostgreSQL einrichten.",
            id="handinhand.W006",
        )


def _cache() -> Iterator[CheckMessage]:
    is_redis = settings.CACHES["default"]["BACKEND"].endswith("RedisCache")
    if is_redis and find_spec("redis") is None:
        yield Error(
            "CACHE_URL ist gesetzt, aber das Paket redis fehlt.",
            hint=EXTRA_PACKAGES,
            id="handinhand.E007",
        )


def _object_store() -> Iterator[CheckMessage]:
    if uploads.local_folder() is not None:
        if settings.WEB_HOSTS > 1:
            yield Error(
                "OBJECT_STORE_BUCKET fehlt: Jeder Rechner hätte andere hochgeladene Dateien.",
                hint="Einen Objektspeicher (S3) einrichten und die vier OBJECT_STORE_… setzen.",
                id="handinhand.E009",
            )
        return
    if find_spec("storages") is None:
        yield Error(
            "OBJECT_STORE_BUCKET ist gesetzt, aber das Paket django-storages fehlt.",
            hint=EXTRA_PACKAGES,
            id="handinhand.E010",
        )
    options = settings.STORAGES["default"]["OPTIONS"]
    if not (options["access_key"] and options["secret_key"]):
        yield Error(
            "OBJECT_STORE_ACCESS_KEY oder OBJECT_STORE_SECRET_KEY fehlt.",
            hint="Den Schlüssel eines Zugangs setzen, der nur diesen einen Behälter lesen und "
            "schreiben darf.",
            id="handinhand.E011",
        )


def _mail() -> Iterator[CheckMessage]:
    if not settings.EMAIL_HOST or "@" not in settings.DEFAULT_FROM_EMAIL:
        yield Error(
            "EMAIL_HOST oder DEFAULT_FROM_EMAIL fehlt: Einladungen und Erinnerungen blieben "
            "liegen.",
            hint="Den Mailserver und die Absenderadresse setzen.",
            id="handinhand.E012",
        )
    elif not settings.EMAIL_USE_TLS and settings.EMAIL_HOST not in THIS_MACHINE:
        yield checks.Warning(
            "EMAIL_USE_TLS ist aus: Mails und das Kennwort gehen lesbar durch das Netz.",
            hint="EMAIL_USE_TLS=1 und EMAIL_PORT=587 setzen.",
            id="handinhand.W013",
        )


def _public_address() -> Iterator[CheckMessage]:
    if not settings.PUBLIC_URL.startswith("https://"):
        yield Error(
            "PUBLIC_URL fehlt oder beginnt nicht mit https://: Links in E-Mails führten ins Leere.",
            hint="Die Adresse setzen, unter der man die Plattform erreicht, ohne Schrägstrich am "
            "Ende.",
            id="handinhand.E019",
        )


def _metrics() -> Iterator[CheckMessage]:
    if len(settings.METRICS_TOKEN) < SHORTEST_TOKEN:
        yield checks.Warning(
            f"METRICS_TOKEN fehlt oder hat weniger als {SHORTEST_TOKEN} Zeichen; ohne ihn gibt es "
            "/metrics nicht.",
            hint=f"Einen erzeugen und Prometheus geben: {MAKE_A_SECRET}",
            id="handinhand.W014",
        )


def _sealing() -> Iterator[CheckMessage]:
    if not settings.SEALING_KEYS or min(map(len, settings.SEALING_KEYS)) < SHORTEST_SECRET:
        yield checks.Warning(
            f"SEALING_KEYS fehlt oder ist kürzer als {SHORTEST_SECRET} Zeichen: Zweite Faktoren "
            "und geschützte Anschriften sind mit SECRET_KEY versiegelt und gehen mit ihm verloren.",
            hint=f"Einen eigenen Schlüssel erzeugen, getrennt von der Sicherung aufheben und "
            f"handinhand seal_secrets ausführen: {MAKE_A_SECRET}",
            id="handinhand.W020",
        )


def _https() -> Iterator[CheckMessage]:
    off = [name for name in HTTPS if not getattr(settings, name)]
    if off:
        yield Error(
            f"Ohne HTTPS könnten Anmeldungen mitgelesen werden. Aus sind: {', '.join(off)}.",
            hint="Diese Einstellungen aus config/settings/production.py nicht überschreiben.",
            id="handinhand.E015",
        )


def _folders() -> Iterator[CheckMessage]:
    folders = {"HANDINHAND_VAR": settings.VAR, "SEARCH_INDEX_DIR": settings.SEARCH_INDEX_DIR}
    if (media := uploads.local_folder()) is not None:
        folders["HANDINHAND_VAR (media)"] = media
    for name, folder in folders.items():
        if not _is_writable(Path(folder)):
            yield Error(
                f"{name}: In {folder} darf die Plattform nicht schreiben.",
                hint=f"Den Ordner anlegen und dem Konto des Dienstes geben: chown … {folder}",
                id="handinhand.E016",
            )


def _is_writable(folder: Path) -> bool:
    """Tell it of the folder, or of the nearest one above that exists: there it would be made."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _static_files() -> Iterator[CheckMessage]:
    if not (Path(settings.STATIC_ROOT or "") / "staticfiles.json").exists():
        yield Error(
            f"In {settings.STATIC_ROOT} liegen keine Stile und Bilder.",
            hint="handinhand prepare oder handinhand collectstatic --noinput ausführen.",
            id="handinhand.E017",
        )


def _second_factor() -> Iterator[CheckMessage]:
    if not apps.is_installed("allauth.mfa"):
        yield Error(
            "Betriebspersonal meldet sich nur mit Kennwort an.",
            hint="allauth.mfa gehört in INSTALLED_APPS (Anmeldung mit zweitem Faktor).",
            id="handinhand.E018",
        )

"""What holds everywhere. A setting that differs by place stands in dev, test or production."""

from pathlib import Path
from typing import Any

import django.conf.locale
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from .accounts import *
from .environment import caches, database, folder, is_on, number, text, texts

ROOT = Path(__file__).resolve().parents[2]
VAR = folder("HANDINHAND_VAR", ROOT / "var")
IS_PRODUCTION = False

INSTALLED_APPS = [
    "handinhand.portal",
    "handinhand.work_access",
    "handinhand.directory",
    "handinhand.search",
    "handinhand.translation",
    "handinhand.topics",
    "handinhand.places",
    "handinhand.accounts",
    "handinhand.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "handinhand.accounts.apps.BackOfficeConfig",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *OIDC_APPS,
]

MIDDLEWARE = [
    "handinhand.core.middleware.observe_requests",
    # These three stand before all that may refuse a request: a refusal has its headers too.
    "handinhand.core.headers.keep_safe",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "handinhand.core.middleware.refuse_unreadable_requests",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "handinhand.accounts.middleware.end_idle_sessions",
    "handinhand.accounts.middleware.speak_as_the_account_wants",
    "handinhand.core.bodies.refuse_large_bodies",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "handinhand.portal.context.page_frame",
                "handinhand.portal.staff.nav.staff_frame",
            ],
        },
    }
]

DATABASES = {"default": database(f"sqlite:///{VAR / 'handinhand.sqlite3'}")}
CACHES = caches()
# How often one client may ask an interface: (times, in so many seconds); see core/rates.py.
RATES = {
    "work_access": [
        (number("WORK_ACCESS_PER_MINUTE", 120), 60),
        (number("WORK_ACCESS_PER_HOUR", 3_000), 3_600),
    ],
    "search": [(number("SEARCH_PER_MINUTE", 600), 60)],
}
MEDIA_ROOT = VAR / "media"
WEB_HOSTS = number("WEB_HOSTS", 1)
METRICS_TOKEN = text("METRICS_TOKEN")
SEALING_KEYS = texts("SEALING_KEYS")  # the newest first (core/sealing.py)
REQUEST_ID_HEADER: str | None = None  # trusted only where a proxy of ours overwrites it

# German is the source; the names are shown in their own language. `de-simple` is Leichte Sprache
# (BCP 47 variant "simple"). Pashto and the variant are unknown to Django, so they are named here.
LANGUAGE_CODE = "de"
LANGUAGES = [
    ("de", "Deutsch"),
    ("de-simple", "Leichte Sprache"),
    ("en", "English"),
    ("uk", "Українська"),
    ("ar", "العربية"),
    ("ps", "پښتو"),
    ("fa", "فارسی"),
    ("ru", "Русский"),
    ("tr", "Türkçe"),
    ("fr", "Français"),
]
LANGUAGES_BIDI = ["ar", "fa", "ps"]
django.conf.locale.LANG_INFO.setdefault(
    "ps", {"bidi": True, "code": "ps", "name": "Pashto", "name_local": "پښتو"}
)
django.conf.locale.LANG_INFO.setdefault(
    "de-simple",
    {"bidi": False, "code": "de-simple", "name": "Plain German", "name_local": "Leichte Sprache"},
)
# The second folder corrects texts of allauth and of Django's forms: German says „Sie“ and what to
# write instead, and Pashto is missing in both.
LOCALE_PATHS = [ROOT / "locale", ROOT / "locale" / "allauth"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = ROOT / "staticfiles"
STATICFILES_DIRS = [ROOT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "handinhand.portal.assets.JoinedStyles",
]


SEARCH_INDEX_DIR = VAR / "search"
SEARCH_BUILDS_IN_PROCESS = False  # a missing index is built by a process of its own
PDF_AT_ONCE = number("PDF_AT_ONCE", 2)
PDF_SLOTS = VAR / "pdf-slots"
STATE_DATA_DIR = ROOT / "data" / "mv"
# What may be done with exported entries; the operator confirms it (docs/operations.md).
DATA_LICENCE = "https://www.govdata.de/dl-de/by-2-0"
DATA_ATTRIBUTION = "Hand in Hand Mecklenburg-Vorpommern; Ortspunkte: GeoNames, CC BY 4.0"
STATE_NAME = _("Mecklenburg-Vorpommern")
HOLIDAY_REGION = ("DE", "MV")
DEMO = False
# Ask the pages of entries whether they still answer: requests to others, off unless wanted.
CHECK_LINKS = is_on("CHECK_LINKS", default=False)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SCHEDULE_FILE = ROOT / "config" / "schedule.toml"

# Every mail is stored first; a job sends it through the transport. None: nothing leaves.
EMAIL_BACKEND = "handinhand.core.mail.StoredBackend"
MAIL_TRANSPORT: str | None = None
DEFAULT_FROM_EMAIL = "Hand in Hand <noreply@example.org>"
PUBLIC_URL = text("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *OIDC_ORIGINS],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Django's own middleware says the first three too, but not where it refuses a request itself.
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), "
        "geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
        "usb=()"
    ),
}
# Never kept by any cache or search engine: pages behind a sign-in, and links that are permissions.
PRIVATE_ROOTS = ("/intern/", "/konto/", "/betrieb/", "/pruefen/", "/abmelden/", "/metrics")
# A query of these pages tells of a person's papers and life, so its answer is kept nowhere either.
# The referrer policy keeps it from other sites, `core/logs.py` and nginx from all logs.
TELLING_QUERIES = ("/darf-ich-arbeiten",)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
BODY_TOO_LARGE_VIEW = "handinhand.portal.views.errors.too_large"
CSRF_FAILURE_VIEW = "handinhand.portal.views.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True  # forms carry the token
# More is refused before it is read (core/bodies.py); nginx has the same figure.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "handinhand.core.logs.RequestId"},
        "route": {"()": "handinhand.core.logs.RouteInsteadOfAddress"},
    },
    "formatters": {
        "plain": {
            "()": "handinhand.core.logs.ImpersonalText",
            "fmt": "{asctime} {levelname} {name} [{request_id}] {message}",
            "style": "{",
        },
        "json": {"()": "handinhand.core.logs.ImpersonalJson"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["request_id", "route"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Django's own handlers would write and mail the address; everything goes one way out.
    # Answers below 500 stand in the access line already.
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"level": "ERROR"},
    },
}

"""Production: what is secret or local comes from the environment (docs/operations.md names it)."""

from .base import *
from .environment import (
    SECONDS_FOR_MAIL,
    database,
    folder,
    is_on,
    media_storage,
    number,
    text,
    texts,
)

IS_PRODUCTION = True
DEBUG = False
SECRET_KEY = text("SECRET_KEY")
ALLOWED_HOSTS = texts("ALLOWED_HOSTS")
DATABASES = {"default": database()}
SEARCH_INDEX_DIR = folder("SEARCH_INDEX_DIR", SEARCH_INDEX_DIR)
# Outside of the release: a page of the old one still finds its style sheet after an upgrade.
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": media_storage(),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_HOST = text("EMAIL_HOST")
EMAIL_PORT = number("EMAIL_PORT", 587)
EMAIL_HOST_USER = text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = is_on("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = SECONDS_FOR_MAIL
DEFAULT_FROM_EMAIL = text("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
# Asked from inside, without the proxy that speaks HTTPS; they give away nothing.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# `__Host-`: the browser takes such a cookie only over HTTPS, from this host, for all of it.
SESSION_COOKIE_NAME = "__Host-sitzung"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
# Our nginx stands before us and overwrites X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = number("TRUSTED_PROXY_COUNT", 1)
REQUEST_ID_HEADER = "X-Request-ID"

LOGGING["handlers"]["stderr"]["formatter"] = "json"
# Said in German by our own checks; the preload list (W021) is the operator's own decision.
SILENCED_SYSTEM_CHECKS = ["security.W009", "security.W020", "security.W021"]

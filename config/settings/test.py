"""Tests: a database of their own (SQLite, or PostgreSQL by TEST_DATABASE_URL), an own index."""

import os
import tempfile
from pathlib import Path

# The addresses and rows of OpenID Connect are tested too; a test brings the provider itself.
os.environ.setdefault("OIDC_ISSUER", "http://localhost:1")
os.environ.setdefault("OIDC_CLIENT_ID", "handinhand")
os.environ.setdefault("OIDC_CLIENT_SECRET", "only-for-tests")

from .base import *
from .environment import database

if url := os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = url
DATABASES = {"default": database("sqlite:///:memory:")}
SECRET_KEY = "only-for-tests"  # noqa: S105 - no secret, tests only
DEBUG = False
ALLOWED_HOSTS = ["*"]
DEMO = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
_index = tempfile.TemporaryDirectory(prefix="handinhand-index-")  # removed at the end
SEARCH_INDEX_DIR = Path(_index.name)
SEARCH_BUILDS_IN_PROCESS = True
_media = tempfile.TemporaryDirectory(prefix="handinhand-media-")
MEDIA_ROOT = Path(_media.name)
_slots = tempfile.TemporaryDirectory(prefix="handinhand-slots-")
PDF_SLOTS = Path(_slots.name)
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
RATES = {name: [(10_000_000, 60)] for name in RATES}  # all tests are one client

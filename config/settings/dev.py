"""The embedded default: SQLite, one machine, demo sign-ins allowed."""

import os

from .base import *

DEBUG = False
DEMO = os.environ.get("HANDINHAND_DEMO", "1") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY", "only-for-the-embedded-demo-never-for-production")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "*").split(",")
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys on http://localhost

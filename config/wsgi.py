"""Entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
application = get_wsgi_application()

from handinhand.core.checks import refuse_to_serve_unsafe  # noqa: E402 - needs the apps

refuse_to_serve_unsafe()

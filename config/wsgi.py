"""Entry point of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
application = get_wsgi_application()

from handinhand.core.checks import refuse_to_serve_unsafe  # noqa: E402 - needs the apps

refuse_to_serve_unsafe()

# Read once and shared by all workers of the process that starts them (preload_app).
from django.conf import settings  # noqa: E402 - needs the apps
from django.urls import get_resolver  # noqa: E402 - needs the apps
from django.utils import translation  # noqa: E402 - needs the apps

from handinhand.core import languages  # noqa: E402 - needs the apps
from handinhand.search import lexicon  # noqa: E402 - needs the apps

lexicon.crisis_detector()
languages.read_cldr({code.partition("-")[0] for code, _ in settings.LANGUAGES})
for code, _ in settings.LANGUAGES:
    with translation.override(code):
        get_resolver().reverse_dict  # noqa: B018 - imports every view, reads patterns and catalogue
gc.collect()
gc.freeze()  # what is shared is not walked, and so not copied, by each worker

"""Entry point of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
application = get_wsgi_application()

from handinhand.core.checks import refuse_to_serve_unsafe  # noqa: E402 - needs the apps

refuse_to_serve_unsafe()

# Read once and shared by all workers of the process that starts them (preload_app).
from django.urls import get_resolver  # noqa: E402 - needs the apps

from handinhand.search import lexicon  # noqa: E402 - needs the apps

lexicon.crisis_detector()
get_resolver().reverse_dict  # noqa: B018 - imports every view and reads all patterns
gc.collect()
gc.freeze()  # what is shared is not walked, and so not copied, by each worker

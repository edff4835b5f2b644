"""Django's view of this context."""

from django.apps import AppConfig, apps
from django.core.signals import got_request_exception, request_finished


class CoreConfig(AppConfig):
    name = "handinhand.core"
    label = "core"

    def ready(self) -> None:
        from handinhand.core import checks, metrics, request_id  # noqa: F401 - checks register themselves

        request_finished.connect(request_id.end)
        got_request_exception.connect(metrics.count_database_error)
        if apps.is_installed("django_tasks_db"):
            metrics.register(metrics.Jobs())

"""Django's view of this context."""

from django.apps import AppConfig
from django.core.signals import got_request_exception, request_finished
from django.db.models.signals import pre_save
from django_tasks.signals import task_finished


class CoreConfig(AppConfig):
    name = "handinhand.core"
    label = "core"

    def ready(self) -> None:
        from django_tasks_db.models import DBTaskResult

        from handinhand.core import checks, jobs, metrics, request_id  # noqa: F401 - checks register themselves

        request_finished.connect(request_id.end)
        got_request_exception.connect(metrics.count_database_error)
        metrics.register(metrics.Jobs())
        pre_save.connect(jobs.keep_impersonal, sender=DBTaskResult)
        task_finished.connect(jobs.try_again)

"""Django's view of this context."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "handinhand.search"
    label = "search"

    def ready(self) -> None:
        from handinhand.core import health
        from handinhand.core import metrics as core_metrics
        from handinhand.search import index, metrics

        health.register("search", index.readiness)
        core_metrics.register(metrics.Behind())

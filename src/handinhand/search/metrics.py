"""What the search tells Prometheus: how fast, how often in vain, how far behind the log."""

from collections.abc import Iterable

from prometheus_client import Counter, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from handinhand.core.metrics import COUNTS
from handinhand.search import index

SEARCH_SECONDS = Histogram(
    "handinhand_search_seconds",
    "Time to answer a search",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
    registry=COUNTS,
)
WITHOUT_RESULT = Counter(
    "handinhand_search_without_result", "Searches that found no entry", registry=COUNTS
)


class Behind(Collector):
    """How many changes this host's index has not applied; nothing while it is being built."""

    def collect(self) -> Iterable[Metric]:
        try:
            number = index.current().behind()
        except index.IndexNotReady:
            return
        yield GaugeMetricFamily("handinhand_index_behind", "Changes not yet in the index", number)

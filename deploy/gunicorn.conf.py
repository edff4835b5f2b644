"""gunicorn's settings, for `handinhand serve` on a developer's machine and in production alike."""

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("HANDINHAND_VAR") or ROOT / "var")

wsgi_app = "config.wsgi:application"
chdir = str(ROOT)
preload_app = True  # the vocabulary is read once and shared by all workers
timeout = 30
graceful_timeout = 25
forwarded_allow_ips = "127.0.0.1"
# Signals do what is to be done; a socket for more would lie in the account's home, which it lacks.
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # nosec B108  # noqa: S108 - heart beats only

# The access line is written by the platform, without addresses (core/middleware.py); gunicorn's
# own messages take the same way out as all others.
accesslog = None
loglevel = "warning"
logconfig_dict = {
    "loggers": {"gunicorn.error": {"level": "WARNING", "handlers": [], "propagate": True}}
}

# Prometheus' counts of all workers lie here (core/metrics.py); a new start begins at zero.
metrics_folder = Path(os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(VAR / "metrics")))
shutil.rmtree(metrics_folder, ignore_errors=True)
metrics_folder.mkdir(parents=True)

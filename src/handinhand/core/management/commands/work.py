"""Run jobs, and enqueue what the schedule has due."""

import logging
import threading
import time
from typing import Any

from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from handinhand.core import schedule

PAUSE_SECONDS = 20
log = logging.getLogger(__name__)


class Command(db_worker.Command):
    help = "Führt Aufträge aus und hält den Zeitplan ein. Beliebig viele, auf beliebigen Rechnern."

    def handle(self, **options: Any) -> None:
        threading.Thread(target=keep_schedule, daemon=True).start()
        super().handle(**options)


def keep_schedule() -> None:
    """Look at the schedule as long as the process lives; a database away comes back."""
    while True:
        try:
            schedule.enqueue_due(timezone.now())
        except DatabaseError:
            log.exception("schedule not kept")
        connection.close()
        time.sleep(PAUSE_SECONDS)

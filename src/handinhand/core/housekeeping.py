"""Jobs of the schedule that keep the tables of core small and nobody waiting."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from handinhand.core import jobs
from handinhand.core.jobs import job
from handinhand.core.models import OutgoingMail, ScheduledRun

DAYS_OF_DONE_JOBS = 14
DAYS_OF_FAILED_JOBS = 90
DAYS_OF_SLOTS = 30  # longer than the longest pause between two slots of a line


@job(_("Alte Aufträge löschen"))
def prune_jobs() -> None:
    call_command(
        "prune_db_task_results",
        min_age_days=DAYS_OF_DONE_JOBS,
        failed_min_age_days=DAYS_OF_FAILED_JOBS,
        verbosity=0,
    )
    oldest = timezone.now() - timedelta(days=DAYS_OF_SLOTS)
    ScheduledRun.objects.filter(slot__lt=oldest).delete()


@job(_("Alte E-Mails löschen"))
def erase_mails() -> int:
    erased, _by_model = OutgoingMail.objects.filter(erase_after__lt=timezone.localdate()).delete()
    return erased


@job(_("Liegengebliebene Aufträge zurückstellen"), times=1)
def put_stuck_back() -> int:
    return jobs.put_stuck_back(timezone.now())

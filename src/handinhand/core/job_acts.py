"""What operators do with jobs that failed; every act is recorded."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from handinhand.core import audit, jobs
from handinhand.core.audit import Act, Actor, Values
from handinhand.core.errors import DomainError


@transaction.atomic
def run_again(*, job_id: UUID, by: Actor, now: datetime) -> None:
    """Let a failed or stuck job run now. Raises DomainError for one that needs no help."""
    _run_again([_locked(job_id, now)], by)


@transaction.atomic
def run_all_again(*, task_path: str, by: Actor) -> int:
    """Let all failed jobs of a kind run now; return how many."""
    rows = list(DBTaskResult.objects.failed().filter(task_path=task_path).select_for_update())
    _run_again(rows, by)
    return len(rows)


@transaction.atomic
def discard(*, job_id: UUID, by: Actor, reason: str, now: datetime) -> None:
    """Drop a failed or stuck job for good. Raises DomainError without a reason."""
    if not reason.strip():
        text = _("Bitte schreiben Sie, warum dieser Auftrag verworfen wird.")
        raise DomainError(text, field="reason")
    row = _locked(job_id, now)
    audit.record("core.job_discarded", row, by=by, before=_facts(row), reason=reason.strip())
    row.delete()


def _locked(job_id: UUID, now: datetime) -> DBTaskResult[Any, Any]:
    row = DBTaskResult.objects.select_for_update().filter(pk=job_id).first()
    if row is None or not (row.status == TaskResultStatus.FAILED or jobs.is_stuck(row, now)):
        raise DomainError(_("Dieser Auftrag ist inzwischen weitergelaufen oder verworfen."))
    return row


def _run_again(rows: Iterable[DBTaskResult[Any, Any]], by: Actor) -> None:
    """Put jobs back as if new, so that all their tries are ahead of them."""
    acts = [Act("core.job_run_again", row, before=_facts(row)) for row in rows]
    audit.record_all(acts, by=by)
    DBTaskResult.objects.filter(pk__in=[act.subject.pk for act in acts]).update(
        status=TaskResultStatus.READY, run_after=get_date_max(), worker_ids=[], finished_at=None
    )


def _facts(row: DBTaskResult[Any, Any]) -> Values:
    return {"job": row.task_path, "arguments": row.args_kwargs, "error": row.exception_class_path}

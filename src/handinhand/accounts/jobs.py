"""What accounts have done later by a worker. Each job may run twice without harm."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from handinhand.accounts.services import pruning
from handinhand.core.jobs import job


@job(_("Beendete Sitzungen und Adressen alter Einladungen löschen"))
def prune() -> None:
    now = timezone.now()
    pruning.prune_sessions(at=now)
    pruning.forget_invited(at=now)

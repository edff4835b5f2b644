"""Jobs of the directory that the schedule starts (config/schedule.toml)."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from handinhand.core.jobs import job
from handinhand.directory import senders
from handinhand.directory.services import asking, deciding, reporting


@job(_("Nach dem Stand von Einträgen fragen"))
def ask_to_check() -> None:
    """May run twice: each step of a deadline is taken once."""
    asking.run(timezone.localdate())


@job(_("Adressen und Texte von Leserinnen und Lesern löschen"))
def forget_readers() -> None:
    now = timezone.now()
    reporting.forget_readers(timezone.localdate())
    deciding.forget_addresses(now)
    senders.forget(now)

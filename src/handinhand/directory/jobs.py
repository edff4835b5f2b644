"""What the directory has done later by a worker. Each job may run twice without harm."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handinhand.core.errors import DomainError
from handinhand.core.jobs import GiveUpError, job
from handinhand.directory import figures, forgetting, plausibility, senders
from handinhand.directory.imports import planning
from handinhand.directory.models.imports import Import, State
from handinhand.directory.services import asking, deciding, reporting

KEEP_UPLOADS = timedelta(days=7)
LONG = timedelta(hours=2)  # tens of thousands of rows


@job(gettext_lazy("Liste vergleichen"), times=3, longest=LONG)
def plan_import(import_id: int) -> None:
    run = Import.objects.select_related("source").get(pk=import_id)
    _work(run, State.PLANNING, lambda: planning.make_plan(run, timezone.localdate()))


@job(gettext_lazy("Liste übernehmen"), times=3, longest=LONG)
def apply_import(import_id: int) -> None:
    from handinhand.directory.services import applying

    run = Import.objects.get(pk=import_id)
    now = timezone.localtime()
    _work(run, State.APPLYING, lambda: applying.apply(import_id=import_id, at=now))


@job(gettext_lazy("Liste rückgängig machen"), times=3, longest=LONG)
def undo_import(import_id: int, *, also_changed: bool = False) -> None:
    from handinhand.directory.services import import_undoing

    run = Import.objects.get(pk=import_id)
    now = timezone.localtime()
    _work(
        run,
        State.UNDOING,
        lambda: import_undoing.undo(import_id=import_id, also_changed=also_changed, on=now.date()),
    )


@job(gettext_lazy("Vergessene Listen verwerfen"))
def discard_old_uploads() -> None:
    """Throw files away that nobody said the columns of within a week."""
    from handinhand.directory.services import importing

    old = Import.objects.filter(state=State.MAPPING, at__lt=timezone.now() - KEEP_UPLOADS)
    for pk in old.values_list("pk", flat=True):
        importing.discard(import_id=pk)


@job(gettext_lazy("Nach dem Stand von Einträgen fragen"))
def ask_to_check() -> None:
    """May run twice: each step of a deadline is taken once."""
    asking.run(timezone.localdate())


@job(gettext_lazy("Adressen und Texte von Leserinnen und Lesern löschen"))
def forget_readers() -> None:
    now = timezone.now()
    reporting.forget_readers(timezone.localdate())
    deciding.forget_addresses(now)
    senders.forget(now)


@job(gettext_lazy("Frühere Anschriften des Geschützten vergessen"))
def forget_addresses() -> None:
    forgetting.forget_all()


@job(gettext_lazy("Zahlen des Tages festhalten"))
def record_figures() -> None:
    figures.record_day(timezone.localdate())


@job(gettext_lazy("Kontakte prüfen"), longest=LONG)
def look_for_doubts() -> None:
    plausibility.look_for_doubts(timezone.localdate())


def _work(run: Import, state: State, act: Callable[[], None]) -> None:
    """Act if the import still waits for it; what goes wrong is said on its page.

    Only a job whose worker died is tried again: nothing it did is left, and the import still waits.
    """
    if run.state != state:
        return
    try:
        act()
    except DomainError as error:
        _fail(run, state, str(error.message))
    except Exception as error:
        _fail(run, state, _("Unerwarteter Fehler. Nichts ist geändert. Bitte dem Betrieb melden."))
        raise GiveUpError from error


def _fail(run: Import, state: State, reason: str) -> None:
    """Say why. A plan that cannot be made loses its file; an applied import stays applied."""
    if state == State.PLANNING:
        run.rows.all().delete()
        run.file.delete(save=False)
        run.head = {}
    run.state = {State.PLANNING: State.FAILED, State.APPLYING: State.PLANNED}.get(
        state, State.APPLIED
    )
    run.reason = reason
    run.save(update_fields=["state", "reason", "head", "file"])

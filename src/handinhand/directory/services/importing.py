"""An import up to its plan: take a file, say what its columns mean, decide on its rows."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from handinhand.accounts.models import User
from handinhand.core.errors import DomainError
from handinhand.directory import jobs
from handinhand.directory.facts import facts_of
from handinhand.directory.imports.comparing import compare_as_same
from handinhand.directory.imports.composing import Composer
from handinhand.directory.imports.mapping import proposed, require_usable
from handinhand.directory.imports.planning import fill_in
from handinhand.directory.models import Offer
from handinhand.directory.models.imports import (
    Action,
    Decision,
    Import,
    ImportRow,
    ImportSource,
    State,
)
from handinhand.directory.queries import whole
from handinhand.directory.rows import Places
from handinhand.directory.sheets.columns import read_cells
from handinhand.directory.sheets.files import MOST_BYTES, opened
from handinhand.directory.writing import require_facts

TAKEABLE = (Action.NEW, Action.CHANGED, Action.CONFLICT, Action.DOUBTFUL, Action.GONE)


@transaction.atomic
def upload(*, file: UploadedFile[Any], source: str, by: User, at: datetime) -> Import:
    """Take a file and propose what its columns mean. Raises DomainError for what is no table."""
    if (file.size or 0) > MOST_BYTES:
        message = _("Die Datei ist größer als 20 MB. Bitte in Teilen einlesen.")
        raise DomainError(message, field="file")
    try:
        with opened(file.file) as table:  # type: ignore[arg-type]  # an upload is a binary file
            head = {"form": table.form, "header": table.header, "samples": table.samples()}
    except DomainError as error:
        raise DomainError(error.message, field="file") from error
    of = _source(source)
    run = Import(
        source=of,
        state=State.MAPPING,
        file_name=(file.name or "")[-200:],
        file_hash=_hash(file),
        head=head,
        mapping=proposed(table.header, of.mapping),
        at=at,
        by=by,
    )
    run.file.save(f"{run.file_hash[:32]}", file, save=False)
    run.save()
    return run


@transaction.atomic
def start_plan(
    *, import_id: int, columns: Mapping[str, str], defaults: Mapping[str, str], is_complete: bool
) -> Import:
    """Keep what the columns mean, for this file and the next of its source, and have it compared.

    Raises DomainError when rows could not be told apart so.
    """
    run = waiting(import_id, State.MAPPING)
    require_usable(columns, defaults)
    read_cells(defaults)
    mapping = {"columns": columns, "defaults": defaults, "is_complete": is_complete}
    run.mapping = run.source.mapping = mapping
    run.state = State.PLANNING
    run.source.save(update_fields=["mapping"])
    run.save(update_fields=["mapping", "state"])
    jobs.plan_import.enqueue(run.pk)
    return run


@transaction.atomic
def take_all(*, import_id: int, action: Action | None, taken: bool) -> None:
    """Take or leave all rows of a group."""
    rows = waiting(import_id, State.PLANNED).rows.filter(action__in=TAKEABLE)
    rows.filter(action=action).update(is_included=taken)


@transaction.atomic
def take_rows(
    *, import_id: int, action: Action | None, among: Collection[int], taken: Collection[int]
) -> None:
    """Take rows of a group, and leave the others among those shown."""
    rows = waiting(import_id, State.PLANNED).rows.filter(action__in=TAKEABLE)
    shown = rows.filter(action=action, pk__in=among)
    shown.filter(pk__in=taken).update(is_included=True)
    shown.exclude(pk__in=taken).update(is_included=False)


@transaction.atomic
def choose(*, import_id: int, row_id: int, choices: Mapping[str, str]) -> None:
    """Say for the conflicts of a row whose fact counts: "ours" or "source"."""
    run = waiting(import_id, State.PLANNED)
    row = run.rows.get(pk=row_id)
    known = {name: side for name, side in choices.items() if name in row.conflicts}
    row.choices = {name: side for name, side in known.items() if side in {"ours", "source"}}
    row.save(update_fields=["choices"])


@transaction.atomic
def decide(*, import_id: int, row_id: int, decision: str, on: date) -> None:
    """Say of a doubtful row whether it is the entry found, or a new one.

    Raises DomainError when it cannot be compared any more.
    """
    run = waiting(import_id, State.PLANNED)
    row = run.rows.get(pk=row_id, action=Action.DOUBTFUL)
    if decision == row.decision:
        return
    row.decision = Decision(decision)
    row.changes, row.conflicts, row.choices, row.version = [], [], {}, None
    places = Places(on)
    if row.decision == Decision.SAME:
        offer = whole(Offer.objects.all()).filter(key=row.offer_key).first()
        if offer is None:
            raise DomainError(_("Den Eintrag gibt es nicht mehr."))
        ours = facts_of(offer)
        theirs = Composer(places).compose(row.told, ours).facts
        found = compare_as_same(ours, theirs)
        require_facts(offer, {name: theirs[name] for name in found.names}, places.lookup)
        fill_in(row, offer, ours, theirs, found.changes, found.conflicts)
    else:
        row.facts = Composer(places).compose(row.told, None).facts
    row.save()


@transaction.atomic
def discard(*, import_id: int) -> None:
    """Throw a plan away; nothing had been changed."""
    run = Import.objects.select_for_update().get(pk=import_id)
    if run.state not in {State.MAPPING, State.PLANNED, State.FAILED}:
        raise DomainError(_("Dieser Import lässt sich nicht mehr verwerfen."))
    run.rows.all().delete()
    run.file.delete(save=False)
    run.state, run.head = State.DISCARDED, {}
    run.save(update_fields=["state", "head", "file"])


def waiting(import_id: int, state: State) -> Import:
    """Return an import in this state, locked. Raises DomainError when it is further by now."""
    rows = Import.objects.select_for_update(of=("self",)).select_related("source")
    run = rows.get(pk=import_id)
    if run.state != state:
        message = _("Der Import ist inzwischen weiter: %(state)s.")
        raise DomainError(message % {"state": run.get_state_display()})
    return run


def open_decisions(run: Import) -> int:
    """Return how many taken rows still wait for "same" or "new"; they would be left out."""
    return run.rows.filter(action=Action.DOUBTFUL, decision=Decision.OPEN, is_included=True).count()


def to_write(run: Import) -> Any:
    """Return the rows that applying would write."""
    undecided = Q(action=Action.DOUBTFUL, decision=Decision.OPEN)
    wanted = Q(action__in=TAKEABLE, is_included=True) | Q(action=Action.UNCHANGED)
    return ImportRow.objects.filter(wanted, run=run).exclude(undecided)


def _source(name: str) -> ImportSource:
    name = " ".join(name.split())
    found = ImportSource.objects.filter(name__iexact=name).first()
    if found is not None:
        return found
    base = slugify(name)[:32].strip("-") or "quelle"
    number = ImportSource.objects.filter(key__startswith=base).count()
    return ImportSource.objects.create(key=f"{base}-{number + 1}" if number else base, name=name)


def _hash(file: UploadedFile[Any]) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()

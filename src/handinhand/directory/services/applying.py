"""Apply the plan of an import: everything in one transaction, a trace for every entry."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from handinhand.accounts.models import User
from handinhand.core import audit
from handinhand.core.audit import Act
from handinhand.core.errors import DomainError
from handinhand.directory import forgetting, jobs
from handinhand.directory.changes import offers_changed
from handinhand.directory.facts import PLAIN, Facts, facts_of
from handinhand.directory.history import require_stays_withheld
from handinhand.directory.imports import writing
from handinhand.directory.imports.planning import BATCH, remembered
from handinhand.directory.models import Offer, Organisation, Site, SourceRecord
from handinhand.directory.models.imports import Action, Import, ImportRow, Outcome, State
from handinhand.directory.queries import whole
from handinhand.directory.services.importing import to_write, waiting
from handinhand.directory.writing import Lookup, write_facts, write_plain


@transaction.atomic
def start_apply(*, import_id: int, by: User) -> None:
    """Have the plan applied. Raises DomainError when nothing of it is taken."""
    run = waiting(import_id, State.PLANNED)
    if not to_write(run).exists():
        raise DomainError(_("Es ist nichts zum Übernehmen ausgewählt."))
    run.state, run.acting, run.reason = State.APPLYING, by, ""
    run.save(update_fields=["state", "acting", "reason"])
    jobs.apply_import.enqueue(run.pk)


@transaction.atomic
def apply(*, import_id: int, at: datetime) -> None:
    """Write what was taken, as the person who asked for it.

    A row whose entry was changed since the plan was made becomes a conflict and writes nothing.
    The chain of the audit is held only at the end, so that others wait as short as may be.
    """
    run = waiting(import_id, State.APPLYING)
    run.newest_site = Site.objects.aggregate(newest=Max("pk"))["newest"] or 0
    run.newest_organisation = Organisation.objects.aggregate(newest=Max("pk"))["newest"] or 0
    rows = to_write(run)
    bodies = rows.exclude(new_organisation="").values_list("new_organisation", "facts__kind")
    writing.make_organisations(dict(bodies.order_by("line")).items())
    writer = _Writer(run, at.date())
    for batch in in_batches(rows):
        writer.write(batch)
    run.state, run.applied_at = State.APPLIED, at
    run.save(update_fields=["state", "applied_at", "newest_site", "newest_organisation"])
    _record(run)


def in_batches(rows: QuerySet[ImportRow]) -> Iterator[list[ImportRow]]:
    """Yield rows in the order of their number, never many at once."""
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        yield batch


def reason_of(run: Import) -> str:
    return _("Import %(number)d: %(source)s") % {"number": run.pk, "source": run.source.name}


class _Writer:
    def __init__(self, run: Import, on: date) -> None:
        self._run, self._on = run, on
        self._lookup = Lookup(on)
        self._keys = writing.FreeKeys()
        self._changed: list[Offer] = []

    def write(self, batch: list[ImportRow]) -> None:
        records = SourceRecord.objects.filter(
            source=self._run.source.key, row_key__in=[row.row_key for row in batch]
        )
        links = {record.row_key: remembered(record) for record in records}
        for row in batch:
            overtaken = links.get(row.row_key) != row.link_before
            row.outcome = Outcome.CONFLICT if overtaken else Outcome.APPLIED
        self._create([row for row in batch if row.is_new and row.outcome == Outcome.APPLIED])
        self._change_all([row for row in batch if not row.is_new])
        self._link([row for row in batch if row.outcome == Outcome.APPLIED])
        keep_outcomes(batch)

    def _create(self, rows: list[ImportRow]) -> None:
        named = self._keys.give([row.facts["name"] for row in rows])
        keys = [row.told.get("key") or key for row, key in zip(rows, named, strict=True)]
        there = set(Offer.objects.filter(key__in=keys).values_list("key", flat=True))
        fresh = []
        for row, key in zip(rows, keys, strict=True):
            row.offer_key = key
            if key in there:
                row.outcome = Outcome.CONFLICT
            else:
                fresh.append((key, row.facts))
        writing.create_all(fresh, self._lookup)
        ImportRow.objects.bulk_update(rows, ["offer_key"])

    def _change_all(self, rows: list[ImportRow]) -> None:
        offers = locked_offers(row.offer_key for row in rows)
        for row in rows:
            if row.outcome == Outcome.APPLIED:
                self._change(row, offers.get(row.offer_key))
        offers_changed(self._changed)
        self._changed.clear()

    def _change(self, row: ImportRow, offer: Offer | None) -> None:
        if offer is None or offer.version != row.version:
            row.outcome = Outcome.CONFLICT
            return
        ours = facts_of(offer)
        if any(ours[name] != fact for name, fact in row.before.items()):
            row.outcome = Outcome.CONFLICT
            return
        if not row.now:
            return
        if row.action == Action.GONE and offer.valid_from and offer.valid_from >= self._on:
            row.outcome, row.reason = Outcome.REFUSED, _("Der Eintrag hat noch nicht begonnen.")
            return
        offer.version += 1
        try:
            require_stays_withheld(offer, row.now)
            self._write_facts(offer, row.now)
        except DomainError as error:
            row.outcome, row.reason = Outcome.REFUSED, str(error.message)
        except ValidationError as error:
            row.outcome, row.reason = Outcome.REFUSED, " ".join(error.messages)

    def _write_facts(self, offer: Offer, values: Facts) -> None:
        if values.keys() <= set(PLAIN):
            write_plain(offer, values, self._lookup)
            self._changed.append(offer)
        else:
            with transaction.atomic():
                write_facts(offer, values, self._lookup)

    def _link(self, rows: list[ImportRow]) -> None:
        """Note what the source said last."""
        keys = {row.offer_key for row in rows}
        ids = dict(Offer.objects.filter(key__in=keys).values_list("key", "pk"))
        keep_links(
            SourceRecord(
                source=self._run.source.key,
                row_key=row.row_key,
                offer_id=ids[row.offer_key],
                row_hash=row.row_hash,
                delivered=row.facts,
                gone_on=self._on if row.action == Action.GONE else None,
            )
            for row in rows
        )


def locked_offers(keys: Iterable[str]) -> dict[str, Offer]:
    """Return entries with all their facts; nobody else changes them until the transaction ends."""
    wanted = list(keys)
    # Locked without what is joined to them, then read.
    list(Offer.objects.select_for_update().filter(key__in=wanted).order_by("pk").only("pk"))
    return {offer.key: offer for offer in whole(Offer.objects.filter(key__in=wanted))}


def keep_links(records: Iterable[SourceRecord]) -> None:
    SourceRecord.objects.bulk_create(
        records,
        update_conflicts=True,
        unique_fields=["source", "row_key"],
        update_fields=["offer", "row_hash", "delivered", "gone_on"],
    )


def keep_outcomes(rows: Iterable[ImportRow]) -> None:
    """Store what became of rows: one query for each outcome, and one for each with a reason."""
    by_outcome: dict[str, list[int]] = {}
    for row in rows:
        by_outcome.setdefault(row.outcome, []).append(row.pk)
        if row.outcome in {Outcome.REFUSED, Outcome.LEFT} and row.reason:
            row.save(update_fields=["reason"])
    for outcome, ids in by_outcome.items():
        ImportRow.objects.filter(pk__in=ids).update(outcome=outcome)


def _record(run: Import) -> None:
    """Append one act for every entry written, and one for the import itself."""
    reason = reason_of(run)
    for batch in in_batches(run.rows.filter(outcome=Outcome.APPLIED)):
        acts = (_act(row, reason) for row in batch if row.now)
        audit.record_all(acts, by=run.acting)
        moved = [row.offer_key for row in batch if "site" in row.now and not row.is_new]
        forgetting.forget_addresses(moved, by=run.acting)
    counts = {str(outcome): run.rows.filter(outcome=outcome).count() for outcome in Outcome}
    audit.record("directory.import_applied", run, by=run.acting, after=counts)


def _act(row: ImportRow, reason: str) -> Act:
    subject = Offer(key=row.offer_key, name=row.label)
    return Act("directory.offer_imported", subject, row.was, row.now, reason)

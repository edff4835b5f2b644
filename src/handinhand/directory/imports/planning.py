"""Make the plan of an import: every row of the file compared with what is here, nothing changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError
from handinhand.directory.facts import Facts, facts_of
from handinhand.directory.imports.comparing import compare
from handinhand.directory.imports.composing import ADDRESS, Composer, digest
from handinhand.directory.imports.mapping import ROW_KEY, by_target
from handinhand.directory.imports.matching import Candidates
from handinhand.directory.models import Offer, SourceRecord, key_validator
from handinhand.directory.models.imports import Action, Import, ImportRow, State
from handinhand.directory.queries import whole
from handinhand.directory.rows import Places
from handinhand.directory.sheets.columns import read_cells
from handinhand.directory.sheets.files import opened
from handinhand.directory.writing import require_facts

BATCH = 500
LONGEST_KEY = 80


@dataclass(frozen=True, slots=True)
class Read:
    """A row of the file, read: what its cells say, or why they cannot be read."""

    line: int
    key: str
    told: dict[str, Any]
    refused: str = ""

    @property
    def label(self) -> str:
        return str(self.told.get("name") or self.key)[:200]


def make_plan(run: Import, on: date) -> None:
    """Compare the whole file batch by batch; memory does not grow with its rows but for their keys.

    May be repeated: what was planned before is thrown away. Raises DomainError for a file that
    cannot be read to its end.
    """
    run.rows.all().delete()
    planner = _Planner(run, on)
    with run.file.open("rb") as file, opened(file) as table:
        rows = planner.read(table.rows, table.header)
        while batch := list(islice(rows, BATCH)):
            planner.add(batch)
            run.rows_read += len(batch)
            Import.objects.filter(pk=run.pk).update(rows_read=run.rows_read)
    if run.mapping["is_complete"]:
        planner.add_gone()
    counted = run.rows.values_list("action").annotate(number=Count("pk"))
    run.counts = dict(counted.order_by())
    run.counts[Action.UNCHANGED] = run.counts.get(Action.UNCHANGED, 0) + planner.untouched
    run.state = State.PLANNED
    run.head = {"form": run.head["form"]}
    run.file.delete(save=False)
    run.save(update_fields=["counts", "state", "rows_read", "head", "file"])


class _Planner:
    def __init__(self, run: Import, on: date) -> None:
        self.run, self.on = run, on
        self.run.rows_read = 0
        self.untouched = 0
        self._places = Places(on)
        self._composer = Composer(self._places)
        self._seen: set[str] = set()
        self._candidates: Candidates | None = None

    def read(self, rows: Iterable[tuple[int, list[str]]], header: list[str]) -> Iterator[Read]:
        """Yield the rows read; one whose key came before is refused, the first one counts."""
        for line, cells in rows:
            named = by_target(cells, header, self.run.mapping)
            key = named.pop(ROW_KEY, "") or named.get("key", "")
            refused = ""
            told: dict[str, Any] = {"name": named.get("name", "")}
            try:
                told = read_cells(named)
                self._require_key(key)
            except DomainError as error:
                refused = str(error.message)
            yield Read(line, key[:LONGEST_KEY], told, refused)

    def _require_key(self, key: str) -> None:
        if not key:
            raise DomainError(_("Die Zeile hat keinen Schlüssel."))
        if len(key) > LONGEST_KEY:
            raise DomainError(_("Der Schlüssel ist länger als 80 Zeichen."))
        if key in self._seen:
            raise DomainError(_("Diesen Schlüssel gibt es in der Datei schon weiter oben."))
        self._seen.add(key)

    @transaction.atomic
    def add(self, batch: list[Read]) -> None:
        records = {
            record.row_key: record
            for record in SourceRecord.objects.filter(
                source=self.run.source.key, row_key__in=[one.key for one in batch]
            ).select_related("offer__merged_into")
        }
        offers = self._offers(batch, records)
        planned = (self._planned(one, records.get(one.key), offers) for one in batch)
        ImportRow.objects.bulk_create([row for row in planned if row is not None])

    def _offers(self, batch: list[Read], records: Mapping[str, SourceRecord]) -> dict[str, Offer]:
        """Return the entries the rows are about, but not those of rows that say nothing new."""
        wanted = {one.told["key"] for one in batch if one.told.get("key")}
        for one in batch:
            record = records.get(one.key)
            if record is not None and (record.row_hash != digest(one.told) or record.gone_on):
                wanted.add(_entry(record).key)
        return {offer.key: offer for offer in whole(Offer.objects.all()).filter(key__in=wanted)}

    def _planned(
        self, one: Read, record: SourceRecord | None, offers: Mapping[str, Offer]
    ) -> ImportRow | None:
        mark = digest(one.told)
        row = ImportRow(
            run=self.run, line=one.line, row_key=one.key, label=one.label, told=one.told,
            row_hash=mark, link_before=remembered(record),
        )  # fmt: skip
        if one.refused:
            return _refused(row, one.refused)
        if record is not None and record.row_hash == mark and not record.gone_on:
            self.untouched += 1
            return None
        offer = offers.get(one.told.get("key") or (_entry(record).key if record else ""))
        try:
            if offer is not None:
                self._compare(row, offer, record)
            else:
                self._make_new(row)
        except DomainError as error:
            return _refused(row, str(error.message))
        except ValidationError as error:
            return _refused(row, " ".join(error.messages))
        _keep_secrets_out(row)
        return row

    def _compare(self, row: ImportRow, offer: Offer, record: SourceRecord | None) -> None:
        ours = facts_of(offer)
        composed = self._composer.compose(row.told, ours)
        theirs = composed.facts
        if record is not None and record.gone_on:
            theirs.setdefault("valid_until", None)
        version = row.told.get("version")
        found = compare(
            ours,
            theirs,
            (record.delivered or {}) if record else None,
            edited=version is not None and version != offer.version,
        )
        fill_in(row, offer, ours, theirs, found.changes, found.conflicts)
        row.new_organisation = composed.new_organisation
        row.action = _action(row)
        written = {name: theirs[name] for name in found.names}
        require_facts(_copy(offer), written, self._places.lookup)

    def _make_new(self, row: ImportRow) -> None:
        if row.told.get("key"):
            key_validator(row.told["key"])
        composed = self._composer.compose(row.told, None)
        require_facts(Offer(), composed.facts, self._places.lookup)
        row.facts, row.new_organisation = composed.facts, composed.new_organisation
        row.action = Action.NEW
        if self._candidates is None:
            self._candidates = Candidates(self.run.source.key)
        like = None if row.told.get("key") else self._candidates.like(row.told)
        if like is not None:
            row.action = Action.DOUBTFUL
            row.offer_key, row.reason = like

    @transaction.atomic
    def add_gone(self) -> None:
        """Name what the source delivered before and does not any more; nobody has to take it."""
        lasting = Q(offer__valid_until=None) | Q(offer__valid_until__gte=self.on)
        records = SourceRecord.objects.filter(
            lasting, source=self.run.source.key, gone_on=None, offer__merged_into=None
        )
        rows: list[ImportRow] = []
        known = records.select_related("offer").order_by("pk").iterator(chunk_size=BATCH)
        for record in (one for one in known if one.row_key not in self._seen):
            rows.append(self._gone(record))
            if len(rows) == BATCH:
                ImportRow.objects.bulk_create(rows)
                rows.clear()
        ImportRow.objects.bulk_create(rows)

    def _gone(self, record: SourceRecord) -> ImportRow:
        last_day = (self.on - timedelta(days=1)).isoformat()
        until = record.offer.valid_until
        return ImportRow(
            run=self.run, line=0, link_before=remembered(record), row_key=record.row_key,
            row_hash=record.row_hash, label=record.offer.name, action=Action.GONE,
            is_included=False,
            offer_key=record.offer.key, version=record.offer.version,
            facts={**(record.delivered or {}), "valid_until": last_day}, changes=["valid_until"],
            before={"valid_until": until.isoformat() if until else None},
        )  # fmt: skip


def _entry(record: SourceRecord) -> Offer:
    """Return the entry a source means: where it was merged, the one that was kept."""
    return record.offer.merged_into or record.offer


def remembered(record: SourceRecord | None) -> dict[str, Any] | None:
    """Return what a source said last of an entry, so that an undo can give it back."""
    if record is None:
        return None
    return {
        "offer_id": record.offer_id,
        "row_hash": record.row_hash,
        "delivered": record.delivered,
        "gone_on": record.gone_on.isoformat() if record.gone_on else None,
    }


def fill_in(
    row: ImportRow,
    offer: Offer,
    ours: Facts,
    theirs: Facts,
    changes: list[str],
    conflicts: list[str],
) -> None:
    """Note in a row what it would change of an entry as it stands now."""
    row.offer_key, row.version = offer.key, offer.version
    row.label = row.told.get("name") or offer.name
    row.facts = theirs
    row.changes, row.conflicts = changes, conflicts
    row.before = {name: ours.get(name) for name in (*changes, *conflicts)}


def _action(row: ImportRow) -> Action:
    if row.conflicts:
        return Action.CONFLICT
    return Action.CHANGED if row.changes else Action.UNCHANGED


def _refused(row: ImportRow, reason: str) -> ImportRow:
    row.action, row.reason, row.is_included = Action.REFUSED, reason, False
    row.told = {}
    return row


def _keep_secrets_out(row: ImportRow) -> None:
    """Forget the address of a withheld site: the plan is shown, and kept."""
    if (row.facts.get("site") or {}).get("is_withheld"):
        row.told = {name: fact for name, fact in row.told.items() if name not in ADDRESS}
        row.told["is_withheld"] = True


def _copy(offer: Offer) -> Offer:
    """Return the entry once more, so that trying facts out on it changes nothing."""
    values = {field.attname: getattr(offer, field.attname) for field in Offer._meta.concrete_fields}
    return Offer(**values)

"""Undo an import as a whole; what somebody changed since is named and left, unless it is asked."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, ProtectedError, Q
from django.utils.translation import gettext as _

from handinhand.accounts.models import User
from handinhand.core import audit
from handinhand.core.audit import Act
from handinhand.core.errors import DomainError
from handinhand.directory import jobs
from handinhand.directory.changes import offers_changed
from handinhand.directory.facts import PLAIN, difference, facts_of
from handinhand.directory.history import reopens
from handinhand.directory.models import Offer, Organisation, Site, SourceRecord
from handinhand.directory.models.imports import Import, ImportRow, Outcome, State
from handinhand.directory.services.applying import (
    in_batches,
    keep_links,
    keep_outcomes,
    locked_offers,
    reason_of,
)
from handinhand.directory.services.importing import waiting
from handinhand.directory.writing import Lookup, write_facts, write_plain

# What an entry says when nothing is said of it.
_BLANK = Offer()
NOTHING = {
    **{name: getattr(_BLANK, name) for name in PLAIN},
    "owner": None, "merged_into": None, "site": None,
    "areas": [], "topics": [], "languages": [], "texts": {},
}  # fmt: skip


@transaction.atomic
def start_undo(*, import_id: int, by: User, also_changed: bool = False) -> None:
    """Have an applied import undone; with `also_changed` what was left before as well."""
    rows = Import.objects.select_for_update().filter(pk=import_id)
    run = rows.get()
    left = run.rows.filter(outcome=Outcome.LEFT).exists()
    if run.state != State.APPLIED and not (run.state == State.UNDONE and also_changed and left):
        raise DomainError(_("Dieser Import lässt sich nicht rückgängig machen."))
    run.state, run.acting, run.reason = State.UNDOING, by, ""
    run.save(update_fields=["state", "acting", "reason"])
    jobs.undo_import.enqueue(run.pk, also_changed=also_changed)


@transaction.atomic
def undo(*, import_id: int, also_changed: bool, on: date) -> None:
    """Give back what was here before: new entries go, changed facts return, links too."""
    run = waiting(import_id, State.UNDOING)
    undoer = _Undoer(run, on, also_changed=also_changed)
    for batch in in_batches(run.rows.filter(outcome__in=[Outcome.APPLIED, Outcome.LEFT])):
        undoer.undo(batch)
    _remove_bodies(run)
    run.state = State.UNDONE
    run.save(update_fields=["state"])
    counts = {str(outcome): run.rows.filter(outcome=outcome).count() for outcome in Outcome}
    audit.record("directory.import_undone", run, by=run.acting, after=counts)


class _Undoer:
    def __init__(self, run: Import, on: date, *, also_changed: bool) -> None:
        self._run, self._also_changed = run, also_changed
        self._lookup = Lookup(on)
        self._changed: list[Offer] = []
        self._reason = _("rückgängig: %(import)s") % {"import": reason_of(run)}

    def undo(self, batch: list[ImportRow]) -> None:
        offers = locked_offers(row.offer_key for row in batch)
        acts: list[Act] = []
        made: list[tuple[ImportRow, Offer]] = []
        for row in batch:
            offer = offers.get(row.offer_key)
            row.outcome = Outcome.UNDONE if self._may_undo(row, offer) else Outcome.LEFT
            if row.outcome == Outcome.UNDONE and offer is not None and row.now:
                acts.append(self._act(row, offer))
                if row.is_new:
                    made.append((row, offer))
                else:
                    self._restore(row, offer)
        self._remove(made)
        offers_changed(self._changed)
        self._changed.clear()
        undone = {row.offer_key for row in batch if row.outcome == Outcome.UNDONE}
        self._relink([row for row in batch if row.offer_key in undone & offers.keys()])
        keep_outcomes(batch)
        audit.record_all((act for act in acts if _key(act) in undone), by=self._run.acting)

    def _may_undo(self, row: ImportRow, offer: Offer | None) -> bool:
        """Tell whether the entry says what the import had written, or that does not matter."""
        if offer is None:
            return row.is_new
        if row.was and reopens(offer, row.was):
            row.reason = _("Die Anschrift ist heute geschützt.")
            return False
        if self._also_changed or not row.now:
            return True
        return not difference(facts_of(offer), {**NOTHING, **row.now} if row.is_new else row.now)

    def _act(self, row: ImportRow, offer: Offer) -> Act:
        ours = facts_of(offer)
        before = ours if row.was is None else {name: ours[name] for name in row.was}
        return Act("directory.offer_import_undone", offer, before, row.was, self._reason)

    def _restore(self, row: ImportRow, offer: Offer) -> None:
        was, site = row.was or {}, offer.site
        offer.version += 1
        if was.keys() <= set(PLAIN):
            write_plain(offer, was, self._lookup)
            self._changed.append(offer)
        else:
            write_facts(offer, was, self._lookup)
            self._remove_sites([site])

    def _remove(self, made: list[tuple[ImportRow, Offer]]) -> None:
        """Remove entries the import had made; their facts stay in the audit.

        What others refer to by now stays: then they are removed one by one.
        """
        try:
            with transaction.atomic():
                Offer.objects.filter(pk__in=[offer.pk for _row, offer in made]).delete()
        except ProtectedError:
            if len(made) > 1:
                for one in made:
                    self._remove([one])
            else:
                row = made[0][0]
                row.outcome = Outcome.LEFT
                row.reason = _("Andere Vorgänge beziehen sich auf diesen Eintrag.")
            return
        self._changed += [offer for _row, offer in made]
        self._remove_sites([offer.site for _row, offer in made])

    def _remove_sites(self, sites: list[Site | None]) -> None:
        """Remove sites that came with the import when nobody is there any more."""
        young = [site.pk for site in sites if site and site.pk > self._run.newest_site]
        Site.objects.filter(pk__in=young, offers=None).delete()

    def _relink(self, rows: list[ImportRow]) -> None:
        """Let the source have said what it had said before, so that it can say it anew."""
        source = self._run.source.key
        fresh = [row.row_key for row in rows if row.link_before is None]
        SourceRecord.objects.filter(source=source, row_key__in=fresh).delete()
        keep_links(
            SourceRecord(source=source, row_key=row.row_key, **row.link_before)
            for row in rows
            if row.link_before is not None
        )


def _key(act: Act) -> str:
    return str(getattr(act.subject, "key", ""))


def _remove_bodies(run: Import) -> None:
    """Remove the organisations the import had made and that nobody uses."""
    used = (
        Exists(Offer.objects.filter(Q(organisation=OuterRef("pk")) | Q(owner=OuterRef("pk"))))
        | Exists(Site.objects.filter(organisation=OuterRef("pk")))
    )  # fmt: skip
    made = run.rows.exclude(new_organisation="").values_list("new_organisation", flat=True)
    young = Organisation.objects.filter(pk__gt=run.newest_organisation, name__in=made.distinct())
    young.filter(memberships=None).exclude(used).delete()

"""The plan of an import, group by group: what is new, different, gone, doubtful or refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import list_files
from handinhand.core.errors import DomainError
from handinhand.directory import history
from handinhand.directory.facts import facts_of
from handinhand.directory.models import Offer
from handinhand.directory.models.imports import Action, Decision, Import, ImportRow, Outcome, State
from handinhand.directory.policies import may_keep_directory, may_see_directory_staff
from handinhand.directory.queries import whole
from handinhand.directory.services import importing
from handinhand.directory.staff import wording
from handinhand.directory.staff.paging import page_of

PER_PAGE = 12  # a form may have 500 fields, and every fact of a row may be one
# What went wrong in which line, for those who keep the source.
COLUMNS: list_files.Columns[ImportRow] = {
    _l("Zeile"): lambda one: one.line,
    _l("Schlüssel der Zeile"): lambda one: one.row_key,
    _l("Name"): lambda one: one.label,
    _l("Eintrag"): lambda one: one.offer_key,
    _l("Geändert"): lambda one: ", ".join(str(wording.label(name)) for name in one.changes),
    _l("Bei uns und dort geändert"): lambda one: ", ".join(
        str(wording.label(name)) for name in one.conflicts
    ),
    _l("Grund"): lambda one: one.reason,
    _l("Ergebnis"): lambda one: one.get_outcome_display(),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that mean the same, or ended the same; `hint` says what becomes of them."""

    slug: str
    title: str | Promise
    hint: str | Promise
    action: Action | None = None
    outcomes: tuple[Outcome, ...] = ()

    @property
    def rows(self) -> Q:
        return Q(action=self.action) if self.action else Q(outcome__in=self.outcomes)

    @property
    def can_be_taken(self) -> bool:
        return self.action in importing.TAKEABLE


GROUPS = (
    Group(
        "doppelt",
        _l("Vielleicht doppelt"),
        _l("Derselbe Kontakt oder fast derselbe Name. Was offen bleibt, lassen wir aus."),
        Action.DOUBTFUL,
    ),
    Group(
        "konflikte",
        _l("Bei uns und dort geändert"),
        _l("Hier hat jemand geändert, was auch die Quelle ändert. Ohne Wahl gilt unser Stand."),
        Action.CONFLICT,
    ),
    Group("geaendert", _l("Geändert"), _l("Die Quelle nennt neue Angaben."), Action.CHANGED),
    Group("neu", _l("Neu"), _l("Diese Einträge legen wir an."), Action.NEW),
    Group(
        "fehlt",
        _l("Nicht mehr in der Quelle"),
        _l("Was Sie auswählen, wird stillgelegt. Sonst bleibt es, wie es ist."),
        Action.GONE,
    ),
    Group(
        "abgelehnt",
        _l("Nicht lesbar"),
        _l("Diese Zeilen übernehmen wir nicht. Bitte in der Quelle berichtigen."),
        Action.REFUSED,
    ),
    Group(
        "nicht-uebernommen",
        _l("Nicht übernommen"),
        _l(
            "Seit dem Vergleich geändert, oder nicht möglich. Bitte die Liste noch einmal einlesen."
        ),
        outcomes=(Outcome.CONFLICT, Outcome.REFUSED),
    ),
    Group(
        "geblieben",
        _l("Nicht rückgängig gemacht"),
        _l("Diese Einträge hat seit der Übernahme jemand geändert."),
        outcomes=(Outcome.LEFT,),
    ),
)
BY_SLUG = {one.slug: one for one in GROUPS}


def groups_of(run: Import) -> list[dict[str, Any]]:
    """Return the groups that have rows, with how many and how many of them are taken: 1 query."""
    counts = {}
    for group in GROUPS:
        counts[f"n_{group.slug}".replace("-", "_")] = Count("pk", filter=group.rows)
        taken = group.rows & Q(is_included=True)
        counts[f"t_{group.slug}".replace("-", "_")] = Count("pk", filter=taken)
    found = run.rows.aggregate(**counts)
    return [
        {"group": group, "number": number, "taken": found[f"t_{name}"]}
        for group in GROUPS
        if (number := found[f"n_{(name := group.slug.replace('-', '_'))}"])
    ]


@require_http_methods(["GET", "POST"])
@staff_page(may_see_directory_staff)
def group(request: StaffRequest, pk: int, group: str) -> HttpResponseBase:
    """One group page by page; what is chosen on a page is kept when it is sent."""
    run = get_object_or_404(Import.objects.select_related("source"), pk=pk)
    shown = BY_SLUG.get(group)
    if shown is None:
        raise Http404
    may_decide = may_keep_directory(request.user) and run.state == State.PLANNED
    if request.method == "POST":
        if not may_keep_directory(request.user):
            raise PermissionDenied
        return _keep(request, run, shown)
    if list_files.is_asked(request):
        found = list_files.streamed(run.rows.filter(shown.rows))
        return list_files.list_file(request, f"import-{run.pk}-{shown.slug}", found, COLUMNS)
    page = page_of(request, run.rows.filter(shown.rows), PER_PAGE)
    context = {
        "run": run,
        "group": shown,
        "page": page,
        "rows": [_shown(row, theirs) for row, theirs in _with_entries(page.object_list, shown)],
        "decisions": Decision.choices,
        "may_decide": may_decide and shown.can_be_taken,
        "address": f"?n={page.paginator.count}",
    }
    return render(request, "staff/imports/group.html", context)


def _with_entries(rows: Any, group: Group) -> list[tuple[ImportRow, Offer | None]]:
    """Return rows with the entries they may mean, where these are to be seen side by side."""
    listed = _told(rows)
    if group.slug != "doppelt":
        return [(row, None) for row in listed]
    keys = [row.offer_key for row in listed]
    found = {one.key: one for one in whole(Offer.objects.filter(key__in=keys))}
    return [(row, found.get(row.offer_key)) for row in listed]


def _told(rows: Iterable[ImportRow]) -> list[ImportRow]:
    """Return rows to be shown: of an address that is withheld by now, the town only."""
    listed = list(rows)
    hidden = history.withheld_now(row.offer_key for row in listed if row.offer_key)
    for row in listed:
        if row.offer_key in hidden:
            row.facts = history.without_address(row.facts)
            row.before = history.without_address(row.before)
    return listed


def _shown(row: ImportRow, entry: Offer | None) -> dict[str, Any]:
    after = {name: row.facts.get(name) for name in (*row.changes, *row.conflicts)}
    worded = wording.in_words(row.before, after)
    conflicts = [one for one in worded if one.name in row.conflicts]
    shown: dict[str, Any] = {
        "row": row,
        "changes": [one for one in worded if one.name not in row.conflicts],
        "conflicts": [(one, row.choices.get(one.name, "ours")) for one in conflicts],
    }
    if entry is not None:
        shown["entry"] = entry
        shown["beside"] = wording.in_words(facts_of(entry), _comparable(row))
    elif row.action == Action.NEW:
        shown["changes"] = wording.in_words({}, _comparable(row))
    return shown


def _comparable(row: ImportRow) -> dict[str, Any]:
    """Return the facts a person compares; a body that is to be made is shown by its name."""
    facts = {name: fact for name, fact in row.facts.items() if fact not in (None, "", [], {})}
    if row.new_organisation:
        facts["organisation"] = row.new_organisation
    if facts.get("owner") == row.facts.get("organisation"):
        facts.pop("owner", None)
    return facts


def _keep(request: StaffRequest, run: Import, group: Group) -> HttpResponse:
    """Keep what was chosen: a whole group by its button, else the rows of the page."""
    data = request.POST
    try:
        if data.get("alle") in {"0", "1"}:
            importing.take_all(import_id=run.pk, action=group.action, taken=data["alle"] == "1")
        else:
            _keep_rows(request, run, group)
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("Ihre Auswahl ist gespeichert."))
    seite = data.get("seite", "")
    return HttpResponseRedirect(f"?seite={seite}" if seite.isascii() and seite.isdigit() else "?")


def _keep_rows(request: StaffRequest, run: Import, group: Group) -> None:
    data = request.POST
    among, taken = _numbers(data.getlist("gezeigt")), _numbers(data.getlist("nehmen"))
    importing.take_rows(import_id=run.pk, among=among, action=group.action, taken=taken)
    rows: QuerySet[ImportRow] = run.rows.filter(group.rows, pk__in=among)
    for row in rows:
        decision = data.get(f"entscheidung-{row.pk}")
        if row.action == Action.DOUBTFUL and decision in Decision.values:
            importing.decide(
                import_id=run.pk, row_id=row.pk, decision=decision, on=timezone.localdate()
            )
        if row.conflicts:
            sides = {name: data.get(f"angabe-{row.pk}-{name}", "ours") for name in row.conflicts}
            importing.choose(import_id=run.pk, row_id=row.pk, choices=sides)


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19]  # noqa: PLR2004 - fits the column

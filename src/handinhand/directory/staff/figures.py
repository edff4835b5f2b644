"""Zahlen: how true the directory is, where it rots, and what is missing."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.directory import figures as queries
from handinhand.directory.models import Doubt, FreshnessDay
from handinhand.directory.policies import may_see_directory_staff
from handinhand.directory.staff import filtering
from handinhand.directory.staff.charts import line
from handinhand.directory.staff.filtering import EntryFilter, Lacking, State

MOST_ROWS, MOST_DOUBTS = 15, 50


@require_safe
@staff_page(may_see_directory_staff)
def figures(request: StaffRequest) -> HttpResponse:
    today = timezone.localdate()
    days = queries.over_time("state", "", today)
    context = {
        "state": queries.in_state(today),
        "today": today,
        "lacks": _lacks(),
        "groups": [
            {"heading": heading, "name": name, "rows": _rows(name, shares)}
            for name, heading, shares in (
                ("district", _("Nach Landkreis"), queries.by_district(today)),
                ("kind", _("Nach Art"), queries.by_kind(today)),
                ("organisation", _("Nach Organisation"), queries.by_organisation(today)),
            )
        ],
        "oldest": queries.oldest(today),
        "line": line([(day.on, _percent(day)) for day in days]),
        "days": [{"day": day, "percent": _percent(day)} for day in reversed(days[-12:])],
        "doubts": Doubt.objects.select_related("offer")[:MOST_DOUBTS],
    }
    return render(request, "staff/directory/figures.html", context)


def _lacks() -> list[dict[str, object]]:
    """Return what is missing how often, each with the list that shows it."""
    counts = queries.lacks(timezone.localdate())
    live = EntryFilter(state=State.LIVE)
    return [
        {"label": _("ohne Öffnungszeiten"), "count": counts.hours,
         "address": live.address(lacking=Lacking.HOURS)},
        {"label": _("ohne Sprachen"), "count": counts.languages,
         "address": live.address(lacking=Lacking.LANGUAGES)},
        {"label": _("ohne Telefon"), "count": counts.phone,
         "address": live.address(lacking=Lacking.PHONE)},
        {"label": _("ohne Datum"), "count": counts.undated,
         "address": filtering.EntryFilter(state=State.UNDATED).address()},
    ]  # fmt: skip


def _rows(name: str, shares: Sequence[queries.Share]) -> list[dict[str, object]]:
    live = EntryFilter(state=State.LIVE, order=filtering.Order.OLDEST)
    return [
        {"share": one, "address": live.address(**{name: one.key})} for one in shares[:MOST_ROWS]
    ]


def _percent(day: FreshnessDay) -> int:
    return 100 * day.fresh // day.total if day.total else 0

"""Zahlen: how true the directory is, where it rots, and what is missing."""

from collections.abc import Iterator, Sequence

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import list_files
from handinhand.directory import figures as queries
from handinhand.directory.models import Doubt, FreshnessDay
from handinhand.directory.policies import may_see_directory_staff
from handinhand.directory.staff import filtering
from handinhand.directory.staff.charts import line
from handinhand.directory.staff.filtering import EntryFilter, Lacking, State
from handinhand.directory.staff.paging import page_of
from handinhand.directory.staff.searching import address_of

MOST_ROWS = 15
GROUPS = {
    "state": (gettext_lazy("Alle Einträge"), None),
    "district": (gettext_lazy("Nach Landkreis"), queries.by_district),
    "kind": (gettext_lazy("Nach Art"), queries.by_kind),
    "organisation": (gettext_lazy("Nach Organisation"), queries.by_organisation),
}
# A recorded day with the name of its group, which the row does not hold.
DAYS: list_files.Columns[tuple[FreshnessDay, str]] = {
    gettext_lazy("Tag"): lambda one: one[0].on,
    gettext_lazy("Art der Gruppe"): lambda one: GROUPS[one[0].group][0],
    gettext_lazy("Schlüssel"): lambda one: one[0].key,
    gettext_lazy("Gruppe"): lambda one: one[1],
    gettext_lazy("Einträge"): lambda one: one[0].total,
    gettext_lazy("geprüft"): lambda one: one[0].fresh,
    gettext_lazy("Anteil in Prozent"): lambda one: _percent(one[0]),
}


@require_safe
@staff_page(may_see_directory_staff)
def figures(request: StaffRequest) -> HttpResponseBase:
    """The figures of today; `gruppe` and `key` choose whose course is drawn, `alle` all groups.

    As a file: every recorded day, of one sort of group where `gruppe` names one.
    """
    group = request.GET.get("gruppe", "")
    group = group if group in GROUPS else ""
    if list_files.is_asked(request):
        return list_files.list_file(request, "zahlen", _recorded(group), DAYS)
    return _page(request, group or "state", request.GET.get("key", "")[:80])


def _recorded(group: str) -> Iterator[tuple[FreshnessDay, str]]:
    rows = FreshnessDay.objects.order_by("on", "group", "key")
    names = {name: queries.names_of(name) for name in GROUPS}
    for day in list_files.streamed(rows.filter(group=group) if group else rows):
        yield day, names[day.group].get(day.key, day.key)


def _page(request: StaffRequest, group: str, key: str) -> HttpResponse:
    today = timezone.localdate()
    days = queries.over_time(group, key, today)
    shows_all = request.GET.get("alle") == "1"
    context = {
        "state": queries.in_state(today),
        "today": today,
        "lacks": _lacks(),
        "groups": [
            {"heading": heading, "rows": _rows(name, found(today), shows_all=shows_all)}
            for name, (heading, found) in GROUPS.items()
            if found
        ],
        "shows_all": shows_all,
        "course_of": queries.names_of(group).get(key, key) if group != "state" else "",
        "oldest": queries.oldest(today),
        "line": line([(day.on, _percent(day)) for day in days]),
        "days": [{"day": day, "percent": _percent(day)} for day in reversed(days[-12:])],
        "doubts": page_of(request, Doubt.objects.select_related("offer")),
        "address": address_of(gruppe=group if key else "", key=key, alle="1" if shows_all else ""),
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


def _rows(
    name: str, shares: Sequence[queries.Share], *, shows_all: bool
) -> list[dict[str, object]]:
    """Return the groups, each with the list of its entries and the address of its course."""
    live = EntryFilter(state=State.LIVE, order=filtering.Order.OLDEST)
    here = reverse("directory:figures")
    return [
        {
            "share": one,
            "address": live.address(**{name: one.key}),
            "course": f"{here}{address_of(gruppe=name, key=one.key)}",
        }
        for one in (shares if shows_all else shares[:MOST_ROWS])
    ]


def _percent(day: FreshnessDay) -> int:
    return 100 * day.fresh // day.total if day.total else 0

"""The pages about the law: all papers on a day, what changed, and the time line of one cell."""

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation

from handinhand.core.caching import public_page
from handinhand.core.errors import DomainError
from handinhand.portal.law import asking, changes, files, history, labels, table
from handinhand.portal.law.asking import Asked
from handinhand.portal.law.printed import as_document
from handinhand.publishing.answers import answer_with_pdf
from handinhand.work_access.values import CHECKED_UNTIL, FIRST_DAY
from handinhand.work_access.words import Activity, Status

FILES = {"csv": "CSV", "json": "JSON", "pdf": "PDF"}


@public_page
def overview(request: HttpRequest) -> HttpResponse:
    """All papers and aims on a day; with both chosen it leads to their time line."""
    try:
        asked = asking.read(request.GET, timezone.localdate())
    except DomainError as error:
        return _asked_back(request, error)
    if asked.status and asked.activity:
        address = changes.cell_address(asked.status, asked.activity, asked.day_part())
        return HttpResponseRedirect(address)
    context = {**_frame(asked), **_table(asked)}
    return render(request, "law/overview.html", context)


@public_page
def overview_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The same as a file; the day, paper and aim of the page hold."""
    if ending not in FILES:
        raise Http404
    try:
        asked = asking.read(request.GET, timezone.localdate())
    except DomainError as error:
        return _asked_back(request, error)
    name = f"darf-ich-arbeiten-{asked.day.isoformat()}"
    if ending == "pdf":
        address = request.build_absolute_uri(reverse("portal:law") + asked.query())
        return answer_with_pdf(request, as_document(asked, address), file_name=f"{name}.pdf")
    return files.WRITERS[ending]({"on": asked.day}, files.matrix_rows(asked), name)


@public_page
def compare(request: HttpRequest) -> HttpResponse:
    """What changed from one day to another; without days, on the last day of a change."""
    typed = {name: asking.typed_in(request.GET, name) for name in (asking.FIRST, asking.SECOND)}
    context = {**_frame(None), "turns": changes.turns(), "typed": typed}
    try:
        first, second = _two_days(typed)
    except DomainError as error:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        wrong = {"error": error.message, "wrong": error.field}
        return render(request, "law/changes.html", {**context, **wrong}, status=status)
    context |= {
        "first": first,
        "second": second,
        "is_one_turn": any((one.before, one.day) == (first, second) for one in context["turns"]),
        "found": changes.compare(first, second),
        "is_after_check": max(first, second) > CHECKED_UNTIL,
        "query": changes.between(first, second),
    }
    return render(request, "law/changes.html", context)


@public_page
def compare_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    if ending not in files.WRITERS:
        raise Http404
    typed = {name: asking.typed_in(request.GET, name) for name in (asking.FIRST, asking.SECOND)}
    try:
        first, second = _two_days(typed)
    except DomainError:
        return compare(request)
    name = f"aenderungen-{first.isoformat()}-{second.isoformat()}"
    about = {"from": first, "to": second}
    return files.WRITERS[ending](about, files.difference_rows(first, second), name)


@public_page
def cell(request: HttpRequest, status: str, activity: str) -> HttpResponse:
    """The time line of one paper and one aim; a day marks the time it lies in."""
    if status not in list(Status) or activity not in list(Activity):
        raise Http404
    paper, aim = Status(status), Activity(activity)
    try:
        asked = asking.read(request.GET, timezone.localdate())
    except DomainError as error:
        return _asked_back(request, error)
    times = history.times(paper, aim, asked.day)
    context = {
        **_frame(asked),
        "paper": labels.status_title(paper),
        "aim": labels.activity_title(aim),
        "times": times,
        "now": next((one for one in times if one.is_asked), None),
        "first": times[-1].since,
        "check_address": reverse("portal:work")
        + asking.query(asked.day_part(), papier=paper, ziel=aim),
        "paper_address": reverse("portal:law") + asking.query(asked.day_part(), papier=paper),
        "aim_address": reverse("portal:law") + asking.query(asked.day_part(), ziel=aim),
    }
    return render(request, "law/cell.html", context)


def _frame(asked: Asked | None) -> dict[str, Any]:
    """Return what every page about the law shows."""
    return {
        "asked": asked,
        "typed": asked.typed if asked else "",
        "day": asked.day if asked else None,
        "is_after_check": asked.is_after_check if asked else False,
        "checked_until": CHECKED_UNTIL,
        "first_day": FIRST_DAY,
        "legend": labels.legend(),
        "choices": _choices(),
    }


def _choices() -> dict[str, Any]:
    return {
        "papers": [
            (title, [(one, labels.status_title(one)) for one in group])
            for title, group in labels.STATUS_GROUPS.values()
        ],
        "aims": [
            (title, [(one, labels.activity_title(one)) for one in group])
            for title, group in labels.ACTIVITY_GROUPS.values()
        ],
    }


def _table(asked: Asked) -> dict[str, Any]:
    context: dict[str, Any] = {"query": asked.query(), "file_formats": FILES.items()}
    if asked.status or asked.activity:
        groups = table.groups(asked)
        label, rows = _rows(asked, groups)
        return {**context, "label": label, "rows": rows, "chosen": _chosen(asked)}
    language = translation.get_language() or "de"
    day_query = asking.query(asked.day_part()).removeprefix("?")
    return {
        **context,
        "groups": [(code, title) for code, (title, _all) in labels.STATUS_GROUPS.items()],
        "table": table.whole_table(asked.day, day_query, language),
    }


def _chosen(asked: Asked) -> str:
    if asked.status:
        return labels.status_title(asked.status)
    return labels.activity_title(asked.activity) if asked.activity else ""


def _rows(asked: Asked, groups: list[table.Group]) -> tuple[str, list[dict[str, str]]]:
    """Return what the first column holds, and the rows of a table with two columns."""
    cells = [(row, one) for group in groups for row in group.rows for one in row.cells]
    rows = [
        {
            "title": one.column.title if asked.status else row.title,
            "address": changes.cell_address(one.status, one.activity, asked.day_part()),
            "mark": one.mark,
        }
        for row, one in cells
    ]
    return ("aim" if asked.status else "paper"), rows


def _asked_back(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Say what to write instead; what was typed and chosen stays."""
    words = {
        "error": error.message,
        "wrong": error.field,
        "typed": asking.typed_in(request.GET, asking.DAY),
        "typed_paper": asking.typed_in(request.GET, asking.STATUS),
        "typed_aim": asking.typed_in(request.GET, asking.ACTIVITY),
    }
    context = {**_frame(None), **words}
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "law/overview.html", context, status=status)


def _two_days(typed: Mapping[str, str]) -> tuple[date, date]:
    """Return the days to compare. Raises DomainError for what is no day."""
    last = changes.turns()[0]
    if not any(typed.values()):
        return last.before, last.day
    default = {asking.FIRST: last.before, asking.SECOND: timezone.localdate()}
    days = [asking.read_day(text, name) if text else default[name] for name, text in typed.items()]
    return days[0], days[1]

"""The review: all rules, values and open points beside their sources; and one row alone."""

from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core.errors import DomainError
from handinhand.portal.law import asking, changes, labels
from handinhand.portal.law.staff import filtering, lines, wording
from handinhand.portal.law.staff.filtering import POINTS, ReviewFilter
from handinhand.portal.law.staff.lines import Said
from handinhand.portal.law.staff.printed import as_document
from handinhand.publishing.answers import answer_with_pdf
from handinhand.work_access.models import LegalCheck, LegalRemark
from handinhand.work_access.policies import may_read_review, may_review_law
from handinhand.work_access.rows import PointEntry, RuleEntry, confirmable, entries
from handinhand.work_access.values import CHECKED_UNTIL, FIRST_DAY


@require_safe
@staff_page(may_read_review)
def review(request: StaffRequest) -> HttpResponse:
    """All rows; the address filters them and sets the day: four queries."""
    try:
        asked = filtering.read(request.GET)
    except DomainError as error:
        return _asked_back(request, error)
    said = Said()
    with_points = asked.abschnitt in ("", POINTS) and not asked.sicher
    context = {
        **_frame(request, asked),
        "tables": lines.tables(asked, said),
        "points": lines.points(said) if with_points else [],
        "unconfirmed": lines.unconfirmed(),
        "total": len(confirmable()),
        "day_links": _day_links(asked.tag) if asked.tag else [],
    }
    return render(request, "staff/law/review.html", context)


@require_safe
@staff_page(may_read_review)
def review_pdf(request: StaffRequest) -> HttpResponseBase:
    """The same rows on paper, for lawyers."""
    try:
        asked = filtering.read(request.GET)
    except DomainError as error:
        return _asked_back(request, error)
    said = Said()
    address = request.build_absolute_uri(reverse("law:review") + asked.address())
    document = as_document(lines.tables(asked, said), lines.points(said), asked, address)
    name = f"recht-{(asked.tag or timezone.localdate()).isoformat()}.pdf"
    return answer_with_pdf(request, document, file_name=name)


@require_safe
@staff_page(may_read_review)
def row(request: StaffRequest, key: str) -> HttpResponse:
    return row_page(request, key)


def row_page(request: HttpRequest, key: str, *, status: int = 200, **more: Any) -> HttpResponse:
    """Show one row with all remarks; `more` holds what was typed and what is wrong with it."""
    entry = entries().get(key)
    if entry is None:
        raise Http404
    said = Said([key])
    user: Any = request.user
    own = LegalCheck.objects.standing().filter(row=key, by=user, fingerprint=entry.fingerprint)
    context = {
        "line": lines.line(entry, said),
        "is_point": isinstance(entry, PointEntry),
        "read_as": labels.reason(entry.places[0].code) if isinstance(entry, RuleEntry) else "",
        "places": [one.group for one in getattr(entry, "places", ())],
        "remarks": LegalRemark.objects.filter(row=key).select_related("by", "resolved_by"),
        "may_review": may_review_law(user),
        "is_mine": own.exists(),
        **more,
    }
    return render(request, "staff/law/row.html", context, status=status)


def _frame(request: StaffRequest, asked: ReviewFilter) -> dict[str, Any]:
    return {
        "asked": asked,
        "address": asked.address(),
        "sections": lines.sections(),
        "certainties": [(one, str(words)) for one, words in wording.CERTAINTIES.items()],
        "may_review": may_review_law(request.user),
        "checked_until": CHECKED_UNTIL,
        "first_day": FIRST_DAY,
        "today": timezone.localdate(),
    }


def _day_links(day: date) -> list[tuple[str, str]]:
    """Return every page of "May I work?" with this day set."""
    before = max(day - timedelta(days=1), FIRST_DAY)
    return [
        (_("Überblick über alle Papiere"), reverse("portal:law") + asking.query(day)),
        (_("Was sich an diesem Tag ändert"), _compare(before, day)),
        (_("Was sich seit diesem Tag geändert hat"), _compare(day, timezone.localdate())),
        (_("Darf ich arbeiten? für diesen Tag"), reverse("portal:work") + asking.query(day)),
    ]


def _compare(first: date, second: date) -> str:
    return reverse("portal:law-changes") + changes.between(first, second)


def _asked_back(request: StaffRequest, error: DomainError) -> HttpResponse:
    context = {
        **_frame(request, ReviewFilter()),
        "error": error.message,
        "typed": asking.typed_in(request.GET, asking.DAY),
    }
    return render(request, "staff/law/review.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)

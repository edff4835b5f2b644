"""What lawyers do: remark on a row, confirm it, take that back, settle remarks."""

from datetime import date
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core.errors import DomainError
from handinhand.portal.law import asking
from handinhand.portal.law.staff import filtering
from handinhand.portal.law.staff.review import row_page
from handinhand.work_access.models import LegalRemark
from handinhand.work_access.policies import may_review_law
from handinhand.work_access.rows import entries
from handinhand.work_access.services import confirming, remarks

UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


@require_POST
@staff_page(may_review_law)
def add_remark(request: StaffRequest, key: str) -> HttpResponse:
    _known(key)
    text, typed_day = request.POST.get("text", ""), asking.typed_in(request.POST, asking.DAY)
    try:
        remarks.add_remark(
            row=key, text=text, on_day=_day(typed_day), by=request.user, at=timezone.now()
        )
    except DomainError as error:
        typed = {"text": text, "typed_day": typed_day, "error": error.message}
        return row_page(request, key, status=UNPROCESSABLE, **typed)
    messages.success(request, _("Ihre Bemerkung ist gespeichert."))
    return redirect("law:row", key)


@require_POST
@staff_page(may_review_law)
def resolve_remark(request: StaffRequest, pk: int) -> HttpResponse:
    remark = get_object_or_404(LegalRemark, pk=pk)
    resolution = request.POST.get("resolution", "")
    try:
        remarks.resolve_remark(
            remark_id=pk, resolution=resolution, by=request.user, at=timezone.now()
        )
    except DomainError as error:
        if remark.row not in entries():
            messages.error(request, str(error.message))
            return redirect("law:remarks")
        typed = {"wrong_remark": pk, "resolution": resolution, "error": error.message}
        return row_page(request, remark.row, status=UNPROCESSABLE, **typed)
    messages.success(request, _("Die Bemerkung ist erledigt."))
    return redirect("law:row", remark.row) if remark.row in entries() else redirect("law:remarks")


@require_POST
@staff_page(may_review_law)
def confirm(request: StaffRequest, key: str) -> HttpResponse:
    """Confirm a row as it was shown; from the list it leads back to the list."""
    _known(key)
    seen, on = request.POST.get("seen", ""), timezone.localdate()
    try:
        confirming.confirm_row(row=key, seen=seen, by=request.user, on=on)
    except DomainError as error:
        return row_page(request, key, status=UNPROCESSABLE, error=error.message)
    messages.success(request, _("Die Zeile ist bestätigt."))
    return _back(request, key)


@require_POST
@staff_page(may_review_law)
def withdraw(request: StaffRequest, key: str) -> HttpResponse:
    _known(key)
    try:
        confirming.withdraw_confirmation(row=key, by=request.user, on=timezone.localdate())
    except DomainError as error:
        return row_page(request, key, status=UNPROCESSABLE, error=error.message)
    messages.success(request, _("Ihre Bestätigung ist zurückgenommen."))
    return redirect("law:row", key)


def _known(key: str) -> None:
    if key not in entries():
        raise Http404


def _day(typed: str) -> date | None:
    return asking.read_day(typed, asking.DAY) if typed else None


def _back(request: StaffRequest, key: str) -> HttpResponse:
    """Lead to the list as it was filtered, or to the row."""
    if "back" not in request.POST:
        return redirect("law:row", key)
    asked = filtering.read(QueryDict(request.POST["back"].removeprefix("?")))
    return HttpResponseRedirect(f"{reverse('law:review')}{asked.address()}#{key}")

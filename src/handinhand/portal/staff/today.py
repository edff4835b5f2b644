"""Heute: what waits for me."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.directory.policies import may_keep_directory, may_work_here
from handinhand.directory.staff.filtering import EntryFilter, State
from handinhand.portal.staff.waiting import waiting_for


@require_safe
@staff_page(may_work_here)
def today(request: StaffRequest) -> HttpResponse:
    on = timezone.localdate()
    overdue = EntryFilter(state=State.DUE)
    context = {
        "waiting": waiting_for(request.user, on),
        "on": on,
        "overdue": overdue.rows(on).count() if may_keep_directory(request.user) else 0,
        "overdue_address": overdue.address(),
    }
    return render(request, "staff/today.html", context)

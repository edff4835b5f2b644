"""Heute: what waits for me."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handinhand.accounts.models import User
from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.directory.staff.filtering import EntryFilter, State
from handinhand.portal.staff.waiting import waiting_for


def may_enter(user: User) -> bool:
    """Everybody with a role, and everybody who keeps an organisation's entries."""
    return bool(user.roles) or user.memberships.filter(ended_at=None).exists()


@require_safe
@staff_page(may_enter)
def today(request: StaffRequest) -> HttpResponse:
    on = timezone.localdate()
    overdue = EntryFilter(state=State.DUE)
    context = {
        "waiting": waiting_for(request.user, on),
        "on": on,
        "overdue": overdue.rows(on).count(),
        "overdue_address": overdue.address(),
    }
    return render(request, "staff/today.html", context)

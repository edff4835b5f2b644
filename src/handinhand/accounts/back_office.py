"""The administration: who may enter has signed in on our own page, with a second factor."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from handinhand.accounts.policies import lacks_second_factor
from handinhand.accounts.staff_pages import to_second_factor


class BackOffice(AdminSite):
    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and not lacks_second_factor(request.user)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to our own sign-in; who is signed in and may not enter is told so."""
        del extra_context
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if lacks_second_factor(request.user):
            return to_second_factor(request)
        raise PermissionDenied

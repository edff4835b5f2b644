"""The administration: who may enter has signed in on our own page, with a second factor.

It looks and changes nothing. Pages that packages bring along are left out: they would show keys
and tokens, and change accounts without a trace.
"""

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from handinhand.accounts.policies import lacks_second_factor
from handinhand.accounts.staff_pages import to_second_factor
from handinhand.core.looking import Looking


class BackOffice(AdminSite):
    def register(
        self,
        model_or_iterable: Any,
        admin_class: type[ModelAdmin[Any]] | None = None,
        **options: Any,
    ) -> None:
        """Take pages that only look; all others, those of packages, are passed over."""
        if admin_class is not None and issubclass(admin_class, Looking):
            super().register(model_or_iterable, admin_class, **options)

    def password_change(  # type: ignore[override]  # stubs: a page, no redirect
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to our own page, which asks who it is and tells the person by mail."""
        del request, extra_context
        return redirect("account_change_password")

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

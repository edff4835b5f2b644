"""What every page of the staff area has in common: who may see it, its language, no cache."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from handinhand.accounts.models import User
from handinhand.accounts.policies import lacks_second_factor

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request whose sender is signed in."""

    user: User


StaffView = Callable[Concatenate[StaffRequest, P], HttpResponseBase]


def staff_page(allowed: Callable[[User], bool]) -> Callable[[StaffView[P]], StaffView[P]]:
    """Open a page to those for whom `allowed` holds; others sign in, or are told no.

    Who has a role sets up a second factor first. The staff area speaks German, whatever
    language the browser asks for.
    """

    def decorate(view: StaffView[P]) -> StaffView[P]:
        @wraps(view)
        def answer(request: StaffRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not allowed(request.user):
                raise PermissionDenied
            if lacks_second_factor(request.user):
                return to_second_factor(request)
            translation.activate("de")
            return view(request, *args, **kwargs)

        return cast("StaffView[P]", never_cache(login_required(answer)))

    return decorate


def to_second_factor(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("Für Ihre Aufgaben brauchen Sie einen zweiten Faktor."))
    return redirect("mfa_activate_totp")

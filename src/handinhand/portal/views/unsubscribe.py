"""Abmelden: refuse a kind of mail by the link in it, signed in or not, by browser or not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from handinhand.core import opt_outs
from handinhand.core.enums import MailKind
from handinhand.core.opt_outs import Ticket


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@csrf_exempt  # RFC 8058: the mail provider posts by itself; the signed link is the permission
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on GET, since scanners open links; act on POST, which may be repeated."""
    ticket = Ticket.read(token)
    if ticket is None:
        return _page(request, {"state": "broken"}, status=404)
    translation.activate(ticket.language)
    state = "asked"
    if request.method == "POST" and "undo" in request.POST:
        opt_outs.allow_again(ticket)
        state = "allowed"
    elif request.method == "POST":
        opt_outs.refuse(ticket)
        state = "refused"
    return _page(request, {"state": state, "kind": MailKind(ticket.kind).label})


def _page(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, "pages/unsubscribe.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response

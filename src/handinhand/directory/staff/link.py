"""The page behind the link in a mail: keep one's entries without an account.

Opening it never does anything, since scanners of mail open links; only its buttons act. It needs
no cookie: the signed link is the permission, and no other site knows it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from handinhand.core.errors import DomainError
from handinhand.directory import history, senders
from handinhand.directory.facts import facts_of
from handinhand.directory.keepers import Contact, keeper_of
from handinhand.directory.models import Offer, Proposal
from handinhand.directory.services import asking, editing, proposing
from handinhand.directory.services.proposing import Proposer
from handinhand.directory.staff import wording
from handinhand.directory.staff.entries import state_of
from handinhand.directory.staff.forms import add_errors
from handinhand.directory.staff.own_form import OwnOfferForm
from handinhand.directory.staff.places_form import PlacesForm
from handinhand.directory.staff.reading import number, texts_of
from handinhand.directory.tickets import Ticket

FORM = "check"
MOST_AN_HOUR = 120
TOO_MANY = 429
Found = list[tuple[Offer, Contact]]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@csrf_exempt
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Show the entries of the link; a button does one act on one of them."""
    translation.activate("de")
    ticket = Ticket.read(token)
    if ticket is None:
        return _too_old(request, token)
    found = ticket.found()
    if request.method != "POST":
        return _page(request, found, said=request.GET.get("getan", ""))
    act = _ACTS.get(request.POST.get("act", ""), _unclear)
    key = request.POST.get("key", "")
    offer, contact = _one(found, key)
    if _is_too_often(ticket):
        return _page(request, found, error=_slow_down(), status=TOO_MANY)
    try:
        said = act(offer, contact, request.POST)
    except (DomainError, ValidationError) as error:
        texts = " ".join(texts_of(error))
        return _page(request, found, error=texts, error_key=key, status=422)
    return _done(token, said, key)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@csrf_exempt
def change(request: HttpRequest, token: str, key: str) -> HttpResponse:
    """The form of an entry: a proposal, or at once for a trusted organisation."""
    translation.activate("de")
    ticket = Ticket.read(token)
    if ticket is None:
        return _too_old(request, token)
    offer, contact = _one(ticket.found(), key)
    keeper = keeper_of(offer)
    waiting = Proposal.objects.open().filter(offer=offer).first()
    facts = facts_of(offer)
    form = OwnOfferForm(
        request.POST or None,
        organisation=keeper,
        facts=facts | history.still_wanted(offer, waiting),
    )
    context: dict[str, Any] = {
        "form": form,
        "offer": offer,
        "back": reverse("check:page", args=[token]),
        "is_trusted": keeper.is_trusted,
        "version": request.POST.get("version", offer.version),
        "note": request.POST.get("remark", ""),
    }
    if request.method == "POST" and _is_too_often(ticket):
        form.add_error(None, _slow_down())
    elif request.method == "POST" and form.is_valid():
        try:
            made = proposing.propose_change(
                key=key,
                facts=form.stated(),
                proposer=Proposer.link(keeper, contact.email, contact.language),
                at=timezone.now(),
                on=timezone.localdate(),
                seen_version=number(request.POST.get("version", "")),
                note=request.POST.get("remark", "")[:500],
            )
        except editing.EditConflictError as conflict:
            context["conflict"] = wording.in_words(conflict.theirs, form.stated())
            context["version"] = conflict.version
            return _private(render(request, "staff/check/form.html", context, status=409))
        except (DomainError, ValidationError) as error:
            add_errors(form, error)
        else:
            return _done(token, "vorschlag" if made else "gespeichert", key)
    status = 422 if form.errors else 200
    return _private(render(request, "staff/check/form.html", context, status=status))


def _check(offer: Offer, contact: Contact, _data: Mapping[str, str]) -> str:
    keeper = keeper_of(offer)
    by = Proposer.link(keeper, contact.email, contact.language).actor
    asking.confirm(key=offer.key, by=by, checker=keeper.name, on=timezone.localdate())
    return "geprueft"


def _end(offer: Offer, contact: Contact, data: Mapping[str, str]) -> str:
    made = proposing.propose_end(
        key=offer.key,
        proposer=Proposer.link(keeper_of(offer), contact.email, contact.language),
        at=timezone.now(),
        on=timezone.localdate(),
        reason=data.get("reason", "")[:500],
    )
    return "vorschlag" if made else "beendet"


def _places(offer: Offer, contact: Contact, data: Mapping[str, str]) -> str:
    form = PlacesForm(data)
    if not form.is_valid():
        raise DomainError(_("Bitte schreiben Sie Plätze und Tage als Zahlen, zum Beispiel 3."))
    by = Proposer.link(keeper_of(offer), contact.email, contact.language).actor
    asking.state_places(key=offer.key, by=by, on=timezone.localdate(), **form.cleaned_data)
    return "plaetze"


def _unclear(_offer: Offer, _contact: Contact, _data: Mapping[str, str]) -> str:
    raise DomainError(_("Bitte wählen Sie einen der Knöpfe."))


_ACTS: Mapping[str, Callable[[Offer, Contact, Mapping[str, str]], str]] = {
    "check": _check,
    "end": _end,
    "places": _places,
}


def _page(
    request: HttpRequest, found: Found, *, said: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    today = timezone.localdate()
    offers = [offer for offer, _contact in found]
    hidden = set(asking.hidden(today).filter(offer__in=offers).values_list("offer_id", flat=True))
    waiting = Proposal.objects.open().filter(offer__in=offers)
    proposed = {one.offer_id: one for one in waiting}
    context = {
        "rows": [
            {
                "offer": offer,
                "state": state_of(offer),
                "is_hidden": offer.pk in hidden,
                "is_open": offer.is_valid_on(today) or offer.pk in hidden,
                "proposal": proposed.get(offer.pk),
                "change": f"{request.path}{offer.key}/aendern/",
            }
            for offer in offers
        ],
        "said": said,
        "said_key": request.GET.get("eintrag", ""),
        "posted": request.POST,
        **more,
    }
    return _private(render(request, "staff/check/page.html", context, status=status))


def _too_old(request: HttpRequest, token: str) -> HttpResponse:
    """Offer a fresh link for one that is too old; it goes to the address of the old one only."""
    ticket = Ticket.read(token, also_old=True)
    context: dict[str, Any] = {"can_renew": ticket is not None}
    if request.method == "POST" and ticket is not None and not _is_too_often(ticket):
        context["is_sent"] = asking.send_again(ticket)
        context["can_renew"] = False
    return _private(render(request, "staff/check/too_old.html", context, status=404))


def _one(found: Found, key: str) -> tuple[Offer, Contact]:
    for offer, contact in found:
        if offer.key == key:
            return offer, contact
    raise Http404


def _is_too_often(ticket: Ticket) -> bool:
    """Count what is sent with links to one address, so that a stolen link floods nobody."""
    now = timezone.now()
    sent = senders.count(FORM, ticket.address, now)
    senders.note(FORM, ticket.address, now)
    return sent >= MOST_AN_HOUR


def _slow_down() -> str:
    return _(
        "Das ging sehr oft hintereinander. Bitte versuchen Sie es in einer Stunde noch einmal."
    )


def _done(token: str, said: str, key: str) -> HttpResponse:
    query = urlencode({"getan": said, "eintrag": key})
    return _private(HttpResponseRedirect(f"{reverse('check:page', args=[token])}?{query}"))


def _private(response: HttpResponse) -> HttpResponse:
    """Keep the link, which is a permission, out of search engines and other sites' logs."""
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response

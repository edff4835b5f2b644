"""Stimmt etwas nicht? A reader reports a fault: no account, no cookie, no JavaScript.

Instead of Django's cookie against forged requests the form carries a signed token. That is safe
because nobody is signed in here: a forged request could do nothing its sender could not do openly.
"""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from handinhand.core.caching import public_page
from handinhand.core.clients import network_of
from handinhand.directory import senders
from handinhand.directory.enums import Fault
from handinhand.directory.models import Offer
from handinhand.directory.queries import cards_of
from handinhand.directory.services import reporting
from handinhand.directory.spam import Sent, doubts
from handinhand.portal.people import people_to_ask
from handinhand.portal.report_form import TRAP, ReportForm, age_of, token_of
from handinhand.portal.shown import Shown, show

FORM = "report"
MOST_COUNSELLORS = 3


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@csrf_exempt
def report(request: HttpRequest, key: str) -> HttpResponse:
    now = timezone.now()
    offer = get_object_or_404(Offer.objects.public(timezone.localdate()), key=key)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _is_welcome(request, form, key):
        made = reporting.report(
            offer=offer,
            fault=Fault(form.cleaned_data["fault"]),
            text=form.cleaned_data["text"],
            email=form.cleaned_data["email"],
            language=translation.get_language() or "de",
            at=now,
        )
        address = redirect("portal:report-thanks", key)
        if made.fault == Fault.DISCRIMINATION:
            address["Location"] += f"?was={made.fault}"
        return address
    context = {"offer": offer, "form": form, "token": token_of(key, now), "trap": TRAP}
    status = 422 if form.errors else 200
    return render(request, "pages/report.html", context, status=status)


@public_page
def thanks(request: HttpRequest, key: str) -> HttpResponse:
    """Say what happens now; after mistreatment, who counsels."""
    now = timezone.localtime()
    offer = get_object_or_404(Offer, key=key)
    is_mistreated = request.GET.get("was") == Fault.DISCRIMINATION
    context = {"offer": offer, "counsellors": _counsellors(now) if is_mistreated else []}
    return render(request, "pages/report_thanks.html", context)


def _counsellors(now: datetime) -> list[Shown]:
    """Return who helps against discrimination; where nobody is known, general counselling."""
    rows = Offer.objects.public(now.date()).filter(topics__topic="discrimination")
    language = translation.get_language() or "de"
    cards = cards_of(rows.order_by("name")[:MOST_COUNSELLORS], language=language, on=now.date())
    return show(cards, now) or people_to_ask(None, now)


def _is_welcome(request: HttpRequest, form: ReportForm, key: str) -> bool:
    """Put every doubt about the sender onto the form; tell whether there is none."""
    now = timezone.now()
    sender = senders.sender_of(network_of(request), now)
    text = form.cleaned_data["text"]
    sent = Sent(
        trap=request.POST.get(TRAP, ""),
        age=age_of(request.POST.get("token", ""), key, now),
        in_last_hour=senders.count(FORM, sender, now),
        text=text,
        repeats=reporting.repeats_of(text, now),
    )
    senders.note(FORM, sender, now)
    for doubt in doubts(sent):
        form.add_doubt(doubt)
    return not form.errors

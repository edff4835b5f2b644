"""Who runs this, what is kept, and how to reach a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from handinhand.core.caching import public_page
from handinhand.directory.models import Offer
from handinhand.portal.people import people_to_ask


@public_page
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to ask; with `eintrag` it names the entry somebody found a fault in."""
    now = timezone.localtime()
    key = request.GET.get("eintrag", "")[:80]
    entry = Offer.objects.public(now.date()).filter(key=key).first() if key else None
    context = {"entry": entry, "people": people_to_ask(None, now)}
    return render(request, "pages/contact.html", context)


@public_page
def imprint(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/imprint.html")


@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html")


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")

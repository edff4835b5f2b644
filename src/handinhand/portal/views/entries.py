"""One offer, one organisation."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation

from handinhand.core.caching import public_page
from handinhand.directory.models import Offer
from handinhand.directory.queries import (
    card,
    cards,
    cards_of,
    offers_of_organisation,
    public_organisations,
    with_all,
)
from handinhand.directory.vcard import vcard
from handinhand.portal import shown
from handinhand.portal.crisis_lines import urgent_lines
from handinhand.portal.paging import page_of
from handinhand.topics.tree import topics


@public_page
def offer(request: HttpRequest, key: str) -> HttpResponse:
    """One entry; the address of a merged one leads to the entry it became."""
    now = timezone.localtime()
    language = translation.get_language() or "de"
    found = next(iter(shown.show(cards([key], language=language, on=now.date()), now)), None)
    if found is None:
        merged = get_object_or_404(Offer.objects.exclude(merged_into=None), key=key).merged_into
        return redirect("portal:offer", merged.key, permanent=True)  # type: ignore[union-attr]  # not None: excluded
    first = topics()[found.topics[0]] if found.topics else None
    context = {
        "card": found,
        "week": shown.week(found, now.date()),
        "areas": [str(area) for area in found.offer.areas.defer("outline", "outline_small")],
        "for_whom": shown.for_whom(found),
        "access_labels": shown.access_labels(found),
        "source_link": shown.source_link(found),
        "share_address": request.build_absolute_uri(reverse("portal:offer", args=[key])),
        "topic": first,
        "urgent": urgent_lines(found.topics),
    }
    return render(request, "pages/offer.html", context)


@public_page
def offer_vcard(_request: HttpRequest, key: str) -> HttpResponse:
    today = timezone.localdate()
    rows = with_all(Offer.objects.public(today), "de")
    found = card(get_object_or_404(rows, key=key), language="de", on=today)
    response = HttpResponse(vcard(found), content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{quote(key)}.vcf"'
    return response


@public_page
def organisation(request: HttpRequest, key: str) -> HttpResponse:
    now = timezone.localtime()
    language = translation.get_language() or "de"
    found = get_object_or_404(public_organisations(now.date()), key=key)
    rows, total, pages = page_of(request, offers_of_organisation(found, now.date()))
    context = {
        "organisation": found,
        "cards": shown.show(cards_of(rows, language=language, on=now.date()), now),
        "total": total,
        "pages": pages,
    }
    return render(request, "pages/organisation.html", context)

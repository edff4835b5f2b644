"""The results of a search, and the list of a topic or a place, as a file."""

from collections.abc import Iterator
from dataclasses import replace

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone, translation

from handinhand.core.caching import public_page
from handinhand.directory.models import Offer
from handinhand.directory.queries import whole
from handinhand.directory.sheets.documents import About
from handinhand.directory.sheets.exporting import export
from handinhand.directory.sheets.formats import FORMATS, Format
from handinhand.portal import asking
from handinhand.portal.listing import OFFER_KINDS
from handinhand.search import engine


@public_page
def results_export(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give out the offers found, in their order, as many as can be paged through.

    `liste=1` asks for the list of a topic or place instead: what merely lies near is no part of it.
    """
    if ending not in FORMATS:
        raise Http404
    asked = replace(asking.read(request.GET), page=1)
    now = timezone.localtime()
    language = translation.get_language() or "de"
    wanted = asked.request(language, now, per_page=engine.MOST_CANDIDATES)
    only_serving = request.GET.get("liste") == "1"
    limits = replace(wanted.filters, kinds=OFFER_KINDS, only_serving=only_serving)
    answer = engine.search(replace(wanted, filters=limits))
    keys = [hit.key for hit in answer.hits if hit.kind in OFFER_KINDS]
    address = request.build_absolute_uri(reverse("portal:results") + asked.address())
    about = About(address, now, answer.total)
    return export(_in_order(keys), Format(ending), about, internal=False)


def _in_order(keys: list[str]) -> Iterator[Offer]:
    """Yield public entries in the order of the keys: seven queries."""
    rows = whole(Offer.objects.public(timezone.localdate())).filter(key__in=keys)
    found = {offer.key: offer for offer in rows}
    yield from (found[key] for key in keys if key in found)

"""The map of the site for search engines: every page in every language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from handinhand.core.caching import public_page
from handinhand.directory.models import Offer
from handinhand.places.queries import district_shapes
from handinhand.topics.tree import topics

FIXED = (
    "",
    "themen/",
    "darf-ich-arbeiten/",
    "darf-ich-arbeiten/uebersicht/",
    "darf-ich-arbeiten/uebersicht/aenderungen/",
    "orte/",
    "zustaendig/",
    "kontakt/",
)
MOST_OFFERS = 5000


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    offers = Offer.objects.public(today).order_by("key").values_list("key", flat=True)[:MOST_OFFERS]
    paths = [
        *FIXED,
        *(f"thema/{code}/" for code in topics()),
        *(f"ort/{shape.key}/" for shape in district_shapes(today)),
        *(f"angebot/{key}/" for key in offers),
    ]
    context = {
        "root": f"{request.scheme}://{request.get_host()}",
        "paths": paths,
        "codes": [code for code, _name in settings.LANGUAGES],
    }
    text = render_to_string("pages/sitemap.xml", context)
    return HttpResponse(text, content_type="application/xml; charset=utf-8")

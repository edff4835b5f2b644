"""The frame's own words in the reader's language; typst knows no Pashto."""

from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from handinhand.core.languages import long_day

_PAGE, _PAGES = "{page}", "{pages}"  # filled in by typst, which alone knows them


def frame_words(language: str, facts_on: date) -> dict[str, str]:
    with translation.override(language):
        # No point at the end: it is a line of its own, and some languages end a day with one.
        facts = _("Stand der Angaben: %(day)s.") % {"day": long_day(facts_on, language)}
        return {
            "state": str(settings.STATE_NAME),
            "facts_on": facts.removesuffix("."),
            "page": _("Seite %(page)s von %(pages)s") % {"page": _PAGE, "pages": _PAGES},
            "online": _("Im Internet, immer aktuell:"),
            "qr": _("QR-Code: diese Seite auf dem Handy öffnen"),
            "address": _("Adresse"),
            "phone": _("Telefon"),
            "email": _("E-Mail"),
            "website": _("Internet"),
            "hours": _("Öffnungszeiten"),
            "languages": _("Sprachen"),
        }

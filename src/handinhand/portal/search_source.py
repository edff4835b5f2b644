"""The platform's own pages as documents of the search, found by their names in every language."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from handinhand.search.documents import Document, Source, register

PAGES = {
    "responsible": gettext_noop("Wer ist für mich zuständig?"),
    "topics": gettext_noop("Alle Themen"),
    "places": gettext_noop("Hilfe an Ihrem Ort"),
    "contact": gettext_noop("Kontakt"),
    "imprint": gettext_noop("Impressum"),
    "privacy": gettext_noop("Datenschutz"),
    "accessibility": gettext_noop("Erklärung zur Barrierefreiheit"),
}
BELOW_OFFERS = 0.5


def register_sources() -> None:
    register(Source("page", _every_page, _some_pages))


def _every_page() -> Iterator[Document]:
    return _some_pages(PAGES)


def _some_pages(keys: Iterable[str]) -> Iterator[Document]:
    for key in keys:
        names = {}
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                names[language] = gettext(PAGES[key])
        with translation.override("de"):
            address = reverse(f"portal:{key}")
        yield Document(
            id=f"page:{key}",
            kind="page",
            name=PAGES[key],
            path=address.removeprefix("/de/"),
            names=names,
            weight=BELOW_OFFERS,
            source="page",
        )

"""Find entries that a new row may mean: the same contact, or nearly the same name in its town."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from handinhand.core.text import fold, words
from handinhand.directory.models import Offer, SourceRecord

NEARLY_THE_SAME = 90
SHORTEST_PHONE = 6
_FORMS = frozenset({"ev", "e", "v", "gmbh", "ggmbh", "der", "die", "das", "fur", "und", "in"})


class Candidates:
    """The entries not yet known to a source, by contact and by town: one query, kept for a file.

    An entry the source knows under another key is no candidate: it told them apart itself.
    """

    def __init__(self, source: str) -> None:
        self._by_contact: dict[str, str] = {}
        self._by_town: dict[str, dict[str, str]] = {}
        known = SourceRecord.objects.filter(source=source, offer=OuterRef("pk"))
        rows = Offer.objects.filter(~Exists(known), merged_into=None).values_list(
            "key", "name", "phone", "email", "web", "site__town"
        )
        for key, name, phone, email, web, town in rows.iterator(chunk_size=2_000):
            for contact, _word in contacts(phone, email, web):
                self._by_contact.setdefault(contact, key)
            self._by_town.setdefault(_folded(town or ""), {})[key] = _folded(name)

    def like(self, told: Mapping[str, Any]) -> tuple[str, str] | None:
        """Return the key of the entry the row may mean, and why."""
        found = contacts(told.get("phone", ""), told.get("email", ""), told.get("web", ""))
        for contact, word in found:
            if contact in self._by_contact:
                return self._by_contact[contact], word
        same_town = self._by_town.get(_folded(told.get("town", "")), {})
        name = _folded(told.get("name", ""))
        for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
            near = process.extractOne(name, same_town, scorer=scorer, score_cutoff=NEARLY_THE_SAME)
            if near is not None:
                return near[2], _("fast derselbe Name im selben Ort")
        return None


def contacts(phone: str, email: str, web: str) -> list[tuple[str, str]]:
    """Return the contacts in a form in which they can be compared, each with its word."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    national = digits.removeprefix("0049").removeprefix("49").lstrip("0")
    bare = web.lower().partition("://")[2].removeprefix("www.").rstrip("/")
    found = [
        (national if len(national) >= SHORTEST_PHONE else "", _("dieselbe Telefonnummer")),
        (email.lower(), _("dieselbe E-Mail-Adresse")),
        (bare, _("dieselbe Internetseite")),
    ]
    return [(contact, word) for contact, word in found if contact]


def _folded(text: str) -> str:
    return " ".join(one for word in words(text) if (one := fold(word)) not in _FORMS)

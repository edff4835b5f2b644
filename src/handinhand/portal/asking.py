"""The address of a search: reading it, and writing the one that changes one thing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.http import urlencode

from handinhand.directory.enums import Access
from handinhand.portal import paging
from handinhand.search.candidates import DISTANCES
from handinhand.search.engine import Filters, Request
from handinhand.topics.tree import topics

_LANGUAGE = re.compile(r"[a-z]{2,3}")
LONGEST_SHOWN = 400
LAST_PAGE = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a search says; anything it cannot mean is left out, never an error."""

    query: str
    place: str
    topic: str | None
    language: str | None
    access: str | None
    audience: str | None
    open_now: bool
    within_km: int | None
    page: int

    def request(
        self, language: str, now: datetime, per_page: int = 10, *, counted: bool = False
    ) -> Request:
        return Request(
            query=self.query,
            language=language,
            near=self.place or None,
            filters=Filters(
                topic=self.topic,
                languages=(self.language,) if self.language else (),
                access=self.access,
                audience=self.audience,
                open_now=self.open_now,
                within_km=self.within_km,
            ),
            page=self.page,
            per_page=per_page,
            counted=counted,
            on=now.date(),
            now=now,
        )

    def parameters(self) -> dict[str, str]:
        """Return the address parts that are set, in a fixed order."""
        parts = {
            "q": self.query,
            "ort": self.place,
            "thema": self.topic,
            "sprache": self.language,
            "zugang": self.access,
            "fuer": self.audience,
            "offen": "1" if self.open_now else None,
            "km": str(self.within_km) if self.within_km else None,
            "seite": str(self.page) if self.page > 1 else None,
        }
        return {name: value for name, value in parts.items() if value}

    def address(self, changes: Mapping[str, str | None] | None = None) -> str:
        """Return "?…" with some parts changed; any change but that of the page leads to page 1."""
        parts: dict[str, str | None] = {**self.parameters()}
        if changes is not None:
            if "seite" not in changes:
                parts.pop("seite", None)
            parts.update(changes)
        return "?" + urlencode({name: value for name, value in parts.items() if value})


def read(data: QueryDict) -> Asked:
    access = data.get("zugang", "")
    kilometres = data.get("km", "")
    language = data.get("sprache", "")
    audience = data.get("fuer", "")
    return Asked(
        query=data.get("q", "").strip()[:LONGEST_SHOWN],
        place=data.get("ort", "").strip()[:LONGEST_SHOWN],
        topic=data.get("thema") if data.get("thema") in topics() else None,
        language=language if _LANGUAGE.fullmatch(language) else None,
        access=access if access in Access.values else None,
        audience=audience if audience in {"women", "men", "young"} else None,
        open_now=data.get("offen") == "1",
        within_km=next((km for km in DISTANCES if kilometres == str(km)), None),
        page=paging.page_number(data.get("seite", ""), LAST_PAGE),
    )

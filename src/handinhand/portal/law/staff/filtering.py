"""What the address of the review asks for."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.http import urlencode

from handinhand.core.timeline import Certainty
from handinhand.portal.law import asking

VALUES, PAPERS, POINTS = "werte", "papiere", "punkte"


@dataclass(frozen=True, slots=True)
class ReviewFilter:
    """Names are those of the address; `tag` is a day the law is looked at on."""

    abschnitt: str = ""
    sicher: str = ""
    offen: str = ""
    tag: date | None = None

    def address(self, **other: Any) -> str:
        asked = replace(self, **other)
        parts = {field.name: getattr(asked, field.name) for field in fields(self)}
        return f"?{urlencode({name: one for name, one in parts.items() if one})}"


def read(data: QueryDict) -> ReviewFilter:
    """Read an address. Raises DomainError for what is no day of the law."""
    typed = asking.typed_in(data, asking.DAY)
    sure = data.get("sicher", "")
    return ReviewFilter(
        asking.typed_in(data, "abschnitt"),
        sure if sure in list(Certainty) else "",
        "1" if data.get("offen") == "1" else "",
        asking.read_day(typed, asking.DAY) if typed else None,
    )

"""Search in a staff list: each word typed has to stand in one of the columns."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.http import urlencode

Row = TypeVar("Row", bound=Model)
LONGEST = 200


def query_of(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:LONGEST]


def with_words(rows: QuerySet[Row], query: str, *columns: str) -> QuerySet[Row]:
    for word in query.split():
        found = Q()
        for column in columns:
            found |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(found)
    return rows


def address_of(**parts: str) -> str:
    """Return the address of a list as it is filtered."""
    return "?" + urlencode({name: value for name, value in parts.items() if value})

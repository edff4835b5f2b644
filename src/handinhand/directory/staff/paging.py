"""Pages of a staff list."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

Row = TypeVar("Row", bound=Model)
PER_PAGE = 50


def page_of(request: HttpRequest, rows: QuerySet[Row], per_page: int = PER_PAGE) -> Page[Row]:
    """Return the asked page; a number that makes no sense leads to the first or the last."""
    return Paginator(rows, per_page).get_page(request.GET.get("seite"))

"""Page numbers of a list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

Row = TypeVar("Row", bound=Model)
LONGEST_NUMBER = 6
PER_PAGE = 20
AROUND = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    number: int
    address: str
    is_current: bool


def links(current: int, last: int, address: Callable[[int], str]) -> list[PageLink]:
    """Return the first, the last and the pages around the current one."""
    wanted = {1, last, *range(current - AROUND, current + AROUND + 1)}
    numbers = sorted(number for number in wanted if 1 <= number <= last)
    return [PageLink(number, address(number), number == current) for number in numbers]


def page_number(text: str, last: int) -> int:
    """Return the page an address asks for; the first where it cannot be read."""
    is_number = text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER
    return min(max(1, int(text)), last) if is_number else 1


def page_of(request: HttpRequest, rows: QuerySet[Row]) -> tuple[QuerySet[Row], int, list[PageLink]]:
    """Return the rows of the asked page, how many there are in all, and the page numbers."""
    total = rows.count()
    last = max(1, -(-total // PER_PAGE))
    current = page_number(request.GET.get("seite", ""), last)
    start = (current - 1) * PER_PAGE
    return rows[start : start + PER_PAGE], total, links(current, last, lambda n: f"?seite={n}")

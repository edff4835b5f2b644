"""A line over time as numbers for an SVG; no library is needed for one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT, TOP = 600, 160, 100


@dataclass(frozen=True, slots=True)
class Line:
    """Points of a polyline in a WIDTH × HEIGHT picture, and what stands at its ends."""

    points: str
    first: date
    last: date
    last_value: int
    last_x: float
    last_y: float


def line(days: Sequence[tuple[date, int]]) -> Line | None:
    """Return the line of percentages; None for fewer than two days, which make no line."""
    if len(days) < 2:  # noqa: PLR2004 - as the docstring says
        return None
    first, last = days[0][0], days[-1][0]
    span = (last - first).days or 1
    places = [
        (WIDTH * (day - first).days / span, HEIGHT - HEIGHT * percent / TOP)
        for day, percent in days
    ]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return Line(points, first, last, days[-1][1], *places[-1])

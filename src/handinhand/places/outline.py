"""Outlines as SVG paths, and a point inside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, radians
from typing import Any

Ring = Sequence[Sequence[float]]
WIDTH, HEIGHT, EDGE = 1000, 714, 10
SMALLEST_RING = 60.0


def rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    """Return the outer rings of a GeoJSON polygon or multipolygon, the largest first."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    yield from sorted((part[0] for part in parts), key=lambda ring: -abs(_area(ring)))


def inner_point(geometry: Mapping[str, Any]) -> tuple[float, float]:
    """Return (lon, lat) of a point inside the largest ring: the middle of its widest row."""
    ring = next(rings(geometry))
    lats = [point[1] for point in ring]
    best = (0.0, ring[0][0], ring[0][1])
    for share in (0.5, 0.4, 0.6, 0.3, 0.7):
        lat = min(lats) + share * (max(lats) - min(lats)) + 1e-7
        cuts = sorted(_crossings(ring, lat))
        for left, right in zip(cuts[::2], cuts[1::2], strict=False):
            best = max(best, (right - left, (left + right) / 2, lat))
    return best[1], best[2]


class Projection:
    """Fits geometries into one picture: equirectangular, true at the middle latitude."""

    def __init__(self, geometries: Iterable[Mapping[str, Any]]) -> None:
        points = [point for geometry in geometries for ring in rings(geometry) for point in ring]
        lons, lats = [point[0] for point in points], [point[1] for point in points]
        self._squeeze = cos(radians((min(lats) + max(lats)) / 2))
        self._west, self._north = min(lons), max(lats)
        width = (max(lons) - self._west) * self._squeeze
        height = self._north - min(lats)
        self._scale = min((WIDTH - 2 * EDGE) / width, (HEIGHT - 2 * EDGE) / height)

    def point(self, lon: float, lat: float) -> tuple[int, int]:
        x = (lon - self._west) * self._squeeze * self._scale + EDGE
        y = (self._north - lat) * self._scale + EDGE
        return round(x), round(y)

    def path(self, geometry: Mapping[str, Any]) -> str:
        """Return the SVG path of the rings that can be seen, in whole units, relative lines."""
        found = []
        for ring in rings(geometry):
            points = [self.point(lon, lat) for lon, lat in ring]
            corners = [points[0], *(after for before, after in pairwise(points) if after != before)]
            if abs(_area(corners)) >= SMALLEST_RING:
                found.append(_written(corners))
        return "".join(found)


def _written(corners: Sequence[tuple[int, int]]) -> str:
    start = f"M{corners[0][0]} {corners[0][1]}l"
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(corners)]
    return start + " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-") + "z"


def _crossings(ring: Ring, lat: float) -> Iterator[float]:
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat):
            yield x1 + (lat - y1) / (y2 - y1) * (x2 - x1)


def _area(ring: Sequence[Sequence[float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2

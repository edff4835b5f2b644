"""Reads of places for pages."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from handinhand.places.enums import AreaKind
from handinhand.places.finder import Place
from handinhand.places.gazetteer import load
from handinhand.places.models import Area
from handinhand.places.outline import Projection, inner_point


@dataclass(frozen=True, slots=True)
class DistrictShape:
    """A district on the map of the state: its outline, and where its short name stands."""

    key: str
    name: str
    short: str
    path: str
    x: int
    y: int


# The signs on number plates, which people know.
SHORT_NAMES = {
    "13003": "HRO",
    "13004": "SN",
    "13071": "MSE",
    "13072": "LRO",
    "13073": "VR",
    "13074": "NWM",
    "13075": "VG",
    "13076": "LUP",
}


@lru_cache(maxsize=4)
def district_shapes(on: date) -> tuple[DistrictShape, ...]:
    """Return the districts of a day as shapes of one picture, the smallest last (on top)."""
    rows = Area.objects.valid_on(on).filter(kind=AreaKind.DISTRICT, outline_small__isnull=False)
    areas = list(rows.defer("outline"))
    if not areas:
        return ()
    outlines = {area.key: area.outline_small or {} for area in areas}
    projection = Projection(outlines.values())
    shapes = []
    for area in sorted(areas, key=lambda one: (one.is_city_district, one.name)):
        x, y = projection.point(*inner_point(outlines[area.key]))
        path = projection.path(outlines[area.key])
        short = SHORT_NAMES.get(area.key, area.key)
        shapes.append(DistrictShape(area.key, str(area), short, path, x, y + 12))
    return tuple(shapes)


def towns_by_district(on: date) -> dict[str, list[Place]]:
    """Return every municipality under its district's key, by name; costs what `load` costs."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for place in load(on).places:
        if place.kind == AreaKind.MUNICIPALITY and place.district:
            found[place.district].append(place)
    return {key: sorted(towns, key=lambda one: one.name) for key, towns in found.items()}

"""All places of today in memory, by key: built from the database, kept per process."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from handinhand.places.enums import AreaKind
from handinhand.places.models import Area, AreaName, Locality, PostalCode
from handinhand.places.naming import skeleton, spellings


@dataclass(frozen=True, slots=True)
class Place:
    """A place a person may mean. `area_keys` name the areas it lies in, its own first."""

    ags: str
    kind: str
    name: str
    within: str
    district: str | None
    district_name: str
    lat: float | None
    lon: float | None
    postcode: str | None
    area_keys: tuple[str, ...]
    population: int = 0


@dataclass(slots=True)
class Gazetteer:
    """Names and postal codes to places; places are numbers into `places`.

    `towns` are the municipalities of TOWN_POPULATION and more: those a neighbour would name.
    """

    places: list[Place] = field(default_factory=list)
    towns: list[Place] = field(default_factory=list)
    by_key: dict[str, int] = field(default_factory=dict)
    names: defaultdict[str, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    postcodes: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    starts: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    skeletons: defaultdict[str, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))


TOWN_POPULATION = 5000
_MARK = (
    "SELECT (SELECT MAX(id) FROM places_area), (SELECT MAX(valid_until) FROM places_area), "
    "(SELECT COUNT(*) FROM places_area WHERE valid_until IS NOT NULL)"
)
_cache: dict[tuple[str, date], tuple[object, Gazetteer]] = {}


def load(on: date) -> Gazetteer:
    """Return the gazetteer of a day; one small query tells whether it is still the newest."""
    name = str(connection.settings_dict["NAME"])
    mark = _mark()
    held = _cache.get((name, on))
    if held is None or held[0] != mark:
        if len(_cache) > 8:  # noqa: PLR2004 - a few days at once are enough
            _cache.clear()
        held = (mark, _build(on))
        _cache[name, on] = held
    return held[1]


def _mark() -> object:
    """Return what changes with every new or closed area; asked on every search: by index only."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        return cursor.fetchone()


def _build(on: date) -> Gazetteer:
    gazetteer = Gazetteer()
    areas = {
        area.pk: area
        for area in Area.objects.valid_on(on).defer("outline", "outline_small", "source")
    }
    numbers: dict[int, int] = {}
    for pk, area in areas.items():
        numbers[pk] = len(gazetteer.places)
        gazetteer.by_key[area.key] = numbers[pk]
        gazetteer.places.append(_place(area, areas))
    gazetteer.towns = [place for place in gazetteer.places if _is_town(place)]
    for pk, area in areas.items():
        if not _is_double(area):
            _name(gazetteer, numbers[pk], _names_of(area))
    for extra in AreaName.objects.filter(area__in=areas).values_list("area_id", "name"):
        if not _is_double(areas[extra[0]]):
            _name(gazetteer, numbers[extra[0]], [extra[1]])
    for locality in Locality.objects.filter(area__in=areas):
        gazetteer.places.append(_locality(locality, areas))
        _name(gazetteer, len(gazetteer.places) - 1, [locality.name])
    for code, area_id in PostalCode.objects.filter(area__in=areas).values_list("code", "area_id"):
        gazetteer.postcodes[code].append(numbers[area_id])
    return gazetteer


def _is_town(place: Place) -> bool:
    return place.kind == AreaKind.MUNICIPALITY and place.population >= TOWN_POPULATION


def _is_double(area: Area) -> bool:
    """A city that is its own district is found as the city, an Amt by its word only."""
    return area.is_city_district


def _names_of(area: Area) -> Iterable[str]:
    if area.kind == AreaKind.AMT:
        return [f"Amt {area.name}"]
    if area.kind == AreaKind.DISTRICT:
        bare = area.name.removeprefix("Landkreis ")
        own = [f"Landkreis {bare}", f"Kreis {bare}", f"LK {bare}"]
        return [*own, bare] if area.name == bare else own
    return [area.name, area.official_name] if area.official_name else [area.name]


def _name(gazetteer: Gazetteer, number: int, names: Iterable[str]) -> None:
    for name in names:
        for spelling in spellings(name):
            if not spelling:
                continue
            if spelling not in gazetteer.names:
                gazetteer.starts[spelling[:1]].append(spelling)
            gazetteer.names[spelling][number] = None
            gazetteer.skeletons[skeleton(spelling)][number] = None


def _chain(area: Area, areas: dict[int, Area]) -> list[Area]:
    chain = [area]
    while chain[-1].parent_id in areas:
        chain.append(areas[chain[-1].parent_id])
    return chain


def _place(area: Area, areas: dict[int, Area]) -> Place:
    chain = _chain(area, areas)
    district = next((one for one in chain if one.kind == AreaKind.DISTRICT), None)
    return Place(
        ags=area.key,
        kind=area.kind,
        name=area.name,
        within=""
        if district is None or district == area or district.is_city_district
        else str(district),
        district=district.key if district else None,
        district_name=str(district) if district else "",
        lat=area.lat,
        lon=area.lon,
        postcode=None,
        area_keys=tuple(one.key for one in chain),
        population=area.population or 0,
    )


def _locality(locality: Locality, areas: dict[int, Area]) -> Place:
    area = areas[locality.area_id]
    place = _place(area, areas)
    return Place(
        ags=area.key,
        kind="locality",
        name=locality.name,
        within=area.name,
        district=place.district,
        district_name=place.district_name,
        lat=locality.lat,
        lon=locality.lon,
        postcode=None,
        area_keys=place.area_keys,
        population=locality.population or 0,
    )

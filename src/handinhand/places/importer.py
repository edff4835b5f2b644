"""Read the places of a state from its data folder; safe to run twice.

Sources and licences stand in the folder's README. A row that exists is brought up to date, none
is deleted: dissolved municipalities are closed by `merging`, not by an import.
"""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from handinhand.core.errors import DomainError
from handinhand.places.enums import AreaKind
from handinhand.places.models import Area, AreaName, Locality, PostalCode
from handinhand.places.outline import inner_point

POPULATION_ON = date(2022, 12, 31)
_FIELDS = [
    "kind", "name", "official_name", "parent", "district", "population", "population_on",
    "is_city_district", "seat", "lat", "lon", "outline", "outline_small", "source",
]  # fmt: skip


@dataclass(slots=True)
class Report:
    """How many rows of each sort there are now, and how many were new."""

    counts: dict[str, tuple[int, int]] = field(default_factory=dict)


@transaction.atomic
def import_places(folder: Path) -> Report:
    """Bring the places in line with the folder. Raises DomainError when a file is torn."""
    report = Report()
    points = {row["ags"]: row for row in _rows(folder / "points_geonames.csv")}
    state = _states(folder, report)
    districts = _districts(folder, state, report)
    aemter = _aemter(folder, districts, report)
    municipalities = _municipalities(folder, districts, aemter, points, report)
    _names(folder, {**state, **districts, **municipalities}, report)
    _localities(folder, municipalities, report)
    _postal_codes(folder, municipalities, report)
    return report


def _states(folder: Path, report: Report) -> dict[str, Area]:
    features = _features(folder / "mv_land.geojson")
    return _upsert(
        [
            Area(
                kind=AreaKind.STATE,
                key=feature["properties"]["ags"],
                name=feature["properties"]["name"],
                outline=feature["geometry"],
                source=feature["source"],
                **_point(feature["geometry"]),
            )
            for feature in features
        ],
        report,
    )


def _districts(folder: Path, state: Mapping[str, Area], report: Report) -> dict[str, Area]:
    facts = {row["ags"]: row for row in _rows(folder / "mv_kreise.csv")}
    small = {
        f["properties"]["ags"]: f["geometry"] for f in _features(folder / "mv_kreise_klein.geojson")
    }
    return _upsert(
        [
            Area(
                kind=AreaKind.DISTRICT,
                key=key,
                name=facts[key]["name"],
                official_name=facts[key]["name_amtlich"],
                parent=state[key[:2]],
                population=int(facts[key]["einwohner_2022"]),
                population_on=POPULATION_ON,
                is_city_district=facts[key]["typ"] == "kreisfreie Stadt",
                seat=facts[key]["sitz"],
                outline=feature["geometry"],
                outline_small=small[key],
                source=facts[key]["source"],
                **_point(feature["geometry"]),
            )
            for feature in _features(folder / "mv_kreise.geojson")
            for key in [feature["properties"]["ags"]]
        ],
        report,
    )


def _aemter(folder: Path, districts: Mapping[str, Area], report: Report) -> dict[str, Area]:
    return _upsert(
        [
            Area(
                kind=AreaKind.AMT,
                key=facts["amt_key"],
                name=facts["name"],
                parent=districts[facts["kreis"]],
                district=districts[facts["kreis"]],
                population=facts["einwohner"],
                population_on=POPULATION_ON,
                outline=feature["geometry"],
                source=feature["source"],
                **_point(feature["geometry"]),
            )
            for feature in _features(folder / "mv_aemter.geojson")
            for facts in [feature["properties"]]
        ],
        report,
    )


def _municipalities(
    folder: Path,
    districts: Mapping[str, Area],
    aemter: Mapping[str, Area],
    points: Mapping[str, Mapping[str, str]],
    report: Report,
) -> dict[str, Area]:
    return _upsert(
        [
            Area(
                kind=AreaKind.MUNICIPALITY,
                key=facts["ags"],
                name=facts["name"],
                parent=aemter.get(facts["amt_key"]) or districts[facts["kreis"]],
                district=districts[facts["kreis"]],
                population=facts["einwohner"],
                population_on=POPULATION_ON,
                outline=feature["geometry"],
                source=feature["source"],
                **_point(feature["geometry"], points.get(facts["ags"])),
            )
            for feature in _features(folder / "mv_gemeinden.geojson")
            for facts in [feature["properties"]]
        ],
        report,
    )


def _names(folder: Path, areas: Mapping[str, Area], report: Report) -> None:
    rows = [*_rows(folder / "names_geonames.csv"), *_rows(folder / "names_own.csv")]
    _add(
        AreaName,
        [
            AreaName(area=areas[row["key"]], language=row["language"], name=row["name"])
            for row in rows
        ],
        report,
    )


def _localities(folder: Path, areas: Mapping[str, Area], report: Report) -> None:
    """Write villages and quarters; one without a point of its own lies at its municipality's."""
    _add(
        Locality,
        [
            Locality(
                name=row["name"],
                area=areas[row["ags"]],
                population=int(row["population"] or 0) or None,
                **_point_within(areas[row["ags"]], row),
            )
            for name in ("localities_geonames.csv", "localities_own.csv")
            for row in _rows(folder / name)
        ],
        report,
    )


def _postal_codes(folder: Path, areas: Mapping[str, Area], report: Report) -> None:
    rows = _rows(folder / "mv_plz_gemeinde_osm_odbl.csv")
    _add(
        PostalCode,
        [
            PostalCode(code=row["plz"], area=areas[key])
            for row in rows
            for key in row["ags"].split("|")  # one name, two municipalities: the code serves both
        ],
        report,
    )


def _upsert(areas: Iterable[Area], report: Report) -> dict[str, Area]:
    """Write areas by key, only what is new or changed; rows closed by a merger stay as they are."""
    wanted = {area.key: area for area in areas}
    existing = {area.key: area for area in Area.objects.filter(key__in=wanted)}
    for key, area in wanted.items():
        if key in existing:
            area.pk = existing[key].pk
    new = [area for area in wanted.values() if area.pk is None]
    Area.objects.bulk_create(new)
    changed = [
        area
        for key, area in wanted.items()
        if key in existing and not existing[key].valid_until and _differ(area, existing[key])
    ]
    Area.objects.bulk_update(changed, _FIELDS, batch_size=100)
    kind = next(iter(wanted.values())).kind
    report.counts[str(AreaKind(kind).label)] = (len(wanted), len(new))
    return {area.key: area for area in Area.objects.filter(key__in=wanted).defer("outline")}


def _differ(one: Area, other: Area) -> bool:
    fields = (field for field in Area._meta.concrete_fields if field.name in _FIELDS)
    return any(getattr(one, field.attname) != getattr(other, field.attname) for field in fields)


def _add(model: type[Any], rows: list[Any], report: Report) -> None:
    before = model.objects.count()
    model.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    after = model.objects.count()
    report.counts[str(model._meta.verbose_name_plural)] = (after, after - before)


def _point(geometry: Mapping[str, Any], known: Mapping[str, str] | None = None) -> dict[str, float]:
    if known is not None:
        return {"lat": float(known["lat"]), "lon": float(known["lon"])}
    lon, lat = inner_point(geometry)
    return {"lat": round(lat, 5), "lon": round(lon, 5)}


def _point_within(area: Area, row: Mapping[str, str]) -> dict[str, float | None]:
    if row["lat"]:
        return {"lat": float(row["lat"]), "lon": float(row["lon"])}
    return {"lat": area.lat, "lon": area.lon}


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        collection = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DomainError(_("%(file)s lässt sich nicht lesen.") % {"file": path.name}) from error
    source = collection.get("metadata", {}).get("source", "")[:300]
    return [{**feature, "source": source} for feature in collection["features"]]


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(line for line in lines if not line.startswith("#")))
    except (OSError, UnicodeDecodeError) as error:
        raise DomainError(_("%(file)s lässt sich nicht lesen.") % {"file": path.name}) from error

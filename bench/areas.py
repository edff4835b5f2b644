"""The municipalities of the whole country, for measurements at national size only."""

import csv
import gzip
from collections import defaultdict
from pathlib import Path

from handinhand.places.models import Area

REFERENCE = Path(__file__).resolve().parents[2] / "shared/data/reference/de_gemeinden.csv.gz"


def load_country() -> int:
    """Add the areas outside of the state from the reference list; return how many there are now.

    The list is read where it lies and never copied; without it the measurement stays in the state.
    """
    if not REFERENCE.exists():
        return Area.objects.count()
    with gzip.open(REFERENCE, "rt", encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if not row["ags"].startswith("13")]
    states = _made({row["ags"][:2]: row["land"] for row in rows}, "state", {})
    names = {row["kreis_ags"]: row["kreis"].partition(",")[0] for row in rows}
    districts = _made(names, "district", states)
    single: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        single[row["kreis_ags"]] += 1
    Area.objects.bulk_create(
        [
            Area(
                kind="municipality",
                key=row["ags"],
                name=row["name"],
                parent=districts[row["kreis_ags"]],
                district=districts[row["kreis_ags"]],
                population=int(row["einwohner"]),
                lat=float(row["lat"] or 51),
                lon=float(row["lon"] or 10),
            )
            for row in rows
        ],
        batch_size=1000,
    )
    Area.objects.filter(pk__in=[districts[key].pk for key, n in single.items() if n == 1]).update(
        is_city_district=True
    )
    return Area.objects.count()


def _made(names: dict[str, str], kind: str, parents: dict[str, Area]) -> dict[str, Area]:
    made = Area.objects.bulk_create(
        [
            Area(kind=kind, key=key, name=name, parent=parents.get(key[:2]))
            for key, name in names.items()
        ]
    )
    return {area.key: area for area in made}

"""Write entries as documents for programs, entry by entry: JSON and GeoJSON."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from handinhand.directory.facts import Facts

DIGITS = 6  # of a degree: about ten centimetres (RFC 7946, section 11.2)


@dataclass(frozen=True, slots=True)
class About:
    """What a reader of the file must know: where it is from, as of when, what may be done with it.

    `total` is how many entries the list has; it is larger than the file where that was cut.
    """

    address: str
    at: datetime
    total: int

    def as_json(self) -> dict[str, Any]:
        return {
            "source": self.address,
            "retrieved_at": self.at.isoformat(timespec="seconds"),
            "license": settings.DATA_LICENCE,
            "attribution": settings.DATA_ATTRIBUTION,
            "total": self.total,
        }


def json_parts(entries: Iterable[Facts], about: About) -> Iterator[bytes]:
    yield _opening({"metadata": about.as_json()}, "entries")
    yield from _listed(entries)


def geojson_parts(entries: Iterable[Facts], about: About) -> Iterator[bytes]:
    """Yield features; an entry without a point has none, a withheld one is left out."""
    yield _opening({"type": "FeatureCollection", "metadata": about.as_json()}, "features")
    shown = (one for one in entries if not (one["site"] or {}).get("is_withheld"))
    yield from _listed(_feature(one) for one in shown)


def _feature(facts: Facts) -> dict[str, Any]:
    site = facts["site"] or {}
    lat, lon = site.get("lat"), site.get("lon")
    point = None
    if lat is not None and lon is not None:
        point = {"type": "Point", "coordinates": [round(lon, DIGITS), round(lat, DIGITS)]}
    return {"type": "Feature", "id": facts["key"], "geometry": point, "properties": facts}


def _opening(head: dict[str, Any], name: str) -> bytes:
    return f"{_json(head)[:-1]}, {_json(name)}: [\n".encode()


def _listed(parts: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    for number, part in enumerate(parts):
        yield (",\n" if number else "").encode() + _json(part).encode()
    yield b"\n]}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

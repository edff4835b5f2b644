"""Topics as tiles, districts as a map: the pieces several pages share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.safestring import mark_safe

from handinhand.places.queries import DistrictShape, district_shapes
from handinhand.topics import vocabulary
from handinhand.topics.tree import Topic, roots, topics


@dataclass(frozen=True, slots=True)
class Tile:
    code: str
    label: str
    summary: str
    icon: str


@dataclass(frozen=True, slots=True)
class MapShape:
    """A district on the map, as a link."""

    key: str
    name: str
    short: str
    path: str
    x: int
    y: int
    address: str
    is_chosen: bool


def tile(topic: Topic) -> Tile:
    language = translation.get_language() or "de"
    return Tile(
        topic.code,
        vocabulary.label(topic.code, language),
        vocabulary.summary(topic.code, language),
        topic.parent or topic.code,
    )


def tiles(codes: Iterable[str]) -> list[Tile]:
    return [tile(topics()[code]) for code in codes]


def root_tiles() -> list[Tile]:
    return [tile(topic) for topic in roots()]


def district_map(
    on: date, address: Callable[[DistrictShape], str], chosen: str | None = None
) -> list[MapShape]:
    return [
        MapShape(
            shape.key,
            shape.name,
            shape.short,
            mark_safe(shape.path),  # nosec B308 B703  # noqa: S308 - numbers of ours
            shape.x,
            shape.y,
            address(shape),
            shape.key == chosen,
        )
        for shape in district_shapes(on)
    ]

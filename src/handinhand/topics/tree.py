"""The tree of needs: stable codes, read once from data/topics.csv."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Topic:
    """A need. `path` is the code and its parents, most specific first."""

    code: str
    parent: str | None
    path: tuple[str, ...]
    children: tuple[str, ...]


@cache
def topics() -> Mapping[str, Topic]:
    """Return every topic by code, in the order of the list."""
    with (DATA / "topics.csv").open(encoding="utf-8", newline="") as lines:
        parents = {row["code"]: row["parent"] or None for row in csv.DictReader(lines)}
    return {
        code: Topic(
            code=code,
            parent=parent,
            path=(code,) if parent is None else (code, parent),
            children=tuple(child for child, above in parents.items() if above == code),
        )
        for code, parent in parents.items()
    }


def roots() -> list[Topic]:
    return [topic for topic in topics().values() if topic.parent is None]

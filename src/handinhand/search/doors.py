"""Doors: pages that answer a need themselves, and so stand before the topic they answer.

Contexts above register theirs in `apps.py`, as they do with sources of documents.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Door:
    """A page for one need. `path` is its address without the language prefix."""

    key: str
    topic: str
    path: str
    name: Promise
    sentence: Promise
    button: Promise

    @property
    def id(self) -> str:
        return f"page:{self.key}"

    @property
    def address(self) -> str:
        """Return the address in the language of the moment."""
        return f"/{translation.get_language()}/{self.path}"

    def name_in(self, language: str) -> str:
        with translation.override(language):
            return str(self.name)


_doors: dict[str, Door] = {}


def register(door: Door) -> None:
    """Make a door known; a topic has one at most."""
    _doors[door.topic] = door


def door_to(topic: str) -> Door | None:
    return _doors.get(topic)

"""Where uploaded files lie, and which page takes more of them than a form holds."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

AROUND_A_FILE = 1_000_000  # the other fields of a form that sends a file


@dataclass(frozen=True, slots=True)
class Larger:
    """A page that takes a file of `most` bytes, from those for whom `allowed` holds."""

    most: int
    allowed: Callable[[Any], bool]


def accept(page: str, *, most: int, allowed: Callable[[Any], bool]) -> None:
    """Let a page take a file; called from `AppConfig.ready`, with the name of its address.

    nginx has to let it through there too (deploy/nginx/handinhand.conf).
    """
    _larger[page] = Larger(most, allowed)


def larger(page: str) -> Larger | None:
    return _larger.get(page)


def local_folder() -> Path | None:
    """Return the folder on this machine, or None where an object store holds the files."""
    backend = settings.STORAGES["default"]["BACKEND"]
    return Path(settings.MEDIA_ROOT) if backend.endswith(".FileSystemStorage") else None


_larger: dict[str, Larger] = {}

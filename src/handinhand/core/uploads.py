"""Where uploaded files lie."""

from pathlib import Path

from django.conf import settings


def local_folder() -> Path | None:
    """Return the folder on this machine, or None where an object store holds the files."""
    backend = settings.STORAGES["default"]["BACKEND"]
    return Path(settings.MEDIA_ROOT) if backend.endswith(".FileSystemStorage") else None

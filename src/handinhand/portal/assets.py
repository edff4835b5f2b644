"""Style sheets joined from their parts: one request and few bytes for an old phone."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

# The staff area has a second sheet, so that the public one stays small.
SHEETS = {
    "hih.css": (
        "tokens.css",
        "base.css",
        "components/frame.css",
        "components/search.css",
        "components/lists.css",
    ),
    "recht.css": ("law/matrix.css", "law/review.css"),
    "arbeit.css": ("work/checker.css",),
    "intern.css": ("staff/forms.css", "staff/tables.css", "staff/account.css", "staff/imports.css"),
}


class JoinedStyles(BaseFinder):
    """Lets Django's static files find the joined sheets; made anew when a part is newer."""

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        if path not in SHEETS:
            return []
        made = str(_build(path))
        return [made] if find_all else made

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        del ignore_patterns
        for name in SHEETS:
            yield name, FileSystemStorage(location=_build(name).parent)


def _build(name: str) -> Path:
    parts = [Path(settings.ROOT) / "static" / "css" / part for part in SHEETS[name]]
    target = Path(settings.VAR) / "assets" / name
    newest = max(part.stat().st_mtime for part in parts)
    if not target.exists() or target.stat().st_mtime < newest:
        target.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join(part.read_text(encoding="utf-8") for part in parts)
        fresh = target.with_suffix(f".{os.getpid()}")
        fresh.write_text(minified(text), encoding="utf-8")
        fresh.replace(target)  # whole at once: another process may read it
    return target


def minified(css: str) -> str:
    """Drop comments and white space that means nothing; strings are not touched by our sheets."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    css = re.sub(r":\s+", ":", css)
    return css.replace(";}", "}").strip()

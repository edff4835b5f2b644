"""Colours and word mark of the pages, read from where the pages have them.

Another state changes those files, and its PDFs follow.
"""

import re
from functools import cache
from pathlib import Path

from django.conf import settings


@cache
def colours() -> dict[str, str]:
    """Return the colours of the light scheme (static/css/tokens.css), by name."""
    sheet = (Path(settings.ROOT) / "static" / "css" / "tokens.css").read_text("utf-8")
    light = sheet.partition("@media")[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", light))


@cache
def mark() -> str:
    """Return the picture of the word mark as SVG."""
    return (Path(settings.ROOT) / "static" / "favicon.svg").read_text("utf-8")

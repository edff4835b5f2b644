"""What a browser calls itself, in words a person recognises. Knows no framework."""

from collections.abc import Iterable

Names = Iterable[tuple[str, str]]
# The order matters: browsers also name those they want to be taken for.
BROWSERS: Names = (
    ("Firefox/", "Firefox"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Chrom", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS: Names = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def device_words(user_agent: str) -> str:
    """Return "Firefox, Windows"; what is not known is left out, else its own first words."""
    words = [_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)]
    return ", ".join(filter(None, words)) or user_agent[:40] or "–"


def _first(names: Names, user_agent: str) -> str:
    return next((name for mark, name in names if mark in user_agent), "")

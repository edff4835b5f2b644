"""Write which characters the fonts of the PDFs can draw: `python -m tools.font_coverage`.

The platform reads the list, so that it needs no library for fonts; a test compares both.
"""

import json
from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "src" / "handinhand" / "publishing" / "fonts"
TARGET = FONTS / "coverage.json"
FAMILIES = {"Noto Sans": "NotoSans", "Noto Naskh Arabic": "NotoNaskhArabic"}


def coverage() -> dict[str, list[list[int]]]:
    """Return, per family, the ranges of characters that both weights have."""
    found = {}
    for family, name in FAMILIES.items():
        weights = [
            set(TTFont(FONTS / f"{name}-{weight}.ttf").getBestCmap())
            for weight in ("Regular", "Bold")
        ]
        found[family] = ranges(sorted(weights[0] & weights[1]))
    return found


def ranges(numbers: list[int]) -> list[list[int]]:
    """Return [first, last] of each unbroken row of numbers."""
    breaks = [n for n, (a, b) in enumerate(pairwise(numbers), start=1) if b != a + 1]
    starts, ends = [0, *breaks], [*breaks, len(numbers)]
    return [[numbers[a], numbers[b - 1]] for a, b in zip(starts, ends, strict=True)]


if __name__ == "__main__":
    lines = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(rows)}" for name, rows in coverage().items()
    )
    TARGET.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")

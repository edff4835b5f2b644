"""The contrast of every pair of colours that stands on another (WCAG 1.4.3, 1.4.11)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEET = (Path(settings.ROOT) / "static" / "css" / "tokens.css").read_text("utf-8")
LIGHT, DARK = SHEET.split("@media (prefers-color-scheme: dark)")
TEXT = [
    ("ink", "paper"), ("ink", "wash"), ("ink", "act-wash"), ("ink", "stop-wash"),
    ("ink", "warn-wash"), ("ink-soft", "paper"), ("ink-soft", "wash"), ("ink-soft", "act-wash"),
    ("ink-soft", "warn-wash"), ("ink-soft", "stop-wash"), ("act", "paper"), ("act", "act-wash"),
    ("act", "warn-wash"), ("act-deep", "paper"), ("on-act", "act"), ("on-act", "act-deep"),
    ("visited", "paper"), ("visited", "act-wash"), ("visited", "warn-wash"), ("ok", "ok-wash"),
    ("warn", "warn-wash"), ("stop", "stop-wash"), ("stop", "paper"),
]  # fmt: skip
SHAPES = [("field", "paper"), ("act", "paper"), ("stop", "paper")]


def colours(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", text))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_can_be_read_on_its_ground(scheme: str, front: str, back: str) -> None:
    found = colours(scheme)
    assert contrast(found[front], found[back]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), SHAPES)
def test_edges_of_fields_can_be_seen(scheme: str, front: str, back: str) -> None:
    found = colours(scheme)
    assert contrast(found[front], found[back]) >= 3


def test_the_focus_ring_can_be_seen_on_light_and_dark() -> None:
    light, dark = colours(LIGHT), colours(DARK)
    assert contrast(light["ink"], light["paper"]) >= 3
    assert contrast(dark["focus"], dark["paper"]) >= 3

"""QR codes of print views."""

import re
from xml.etree import ElementTree as ET

import pytest
import segno
import zxingcpp
from django.utils import translation
from PIL import Image

from handinhand.publishing.qr import MAX_ADDRESS, qr_svg

ADDRESS = 'https://handinhand.example/de/suche/?q=Deutschkurs&ort="Wismar"'


def test_the_code_says_the_address() -> None:
    """The picture is drawn from the paths of the SVG and read by a decoder."""
    svg = ET.fromstring(qr_svg(ADDRESS))  # noqa: S314 - made by ourselves
    size = int(svg.attrib["viewBox"].split()[2])
    image = Image.new("L", (size, size), 255)
    dark = next(path for path in svg.iter("path") if path.attrib.get("stroke") == "#000")
    x, y = 0.0, 0.0
    for kind, first, second in re.findall(
        r"([MmhH])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?", dark.attrib["d"]
    ):
        if kind == "h":
            image.paste(0, (int(x), int(y), int(x + float(first)), int(y) + 1))
            x += float(first)
        else:
            is_absolute = kind == "M"
            x = float(first) if is_absolute else x + float(first)
            y = float(second) if is_absolute else y + float(second)
    large = image.resize((size * 4, size * 4), Image.Resampling.NEAREST)
    assert [code.text for code in zxingcpp.read_barcodes(large)] == [ADDRESS]


def test_a_strict_content_security_policy_allows_it() -> None:
    svg = qr_svg(ADDRESS)
    assert "style" not in svg
    assert "xlink" not in svg
    assert not re.search(r"\son\w+=", svg)
    assert 'width="' not in svg, "the style sheet of the page sizes it"


def test_it_has_a_name_in_the_readers_language() -> None:
    with translation.override("en"):
        svg = qr_svg(ADDRESS)
    assert 'role="img"' in svg
    assert "<title>QR code: open this page on your phone</title>" in svg


def test_it_stays_readable_on_a_dark_page() -> None:
    assert 'fill="#fff"' in qr_svg(ADDRESS)


def test_an_address_that_no_phone_could_read_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="too long"):
        qr_svg("https://a.example/" + "x" * MAX_ADDRESS)


def test_the_matrix_is_that_of_segno() -> None:
    modules = segno.make(ADDRESS, error="m", micro=False).symbol_size(border=4)[0]
    assert f'viewBox="0 0 {modules} {modules}"' in qr_svg(ADDRESS)

"""QR codes: for print views as inline SVG, for PDFs as a picture."""

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

MAX_ADDRESS = 1_000  # a longer one gives a code that phones cannot read from paper
QUIET_ZONE = 4  # modules of white around it, as the standard wants


def qr_svg(address: str) -> SafeString:
    """Return the code as inline SVG with a title, in the reader's language.

    No style attribute and no size: a strict CSP allows it, the page's style sheet sizes it.
    """
    title = _("QR-Code: diese Seite auf dem Handy öffnen")
    svg = _code(address).svg_inline(border=QUIET_ZONE, omitsize=True, title=title, light="#fff")
    named = svg.replace("<svg ", '<svg role="img" ', 1)
    return mark_safe(named)  # nosec B308 B703  # noqa: S308 - segno escapes the title


def picture(address: str) -> dict[str, object]:
    """Return the code as SVG without margin, and how many modules wide it is."""
    code = _code(address)
    svg = code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None)
    return {"svg": svg, "modules": code.symbol_size(border=0)[0]}


def _code(address: str) -> segno.QRCode:
    if len(address) > MAX_ADDRESS:
        raise ValueError(f"an address of {len(address)} characters is too long for a QR code")
    return segno.make(address, error="m", micro=False)

"""A contact for the address book of a phone (vCard 4.0, RFC 6350)."""

from collections.abc import Iterator

from handinhand.directory.queries import OfferCard

LINE = 75


def vcard(card: OfferCard) -> str:
    """Return the contact; a withheld address is left out, as is everything not known."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(card))


def _lines(card: OfferCard) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "KIND:org"
    yield f"FN:{_escaped(card.name)}"
    if card.provider:
        yield f"ORG:{_escaped(card.provider)}"
    if card.phone:
        yield f"TEL:{_escaped(card.phone)}"
    if card.email:
        yield f"EMAIL:{_escaped(card.email)}"
    if card.web:
        yield f"URL:{_escaped(card.web)}"
    address = card.address
    if address is not None and not address.is_withheld and (address.street or address.town):
        parts = ("", "", address.street, address.town, "", address.postcode, "Deutschland")
        yield "ADR:" + ";".join(_escaped(part) for part in parts)
    yield "END:VCARD"


def _escaped(text: str) -> str:
    """Escape what would end a field; a line break can never start a new property."""
    flat = " ".join(text.split())
    for sign in ("\\", ",", ";"):
        flat = flat.replace(sign, f"\\{sign}")
    return flat


def _folded(line: str) -> str:
    """Fold at 75 octets without cutting a letter (RFC 6350, section 3.2)."""
    pieces, current, size = [], "", 0
    for letter in line:
        weight = len(letter.encode())
        if size + weight > LINE:
            pieces.append(current)
            current, size = " ", 1
        current += letter
        size += weight
    return "\r\n".join([*pieces, current])

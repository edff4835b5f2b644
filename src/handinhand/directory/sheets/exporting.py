"""Give out a list of entries as a file: streamed, so that its length costs no memory."""

from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse

from handinhand.directory.facts import Facts, facts_of
from handinhand.directory.models import Offer
from handinhand.directory.queries import card
from handinhand.directory.sheets.columns import COLUMNS, PUBLIC_COLUMNS
from handinhand.directory.sheets.documents import About, geojson_parts, json_parts
from handinhand.directory.sheets.formats import Format
from handinhand.directory.sheets.writing import csv_lines, xlsx_blocks
from handinhand.directory.vcard import vcard

BATCH = 500
# For staff only: who checks, and who is asked.
_INTERNAL = frozenset(column.name for column in COLUMNS if not column.is_public)


TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON: "application/json",
    Format.GEOJSON: "application/geo+json",
    Format.VCARD: "text/vcard; charset=utf-8",
}


def export(
    offers: Iterable[Offer], wanted: Format, about: About, *, internal: bool
) -> StreamingHttpResponse:
    """Answer with the entries as a file. `internal` adds what only staff may see.

    The entries come with all that belongs to them (`queries.whole`).
    """
    response = StreamingHttpResponse(
        _parts(offers, wanted, about, internal=internal), content_type=TYPES[wanted]
    )
    name = f"hand-in-hand-{about.at.date().isoformat()}.{wanted}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _parts(
    offers: Iterable[Offer], wanted: Format, about: About, *, internal: bool
) -> Iterator[bytes]:
    if wanted == Format.VCARD:
        day = about.at.date()
        return (vcard(card(offer, language="de", on=day)).encode() for offer in offers)
    entries = (entry(offer) if internal else public_entry(offer) for offer in offers)
    columns = COLUMNS if internal else PUBLIC_COLUMNS
    match wanted:
        case Format.CSV:
            return csv_lines(entries, columns)
        case Format.XLSX:
            return xlsx_blocks(entries, columns)
        case Format.JSON:
            return json_parts(entries, about)
    return geojson_parts(entries, about)


def entry(offer: Offer) -> Facts:
    """Return the facts of an entry with what names it."""
    return {
        "key": offer.key,
        "version": offer.version,
        "organisation_name": offer.organisation.name,
        **facts_of(offer),
    }


def public_entry(offer: Offer) -> Facts:
    """Return what the public page shows: the contact of the organisation where it has no own."""
    facts = {name: fact for name, fact in entry(offer).items() if name not in _INTERNAL}
    for name in ("phone", "email", "web"):
        facts[name] = facts[name] or getattr(offer.organisation, name)
    return facts

"""The formats a list can be had in, by the ending of their files."""

from enum import StrEnum


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    GEOJSON = "geojson"
    VCARD = "vcf"


# As people call them, in every language.
FORMATS = {
    Format.CSV: "CSV",
    Format.XLSX: "Excel",
    Format.JSON: "JSON",
    Format.GEOJSON: "GeoJSON",
    Format.VCARD: "vCard",
}

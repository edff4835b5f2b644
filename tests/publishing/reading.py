"""Reads PDFs as a screen reader or a camera would."""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import zxingcpp
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def root(pdf: bytes) -> Any:
    """Return the catalogue of the PDF, which the library types as anything."""
    return opened(pdf).root_object


def title(pdf: bytes) -> str | None:
    metadata = opened(pdf).metadata
    return metadata.title if metadata else None


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in opened(pdf).pages)


def elements(pdf: bytes) -> Iterator[Any]:
    """Yield the elements of the structure tree in reading order."""
    yield from _below(root(pdf)["/StructTreeRoot"]["/K"])


def _below(kids: Any) -> Iterator[Any]:
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    if isinstance(kids, ArrayObject):
        for kid in kids:
            yield from _below(kid)
    elif isinstance(kids, DictionaryObject) and "/S" in kids:
        yield kids
        yield from _below(kids.get("/K"))


def tags(pdf: bytes) -> Counter[str]:
    return Counter(str(element["/S"]) for element in elements(pdf))


def languages(pdf: bytes) -> Counter[str]:
    return Counter(str(element["/Lang"]) for element in elements(pdf) if "/Lang" in element)


def links(pdf: bytes) -> list[str]:
    pages: list[Any] = list(opened(pdf).pages)
    annotations = [one.get_object() for page in pages for one in page.get("/Annots", [])]
    return [str(one["/A"]["/URI"]) for one in annotations if one["/Subtype"] == "/Link"]


def codes(picture: bytes) -> list[str]:
    """Return what the QR codes of a page say."""
    with Image.open(io.BytesIO(picture)) as image:
        return [code.text for code in zxingcpp.read_barcodes(image.convert("L"))]

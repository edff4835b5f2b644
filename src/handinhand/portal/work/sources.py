"""Links from a source ("§ 61 Abs. 2 AsylG idF …") to the text of the law in force today."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# The folder of each law at gesetze-im-internet.de, the ministry of justice's publication.
FOLDERS: Mapping[str, str] = {
    "AufenthG": "aufenthg_2004",
    "AsylG": "asylvfg_1992",
    "AsylbLG": "asylblg",
    "BeschV": "beschv_2013",
    "BGB": "bgb",
    "VwVfG": "vwvfg",
    "SGB IV": "sgb_4",
    "SGB III": "sgb_3",
    "MiLoG": "milog",
    "FreizügG/EU": "freiz_gg_eu_2004",
    "DeuFöV": "deuf_v",
    "IntV": "intv",
}
_LAWS = "|".join(re.escape(law) for law in FOLDERS)
_PLACE = re.compile(rf"§§?\s*(?P<section>\d+[a-z]?)\b[^§|;]*?\b(?P<law>{_LAWS})(?![\w])")


@dataclass(frozen=True, slots=True)
class Source:
    """One part of a source and where its text stands; no address for gazettes and letters."""

    text: str
    address: str


def sources(text: str) -> Iterator[Source]:
    """Yield the parts of a source, which ";" and "|" separate."""
    for part in re.split(r"\s*[;|]\s*", text):
        if part:
            yield Source(part.replace("§ ", "§\N{NO-BREAK SPACE}"), address_of(part))


def address_of(part: str) -> str:
    found = _PLACE.search(part)
    if found is None:
        return ""
    folder = FOLDERS[found["law"]]
    return f"https://www.gesetze-im-internet.de/{folder}/__{found['section']}.html"

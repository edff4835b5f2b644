"""Write an entry on a change of the law into CHANGELOG.md, with the fingerprint of all rules.

A change of the law needs an entry with the period and the group affected:

    python -m tools.law_entry "ab 12.06.2026" "Gestattung in der Aufnahmeeinrichtung" "Drei Monate."

A change of the code alone renews the newest fingerprint:

    python -m tools.law_entry --renew
"""

import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHANGELOG = ROOT / "CHANGELOG.md"
HEADING = "## Recht"
_ENTRY = re.compile(
    r"^- (?P<day>\d{4}-\d{2}-\d{2}): (?P<what>.+)\n"
    r"  - Zeitraum: (?P<period>.*)\n"
    r"  - Betroffene: (?P<group>.*)\n"
    r"  - Fingerabdruck: (?P<fingerprint>\w*)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class LawEntry:
    day: str
    what: str
    period: str
    group: str
    fingerprint: str


def section(text: str) -> str:
    """Return what stands below the heading, up to the next one."""
    _, found, rest = text.partition(f"{HEADING}\n")
    return rest.partition("\n## ")[0] if found else ""


def entries(text: str) -> list[LawEntry]:
    """Return the whole entries of the section, the newest first."""
    return [LawEntry(**one.groupdict()) for one in _ENTRY.finditer(section(text))]


def with_entry(text: str, entry: LawEntry) -> str:
    lines = (
        f"- {entry.day}: {entry.what}\n  - Zeitraum: {entry.period}\n"
        f"  - Betroffene: {entry.group}\n  - Fingerabdruck: {entry.fingerprint}\n"
    )
    if HEADING not in text:
        return f"{text.rstrip()}\n\n{HEADING}\n{lines}"
    return text.replace(f"{HEADING}\n", f"{HEADING}\n{lines}", 1)


def renewed(text: str, fingerprint: str) -> str:
    """Return the text with this fingerprint in the newest entry."""
    newest = entries(text)[0].fingerprint
    return text.replace(f"Fingerabdruck: {newest}", f"Fingerabdruck: {fingerprint}", 1)


def main(arguments: list[str]) -> int:
    from handinhand.work_access.fingerprints import of_law

    text = CHANGELOG.read_text("utf-8")
    match arguments:
        case ["--renew"]:
            text = renewed(text, of_law())
        case [period, group, what] if period.strip() and group.strip() and what.strip():
            today = datetime.now(UTC).date().isoformat()
            text = with_entry(text, LawEntry(today, what, period, group, of_law()))
        case _:
            print(__doc__)
            return 1
    CHANGELOG.write_text(text, "utf-8")
    print(f"CHANGELOG.md: {entries(text)[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

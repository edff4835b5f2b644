"""Each change of a rule or a value stands in CHANGELOG.md, with its period and whom it affects."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from handinhand.work_access.fingerprints import of_law
from tools.law_entry import LawEntry, entries, main, renewed, section, with_entry

TEXT = (Path(settings.ROOT) / "CHANGELOG.md").read_text("utf-8")
WHAT_TO_DO = """
Rules or values of "May I work?" are not those of the newest entry below "## Recht" in CHANGELOG.md.
If the law changed, write an entry with the period and the group affected:

    .venv/bin/python -m tools.law_entry "ab 12.06.2026" "Wen es betrifft" "Was jetzt anders ist."

If only the code changed and every answer stays the same, renew the fingerprint:

    .venv/bin/python -m tools.law_entry --renew
"""
ENTRY = LawEntry("2026-11-25", "Drei statt sechs Monate.", "ab 12.06.2026", "Gestattung", "abc123")


def test_the_newest_entry_is_about_the_rules_and_values_as_they_are() -> None:
    newest = entries(TEXT)[0]
    assert newest.fingerprint == of_law(), WHAT_TO_DO


def test_every_entry_has_a_day_a_period_a_group_and_a_fingerprint() -> None:
    begun = [line for line in section(TEXT).splitlines() if line.startswith("- ")]
    found = entries(TEXT)
    assert len(begun) == len(found), "an entry below ## Recht lacks a line: see tools/law_entry.py"
    for entry in found:
        assert date.fromisoformat(entry.day)
        assert all((entry.what, entry.period.strip(), entry.group.strip(), entry.fingerprint))


def test_an_entry_is_read_as_it_was_written_and_the_newest_stands_first() -> None:
    text = with_entry("# Changes\n", ENTRY)
    assert entries(text) == [ENTRY]
    younger = LawEntry("2026-11-26", "Mehr.", "ab 01.01.2027", "alle", "def456")
    assert entries(with_entry(text, younger)) == [younger, ENTRY]
    assert entries(f"{with_entry(text, younger)}\n## 0.0.1\n- 2020-01-01: anderes\n") == [
        younger,
        ENTRY,
    ]


def test_only_the_newest_fingerprint_is_renewed() -> None:
    younger = LawEntry("2026-11-26", "Mehr.", "ab 01.01.2027", "alle", "def456")
    text = renewed(with_entry(with_entry("# Changes\n", ENTRY), younger), "neu")
    assert [entry.fingerprint for entry in entries(text)] == ["neu", "abc123"]


def test_an_entry_without_its_period_is_none() -> None:
    text = with_entry("# Changes\n", ENTRY).replace("  - Zeitraum: ab 12.06.2026\n", "")
    assert entries(text) == []


@pytest.mark.parametrize("arguments", [[], ["ab heute"], ["ab heute", " ", "x"]])
def test_the_command_asks_for_all_three_parts(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    assert "period" in capsys.readouterr().out

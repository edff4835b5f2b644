"""docs/security.md names files that exist, and every group of the standard."""

import re

import pytest

from tests.installation import ROOT

TEXT = (ROOT / "docs" / "security.md").read_text("utf-8")
# The groups of ASVS 4.0.3 that have a requirement of level 1 or 2.
GROUPS = {
    1: [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14], 2: range(1, 11), 3: [1, 2, 3, 4, 5, 7],
    4: range(1, 4), 5: range(1, 6), 6: range(1, 5), 7: range(1, 5), 8: range(1, 4),
    9: range(1, 3), 10: [2, 3], 11: [1], 12: range(1, 7), 13: range(1, 5), 14: range(1, 6),
}  # fmt: skip
STATES = {"met", "partly", "not met", "–"}


def test_every_file_named_exists() -> None:
    named = set(re.findall(r"`((?:src|tests|deploy|docs|tools|requirements)/[\w./-]*)`", TEXT))
    assert len(named) > 30
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_every_test_of_security_is_named_where_it_answers_something() -> None:
    folder = ROOT / "tests" / "security"
    files = {f"tests/security/{path.name}" for path in folder.glob("test_*.py")}
    assert [path for path in sorted(files) if path not in TEXT] == []


@pytest.mark.parametrize("chapter", GROUPS)
def test_every_group_of_the_standard_has_a_state(chapter: int) -> None:
    rows = re.findall(rf"^\| ({chapter}\.\d[^|]*) \| ([^|]+) \|", TEXT, re.MULTILINE)
    named = {int(one) for row in rows for one in re.findall(rf"\b{chapter}\.(\d+)", row[0])}
    assert named == set(GROUPS[chapter])
    assert {state for _group, state in rows} <= STATES


def test_the_commands_and_limits_named_are_those_of_the_code() -> None:
    nginx = (ROOT / "deploy" / "nginx" / "handinhand.conf").read_text()
    assert "rate=30r/s" in nginx
    assert "30 a second from one address" in TEXT

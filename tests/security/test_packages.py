"""What the check of packages says, and when it fails."""

import json
from typing import Any

import pytest

from tools.audit_packages import NOT_ASKED, verdict
from tools.check import static_checks

GOOD: dict[str, Any] = {"name": "django", "version": "5.2.19", "vulns": []}
HOLE = {**GOOD, "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["5.2.20"]}]}
UNKNOWN = {"name": "tantivy", "skip_reason": "Dependency not found on PyPI"}


def answer(*packages: dict[str, Any]) -> str:
    return json.dumps({"dependencies": packages})


def test_a_known_hole_fails_and_says_which_version_mends_it() -> None:
    code, lines = verdict(answer(GOOD, HOLE), "")
    assert code == 1
    assert lines[0] == "django 5.2.19: PYSEC-2026-1 (behoben in: 5.2.20)"


def test_without_holes_all_is_well() -> None:
    assert verdict(answer(GOOD), "") == (0, ["1 Pakete geprüft."])


def test_what_could_not_be_asked_is_said_loudly_and_fails_nobody() -> None:
    code, lines = verdict("", "requests.exceptions.ConnectionError: Max retries exceeded")
    assert code == 0
    assert lines[0].startswith(NOT_ASKED)


def test_an_index_that_knows_no_package_is_no_good_answer() -> None:
    """A mirror without the list of holes answers "not found" for each, and pip-audit ends well."""
    code, lines = verdict(answer(UNKNOWN), "")
    assert code == 0
    assert lines == [f"{NOT_ASKED}: 1 von 1 Paketen (tantivy). !!!", "0 Pakete geprüft."]


@pytest.mark.parametrize("said", ["", "usage: pip-audit"])
def test_a_check_that_breaks_fails(said: str) -> None:
    assert verdict("", said)[0] == 1


def test_ci_runs_both_checks() -> None:
    commands = [" ".join(command) for _title, command in static_checks()]
    assert any("bandit -q -r" in one and "src config deploy" in one for one in commands)
    assert any("tools.audit_packages" in one for one in commands)

"""Rows for lawyers: keys that stay, fingerprints that change with the law and with nothing else."""

from datetime import date

import pytest

from handinhand.core.timeline import Timeline
from handinhand.work_access import values
from handinhand.work_access.fingerprints import meaning_of, of_law, of_rule
from handinhand.work_access.open_points import OPEN_POINTS
from handinhand.work_access.review import rule_rows, value_rows
from handinhand.work_access.rows import PointEntry, RuleEntry, ValueEntry, entries, laws_on
from handinhand.work_access.rules.choice import groups
from handinhand.work_access.texts.notions import NOTIONS

RULE = '''
@decides(NO, "§ 1 AufenthG", checked=None)
def rule(case: Case) -> bool:
    """Say no."""
    return says(case, Fact.ORIGIN)
'''


def test_every_rule_value_and_point_has_a_row_of_its_own() -> None:
    rows = list(entries().values())
    rules = [one for one in rows if isinstance(one, RuleEntry)]
    assert sum(len(one.places) for one in rules) == len(rule_rows())
    found = [one.row for one in rows if isinstance(one, ValueEntry)]
    assert found == list(value_rows())
    assert [one.point for one in rows if isinstance(one, PointEntry)] == list(OPEN_POINTS)
    assert all(one.title and one.fingerprint for one in rows)
    assert len({one.fingerprint for one in rows}) == len(rows)


def test_a_key_fits_its_column_and_an_address() -> None:
    assert all(len(key) <= 120 and key.replace("-", "_").isidentifier() for key in entries())


def test_every_notion_has_a_german_name_and_every_name_a_notion() -> None:
    names = {name for name, one in vars(values).items() if isinstance(one, Timeline)}
    assert set(NOTIONS) == names


def test_the_open_points_are_those_of_the_spec_then_our_own_and_their_rows_exist() -> None:
    letters = "".join(point.letter for point in OPEN_POINTS)
    assert letters.startswith("abcdefghijklm")
    assert letters == "".join(sorted(set(letters)))
    for point in OPEN_POINTS:
        assert set(point.rows) <= set(entries()), point.letter


def test_only_rules_that_can_matter_are_in_force_on_a_day() -> None:
    early, late = laws_on(date(2015, 10, 24)), laws_on(date(2026, 11, 25))
    assert "eu_list_is_not_settled" in laws_on(date(2026, 7, 1))
    assert "eu_list_is_not_settled" not in early
    assert "centre_bans_all_work_with_duldung" not in late
    assert "protection_allows_work_by_law" in late


@pytest.mark.parametrize(
    "same",
    [
        RULE.replace("Say no.", "Say something else."),
        RULE.replace("checked=None", 'checked=Check("A", date(2026, 1, 1))'),
        RULE.replace("    return", "    # because\n    return"),
        RULE.replace("says(case, Fact.ORIGIN)", "says(\n        case, Fact.ORIGIN\n    )"),
        f"from somewhere import says\n{RULE}",
    ],
)
def test_what_means_nothing_changes_no_fingerprint(same: str) -> None:
    assert meaning_of(same) == meaning_of(RULE)


@pytest.mark.parametrize(
    "other",
    [
        RULE.replace("§ 1", "§ 2"),
        RULE.replace("NO", "YES"),
        RULE.replace("says(", "not says("),
        RULE.replace("Fact.ORIGIN", "Fact.STAY_SINCE"),
    ],
)
def test_what_means_something_changes_the_fingerprint(other: str) -> None:
    assert meaning_of(other) != meaning_of(RULE)


def test_a_rule_has_a_fingerprint_of_its_own_and_the_law_one_of_all() -> None:
    codes = [rule.code for group in groups() for rule in group.all_rules()]
    assert len({of_rule(code) for code in codes}) == len(set(codes))
    assert of_law() == of_law()
    assert len(of_law()) == 16

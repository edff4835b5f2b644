"""A packed file gives back what was written, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handinhand.search import packed

ROWS = st.dictionaries(st.text(max_size=12), st.binary(max_size=20), max_size=60)


@given(rows=ROWS, others=st.lists(st.text(max_size=12), max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_table_has_what_was_written_and_nothing_else(
    tmp_path: Path, rows: dict[str, bytes], others: list[str]
) -> None:
    packed.write(tmp_path / "file.bin", None, {"first": {"x": b"1"}, "words": rows})
    table = packed.read(tmp_path / "file.bin").table("words", bytes)
    assert dict(table) == rows
    assert len(table) == len(rows)
    assert [table.get(one, b"none") for one in others] == [rows.get(o, b"none") for o in others]
    assert [one in table for one in others] == [one in rows for one in others]


def test_the_plain_part_comes_back_and_a_missing_word_is_a_missing_key(tmp_path: Path) -> None:
    plain = {"de": (("child",), {1: [2]})}
    packed.write(tmp_path / "file.bin", plain, {"words": {}})
    file = packed.read(tmp_path / "file.bin")
    assert file.plain == plain
    with pytest.raises(KeyError):
        file.table("words", bytes)["خانه"]


def test_letters_that_are_none_do_no_harm(tmp_path: Path) -> None:
    packed.write(tmp_path / "file.bin", None, {"words": {"haus": b"1"}})
    table = packed.read(tmp_path / "file.bin").table("words", bytes)
    assert "\ud800" not in table

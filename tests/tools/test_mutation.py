"""The tool that breaks the rules makes the faults it should, and leaves the rest alone."""

from pathlib import Path

import pytest

from tools.mutation.mutants import Module

WORDS = {"Outcome": ("ALLOWED", "NOT_ALLOWED")}


def faults(source: str) -> set[str]:
    module = Module(Path("rules.py"), source, WORDS)
    return {mutant.apply(source) for mutant in module.mutants()}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("a <= b", {"a < b", "a > b"}, id="comparison"),
        pytest.param("(a) is not (b)", {"(a) is (b)"}, id="brackets-stay"),
        pytest.param("a in b", {"a not in b"}, id="member"),
        pytest.param("a + b", {"a - b"}, id="operator"),
        pytest.param("f(True)", {"f(False)"}, id="truth"),
        pytest.param("f(9)", {"f(10)", "f(8)"}, id="number"),
        pytest.param("not a", {"a"}, id="not"),
        pytest.param("a and b", {"((a) or (b))", "((a))", "((b))"}, id="and"),
        pytest.param("Outcome.NOT_ALLOWED", {"Outcome.ALLOWED"}, id="word"),
        pytest.param("{a, b}", {"{b,}", "{a,}"}, id="set"),
        pytest.param("(a, b)", {"(b,)", "(a,)"}, id="tuple"),
        pytest.param("x = 'ä' + a", {"x = 'ä' - a"}, id="umlauts-before-the-place"),
        pytest.param("def f(a: int | None) -> int | None: pass", set(), id="annotations"),
        pytest.param("'9 and True'", set(), id="texts"),
        pytest.param("assert a < b", set(), id="assertions"),
    ],
)
def test_each_piece_of_code_has_its_faults(source: str, expected: set[str]) -> None:
    assert faults(source) == expected


def test_a_condition_is_turned_round() -> None:
    assert faults("if a: pass") == {"if (not (a)): pass"}
    assert faults("[x for x in a if x]") == {"[x for x in a if (not (x))]"}


def test_a_fault_names_its_place() -> None:
    (mutant,) = Module(Path("rules.py"), "\nx = not a", {}).mutants()
    assert str(mutant) == "rules.py:2: `not a` -> `a`"

"""The tool that breaks the rules makes the faults it should; only a failed test has noticed one."""

from pathlib import Path
from typing import Any

import pytest
from cosmic_ray import work_item
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.work_item import WorkerOutcome, WorkResult

from tools.mutation import __main__ as mutation
from tools.mutation.operators import operators
from tools.mutation.pure_tests import ENDED, NOT_LOADED


def faults(name: str, source: str) -> list[str]:
    operator = operators()[name]()
    places = [p for node in ast_nodes(get_ast(source)) for p in operator.mutation_positions(node)]
    return [mutate_code(source, operator, number) for number in range(len(places))]


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("OtherWord", "Outcome.ALLOWED", ["Outcome.ALLOWED_WITH_PERMISSION"]),
        ("OtherWord", "x = {_S.AE_22: 1}", ["x = {_S.AE_23_1: 1}"]),
        ("OtherWord", "Origin.OTHER", ["Origin.SAFE_LISTED"]),
        ("OtherWord", "f(_NO, case)", ["f(Outcome.DEPENDS, case)"]),
        ("OtherWord", "_NO = outcome", []),
        ("OtherWord", "case.status, Outcome.name, values.ALLOWED", []),
        ("ElementLeftOut", "{a, b.c}", ["{ b.c,}", "{a,}"]),
        ("ElementLeftOut", "(a, *b)", ["( *b,)", "(a,)"]),
        ("ElementLeftOut", "(\n    a,\n    b,\n)", ["(\n    b,\n)", "(\n    a,\n)"]),
        ("ElementLeftOut", "(day, 'source')", []),
        ("ElementLeftOut", "{a: b, c: d}", []),
        ("ElementLeftOut", "(a for a in b), {a}, f(a, b), a[b, c]", []),
        ("ConditionLeftOut", "x = a and not b", ["x = not b", "x = a"]),
        ("ConditionLeftOut", "a or b or c", [" b or c", "a or c", "a or b"]),
        ("InOrNotIn", "a in b", ["a not in b"]),
        ("InOrNotIn", "a not  in b", ["a in b"]),
        ("InOrNotIn", "[a for a in b if c is d]", []),
    ],
)
def test_an_operator_makes_the_faults_it_is_named_for(
    name: str, source: str, expected: list[str]
) -> None:
    assert faults(name, source) == expected


def result(worker: Any = WorkerOutcome.NORMAL, test: Any = None, output: str = "") -> WorkResult:
    return WorkResult(worker_outcome=worker, test_outcome=test, output=output)


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (f"1 failed\n{ENDED} 1\n", mutation.NOTICED),
        ("timeout", mutation.ENDLESS),
        (f"1 error\n{NOT_LOADED}\n", mutation.DOES_NOT_RUN),
        pytest.param(f"{ENDED} 4\n", mutation.ABNORMAL, id="no such file"),
        pytest.param(f"{ENDED} 5\n", mutation.ABNORMAL, id="no tests found"),
        pytest.param("1197 passed", mutation.ABNORMAL, id="killed"),
        pytest.param("", mutation.ABNORMAL, id="not even started"),
    ],
)
def test_only_a_test_that_failed_or_never_ended_has_noticed(output: str, expected: str) -> None:
    assert mutation.outcome_of(result(test=work_item.TestOutcome.KILLED, output=output)) == expected


def test_what_broke_in_cosmic_ray_is_not_noticed() -> None:
    incompetent = result(test=work_item.TestOutcome.INCOMPETENT, output="Traceback")
    assert mutation.outcome_of(incompetent) == mutation.ABNORMAL
    for worker in (WorkerOutcome.EXCEPTION, WorkerOutcome.ABNORMAL, WorkerOutcome.NO_TEST):
        assert mutation.outcome_of(result(worker)) == mutation.ABNORMAL
    assert mutation.outcome_of(result(WorkerOutcome.SKIPPED)) == mutation.LEFT_OUT


def fault(outcome: str, line: int = 1) -> mutation.Fault:
    return mutation.Fault("rules.py", line, "core/AddNot", "-a\n+not a", outcome)


def test_the_score_leaves_out_what_does_not_run(capsys: pytest.CaptureFixture[str]) -> None:
    made = [fault(mutation.NOTICED, line) for line in range(19)]
    rest = [fault(mutation.DOES_NOT_RUN), fault(mutation.LEFT_OUT), fault(mutation.SURVIVED)]
    assert mutation.report(made + rest) == 0
    told = capsys.readouterr().out
    assert "survived: rules.py:1 core/AddNot\n-a\n+not a\n" in told
    assert "score 95.0 % of those that run" in told
    assert mutation.report(made[1:] + rest) == 1


def test_an_abnormal_end_is_told_and_spoils_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert mutation.report([fault(mutation.NOTICED), fault(mutation.ABNORMAL)]) == 1
    assert "abnormal: rules.py:1" in capsys.readouterr().out


# With cosmic-ray itself: a tree of one rule and one test.
RULE = "def rule(case):\n    return 1 if case in {TWO, THREE} else 0\nTWO = 2\nTHREE = 3\n"
TEST = "from handinhand.work_access.rule import rule\ndef test_it(): assert rule(2) == 1\n"
MODULE = f"{mutation.ENGINE}/rule.py"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    tree = mutation.copy_to(tmp_path / "tree")
    config = tree / mutation.CONFIG
    (tree / MODULE).write_text(RULE)
    (tree / "tests/work_access/test_it.py").write_text(TEST)
    config.write_text(config.read_text("utf-8").replace("pure_tests", "pure_tests it"))
    return tree


def outcomes(sessions: Path) -> set[tuple[str, str]]:
    found = mutation.read(sessions / "rule.sqlite")
    return {(one.operator, one.outcome) for one in found if one.outcome != mutation.LEFT_OUT}


def test_a_module_is_broken_and_its_session_is_not_run_twice(tree: Path) -> None:
    expected = {
        ("core/AddNot", mutation.NOTICED),
        ("core/NumberReplacer", mutation.NOTICED),
        ("core/NumberReplacer", mutation.SURVIVED),
        ("law/ElementLeftOut", mutation.NOTICED),
        ("law/ElementLeftOut", mutation.SURVIVED),
        ("law/InOrNotIn", mutation.NOTICED),
    }
    mutation.try_module(tree, MODULE, tree / "sessions")
    assert outcomes(tree / "sessions") == expected
    assert (tree / MODULE).read_text() == RULE
    (tree / "tests/work_access/test_it.py").unlink()
    mutation.try_module(tree, MODULE, tree / "sessions")
    assert outcomes(tree / "sessions") == expected


@pytest.mark.parametrize("test", [TEST.replace("1", "0"), "", "import nothing_like_this"])
def test_nothing_is_broken_where_tests_fail_or_are_missing(tree: Path, test: str) -> None:
    (tree / "tests/work_access/test_it.py").write_text(test)
    assert not mutation.is_sound(tree)


def test_a_sound_tree_is_found_sound_until_it_changes(tree: Path) -> None:
    before = mutation.fingerprint(tree)
    assert mutation.is_sound(tree)
    (tree / MODULE).write_text(RULE.replace("1", "True"))
    assert mutation.fingerprint(tree) != before

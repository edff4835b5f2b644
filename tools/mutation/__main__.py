"""Break the rules of `work_access` one fault at a time; say which faults no test notices.

usage: python -m tools.mutation [--jobs 2] [--every 1] [FILE ...]

Each fault lives in a process of its own, in memory only; nothing on disk is changed. The pure
tests run (no Django, no database), quickest first, until one fails.
"""

import argparse
import ast
import importlib.abc
import importlib.util
import io
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from tools.mutation.mutants import Module, Mutant

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "src" / "handinhand" / "work_access"
TESTS = ROOT / "tests" / "work_access"
LAW = ("values.py", "statuses.py", "arithmetic.py", "rule.py")
FILES = [*sorted((ENGINE / "rules").glob("[a-z]*.py")), *(ENGINE / name for name in LAW)]
QUICKEST_FIRST = (
    "worked_cases arithmetic answer tree matrix explain facts texts every_combination"
    " assumptions time unknown_facts"
)
PURE = ("-p", "no:django", "-p", "no:cacheprovider", "--noconftest", "-c", os.devnull)
SURVIVED, KILLED, BROKEN = "survived", "killed", "does not run"
LONGEST = 300  # seconds; a fault that makes the tests run for ever is noticed too
ENOUGH = 95  # per cent of the faults that run at all


class Faulty(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Gives one module with a fault instead of the one on disk."""

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        self.source = source

    def find_spec(self, fullname: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_loader(fullname, self)

    def get_source(self, _fullname: str) -> str:
        return self.source


def main() -> int:
    options = _options()
    files = [Path(name).resolve() for name in options.files] or FILES
    mutants = [mutant for path in files for mutant in mutants_of(path)][:: options.every]
    begun = time.perf_counter()
    results: Counter[str] = Counter()
    survivors = []
    for mutant, result in run_all(mutants, options.jobs):
        results[result] += 1
        if result == SURVIVED:
            survivors.append(mutant)
            print(f"survived: {mutant}", flush=True)
    noticed = results[KILLED] + results[SURVIVED]
    score = 100 * results[KILLED] / noticed if noticed else 100.0
    print(f"{len(mutants)} faults in {time.perf_counter() - begun:.0f} s: {dict(results)}")
    print(f"score {score:.1f} % of those that run (at least {ENOUGH} %)")
    return 0 if score >= ENOUGH else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--every", type=int, default=1, help="take every n-th fault only")
    parser.add_argument("files", nargs="*")
    return parser.parse_args()


def mutants_of(path: Path) -> Iterator[Mutant]:
    source = path.read_text("utf-8")
    yield from Module(path.relative_to(ROOT), source, words()).mutants()


def words() -> Mapping[str, Sequence[str]]:
    """Return the members of every enumeration of the engine, read without importing it."""
    tree = ast.parse((ENGINE / "words.py").read_text("utf-8"))
    found = {
        node.name: [
            target.id
            for line in node.body
            if isinstance(line, ast.Assign)
            for target in line.targets
            if isinstance(target, ast.Name)
        ]
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    return {**found, "_S": found["Status"], "_A": found["Activity"]}


def run_all(mutants: Sequence[Mutant], jobs: int) -> Iterator[tuple[Mutant, str]]:
    """Try every fault in a child of its own, so many at once."""
    running: dict[int, Mutant] = {}
    for mutant in mutants:
        if len(running) >= jobs:
            yield _wait(running)
        child = os.fork()
        if child == 0:
            os._exit(try_one(mutant))
        running[child] = mutant
    while running:
        yield _wait(running)


def _wait(running: dict[int, Mutant]) -> tuple[Mutant, str]:
    child, status = os.wait()
    code = os.waitstatus_to_exitcode(status)
    return running.pop(child), {0: SURVIVED, 3: BROKEN}.get(code, KILLED)


def try_one(mutant: Mutant) -> int:
    """Return 0 when no test noticed, 3 when the module does not even run, else 1."""
    signal.alarm(LONGEST)
    source = mutant.apply((ROOT / mutant.path).read_text("utf-8"))
    name = ".".join(mutant.path.with_suffix("").parts[1:])
    sys.meta_path.insert(0, Faulty(name, source))
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        try:
            importlib.import_module("handinhand.work_access.decide")
        except Exception:  # noqa: BLE001 - whatever it is, it does not run
            return 3
        files = (str(TESTS / f"test_{name}.py") for name in QUICKEST_FIRST.split())
        return int(any(pytest.main(["-x", "-q", *PURE, one]) for one in files))


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    sys.exit(main())

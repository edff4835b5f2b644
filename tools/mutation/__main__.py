"""Break the rules of `work_access` one fault at a time; say which faults no test notices.

usage: python -m tools.mutation [--jobs 2]

cosmic-ray makes the faults, in copies of the engine under build/mutation. A run that was
interrupted goes on where it stopped, as long as neither the engine nor its tests have changed.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cosmic_ray.work_db import use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome

from tools.mutation.pure_tests import ENDED, NOT_LOADED

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "build" / "mutation"
CONFIG = "tools/mutation/cosmic-ray.toml"
ENGINE = "src/handinhand/work_access"
COPIED = ("src/handinhand/core", ENGINE, "tests/work_access", "tools/mutation")
PACKAGES = ("src/handinhand", "tests")  # of which only the first file is needed besides
# In this order: a fault in a loop may never end, and the values have the most faults.
LAW = ("arithmetic.py", "values.py", "rules/[a-z]*.py", "rule.py", "statuses.py")
ENOUGH = 95  # per cent of the faults that run at all

SURVIVED, NOTICED, ENDLESS = "survived", "noticed", "noticed, for it never ends"
DOES_NOT_RUN, LEFT_OUT, ABNORMAL = "does not run", "left out", "abnormal"
ENDINGS = {f"{ENDED} 0": SURVIVED, f"{ENDED} 1": NOTICED, NOT_LOADED: DOES_NOT_RUN}


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    path: str
    line: int
    operator: str
    changed: str
    outcome: str

    def __str__(self) -> str:
        return f"{self.outcome}: {self.path}:{self.line} {self.operator}\n{self.changed}"


def main() -> int:
    jobs = _options().jobs
    trees = [copy_to(CACHE / f"tree-{number}") for number in range(jobs)]
    sessions = CACHE / fingerprint(trees[0])
    with ThreadPoolExecutor(jobs) as pool:
        if not all(pool.map(is_sound, trees)):
            return 2
        modules = modules_of(trees[0])
        for future in [pool.submit(work, tree, modules, sessions) for tree in trees]:
            future.result()
    return report([fault for path in sessions.glob("*.sqlite") for fault in read(path)])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def copy_to(tree: Path) -> Path:
    """Copy anew each time: a run that was killed may have left a fault behind."""
    shutil.rmtree(tree, ignore_errors=True)
    for part in COPIED:
        shutil.copytree(ROOT / part, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
    for package in PACKAGES:
        shutil.copy2(ROOT / package / "__init__.py", tree / package)
    return tree


def fingerprint(tree: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(path for path in tree.rglob("*") if path.is_file()):
        found.update(f"{path.relative_to(tree)}\0".encode() + path.read_bytes())
    return found.hexdigest()[:12]


def modules_of(tree: Path) -> list[str]:
    """Return the modules of the law, the one to be taken first at the end."""
    paths = [path for pattern in LAW for path in sorted((tree / ENGINE).glob(pattern))]
    return [str(path.relative_to(tree)) for path in reversed(paths)]


def is_sound(tree: Path) -> bool:
    """Tell whether all tests pass without a fault; otherwise every fault would seem noticed."""
    session = tree / "baseline.sqlite"
    done = run(tree, "cosmic-ray", "baseline", "--session-file", str(session), CONFIG)
    with use_db(str(session)) as found:
        outcomes = [outcome_of(result) for _, result in found.results]
    if done == 0 and outcomes == [SURVIVED]:
        return True
    print(f"{tree}: the tests do not pass without a fault", file=sys.stderr)
    return False


def work(tree: Path, modules: list[str], sessions: Path) -> None:
    """Take one module after the other until none is left."""
    while modules:
        try_module(tree, modules.pop(), sessions)


def try_module(tree: Path, module: str, sessions: Path) -> None:
    name = module.removeprefix(f"{ENGINE}/").removesuffix(".py").replace("/", "-")
    config, session = (str(sessions / f"{name}.{kind}") for kind in ("toml", "sqlite"))
    if not Path(session).exists():
        new = f"{session}.new"
        sessions.mkdir(parents=True, exist_ok=True)
        Path(config).write_text((tree / CONFIG).read_text("utf-8").replace("MODULE", module))
        must(tree, "cosmic-ray", "init", "--force", config, new)
        must(tree, "cr-filter-operators", new, config)
        Path(new).rename(session)
    must(tree, "cosmic-ray", "exec", config, session)
    print(f"{module}: {dict(Counter(one.outcome for one in read(Path(session))))}", flush=True)


def must(tree: Path, *command: str) -> None:
    if code := run(tree, *command):
        raise subprocess.CalledProcessError(code, command)


def run(tree: Path, program: str, *arguments: str) -> int:
    places = (tree / "src", tree, tree / "tools" / "mutation" / "plugin")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, places)),
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
    }
    return subprocess.run([program, *arguments], cwd=tree, env=environment, check=False).returncode


def read(session: Path) -> Iterator[Fault]:
    with use_db(str(session)) as found:
        for item, result in found.completed_work_items:
            (place,) = item.mutations
            yield Fault(
                path=str(place.module_path),
                line=place.start_pos[0],
                operator=place.operator_name,
                changed="\n".join(changed_lines(result.diff or "")),
                outcome=outcome_of(result),
            )


def changed_lines(diff: str) -> Iterator[str]:
    lines = diff.splitlines()
    return (line for line in lines if line[:1] in {"-", "+"} and line[:3] not in {"---", "+++"})


def outcome_of(result: Any) -> str:
    """Say what became of a fault; only pytest's own word that a test failed is "noticed"."""
    if result.worker_outcome == WorkerOutcome.SKIPPED:
        return LEFT_OUT
    if result.worker_outcome != WorkerOutcome.NORMAL:
        return ABNORMAL
    if result.test_outcome == TestOutcome.KILLED and result.output == "timeout":
        return ENDLESS
    lines = (result.output or "").splitlines()
    return ENDINGS.get(lines[-1], ABNORMAL) if lines else ABNORMAL


def report(faults: Iterable[Fault]) -> int:
    made = sorted(fault for fault in faults if fault.outcome != LEFT_OUT)
    for fault in made:
        if fault.outcome in {SURVIVED, ABNORMAL, ENDLESS}:
            print(fault)
    counts = Counter(fault.outcome for fault in made)
    noticed = counts[NOTICED] + counts[ENDLESS]
    score = 100 * noticed / max(noticed + counts[SURVIVED], 1)
    print(f"{len(made)} faults: {dict(counts)}")
    print(f"score {score:.1f} % of those that run (at least {ENOUGH} %)")
    return 0 if score >= ENOUGH and not counts[ABNORMAL] else 1


if __name__ == "__main__":
    sys.exit(main())

"""Run the pure tests of the engine (no Django), quickest first, until one fails.

usage: python -m tools.mutation.pure_tests [NAME ...]

cosmic-ray takes every exit code but 0 for "noticed", so the last line printed tells what happened.
"""

import os
import sys
from pathlib import Path

import pytest

import handinhand

QUICKEST_FIRST = (
    "worked_cases arithmetic answer tree matrix explain facts texts rows every_combination"
    " assumptions time unknown_facts questions"
)
ENDED, NOT_LOADED = "pytest ended with", "pytest could not load the tests"


class Loading:
    """With -x pytest gives a test that cannot be loaded the exit code of one that failed."""

    failed = False

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.failed |= report.failed


def main() -> int:
    if not Path(handinhand.__file__).is_relative_to(Path.cwd()):
        sys.exit(f"these are not the rules that were broken: {handinhand.__file__}")
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # they would double the time of a start
    names = sys.argv[1:] or QUICKEST_FIRST.split()
    files = [f"tests/work_access/test_{name}.py" for name in names]
    pure = ("-p", "no:cacheprovider", "--noconftest", "-c", os.devnull)
    loading = Loading()
    code = pytest.main(["-x", "-q", *pure, *files], plugins=[loading])
    print(f"\n{NOT_LOADED}" if loading.failed else f"\n{ENDED} {int(code)}")
    return code


if __name__ == "__main__":
    sys.exit(main())

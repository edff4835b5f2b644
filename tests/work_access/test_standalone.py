"""The engine is a library: it works where Django is not installed."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCKED = """
import sys

class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "django":
            raise ImportError(name)

sys.meta_path.insert(0, Block())
from handinhand.work_access.decide import decide_data
from handinhand.work_access import (
    boundaries, explain, matrix, next_steps, possible, questions, review, texts
)
answer = decide_data({"on": "2026-11-23", "status": "eu_citizen", "activity": "employment"})
print(answer["outcome"], len(review.rule_rows()) > 100, "django" in sys.modules)
"""


def test_the_engine_answers_without_django() -> None:
    run = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, 'src'){BLOCKED}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.strip() == "allowed True False", run.stderr

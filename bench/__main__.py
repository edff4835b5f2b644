"""Measure the product with 3,000 and 250,000 synthetic offers, each on a database of its own.

usage: python -m bench [--sizes 3000,250000]
"""

import os
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    sizes = sys.argv[sys.argv.index("--sizes") + 1] if "--sizes" in sys.argv else "3000,250000"
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    ).stdout.strip()
    print(
        f"Machine: {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    )
    print(f"Commit: {commit}")
    print('\n== decisions of "May I work?"', flush=True)
    if subprocess.run(
        [sys.executable, "-m", "bench.work_access"], cwd=ROOT, check=False
    ).returncode:
        return 1
    for size in sizes.split(","):
        print(f"\n== {int(size):,} synthetic offers", flush=True)
        environment = {
            **os.environ,
            "HANDINHAND_VAR": str(ROOT / "var" / f"bench-{size}"),
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        }
        command = [sys.executable, "-m", "bench.one_size", size]
        if subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Ask whether a package of the lock has a known hole (pip-audit); say loudly what was not asked.

usage: python -m tools.audit_packages [FILE]

It ends with a fault when there is a hole, or when pip-audit itself breaks. Where the list of holes
cannot be reached it says so and goes on: a developer without a network must be able to work.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = "requirements/dev.txt"  # holds what production installs too
NOT_ASKED = "!!! NICHT GEPRÜFT"
MOST_NAMED = 8
UNREACHABLE = ("ConnectionError", "ConnectionAborted", "Max retries", "timed out", "ProxyError")


def main(lock: str = LOCK) -> int:
    done = subprocess.run(
        [
            sys.executable, "-m", "pip_audit", "--requirement", lock, "--no-deps", "--disable-pip",
            "--format", "json", "--progress-spinner", "off", "--timeout", "20",
        ],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    code, lines = verdict(done.stdout, done.stderr)
    print("\n".join(lines))
    return code


def verdict(answer: str, said: str) -> tuple[int, list[str]]:
    """Return what pip-audit found out, as an exit code and lines to be read."""
    try:
        packages = json.loads(answer)["dependencies"]
    except ValueError:
        if any(word in said for word in UNREACHABLE):
            return 0, [f"{NOT_ASKED}: Die Liste bekannter Lücken ist nicht zu erreichen. !!!"]
        return 1, [said or "pip-audit hat nichts geantwortet."]
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    lines = [_line(one, hole) for one in packages for hole in one.get("vulns", ())]
    asked = len(packages) - len(skipped)
    if skipped:
        more = " …" if len(skipped) > MOST_NAMED else ""
        names = ", ".join(skipped[:MOST_NAMED]) + more
        lines.append(f"{NOT_ASKED}: {len(skipped)} von {len(packages)} Paketen ({names}). !!!")
    return int(any("vulns" in one and one["vulns"] for one in packages)), [
        *lines,
        f"{asked} Pakete geprüft.",
    ]


def _line(package: Mapping[str, Any], hole: Mapping[str, Any]) -> str:
    mended = ", ".join(hole.get("fix_versions", ())) or "noch nicht behoben"
    return f"{package['name']} {package['version']}: {hole['id']} (behoben in: {mended})"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

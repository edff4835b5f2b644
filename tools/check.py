"""Run every check and every test, as CI does; report all failures, not only the first.

usage: python tools/check.py [--static]
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
FAST = "not browser and not fuzz"
POSTGRES = "postgres://postgres@127.0.0.1:5432/handinhand"
CODE = ["src", "config", "tests", "tools", "bench"]
SERVED = ["src", "config", "deploy"]  # what runs in production
# Programs that tests need, and the packages of Debian that bring them.
PROGRAMS = {"chromium": ["chromium", "fonts-noto-core"], "nginx": ["nginx", "openssl"]}


def static_checks() -> Iterator[tuple[str, list[str]]]:
    yield "ruff: Regeln", [bin_("ruff"), "check", *CODE]
    yield "ruff: Form", [bin_("ruff"), "format", "--check", *CODE]
    yield "mypy --strict", [bin_("mypy"), *CODE]
    yield "Schichten (lint-imports)", [bin_("lint-imports"), "--no-cache"]
    yield "Migrationen vollständig", [bin_("handinhand"), "makemigrations", "--check", "--dry-run"]
    yield "djlint", [bin_("djlint"), "--lint", "--quiet", "templates"]
    yield "bandit", [bin_("bandit"), "-q", "-r", "-c", "pyproject.toml", *SERVED]
    yield "Pakete ohne bekannte Lücken", [bin_("python"), "-m", "tools.audit_packages"]


def bin_(name: str) -> str:
    return str(BIN / name)


def main() -> int:
    failed = [title for title, command in static_checks() if not run(title, command)]
    if "--static" in sys.argv:
        return report(failed)
    failed += [program for program, packages in PROGRAMS.items() if not have(program, packages)]
    postgres = os.environ.get("TEST_DATABASE_URL") or (POSTGRES if postgres_answers() else None)
    pytest = [bin_("python"), "-m", "pytest", "-q"]
    behind = Behind("Tests auf PostgreSQL", [*pytest, "-m", FAST], postgres) if postgres else None
    if behind is None:
        print("\n!!! KEIN POSTGRESQL auf 127.0.0.1:5432: die Tests laufen nur auf SQLite.\n")
    title = "Tests auf SQLite, mit Browser und Zufallsanfragen"
    if not run(title, pytest, {"TEST_DATABASE_URL": ""}):
        failed.append("Tests auf SQLite")
    if behind is not None and not behind.is_good():
        failed.append("Tests auf PostgreSQL")
    return report(failed)


class Behind:
    """A run on the second core; what it prints is shown when it has ended."""

    def __init__(self, title: str, command: list[str], postgres: str) -> None:
        self.title = title
        self.begun = time.perf_counter()
        self.folder = tempfile.TemporaryDirectory()
        self.printed = Path(self.folder.name) / "printed"
        environment = {**os.environ, "TEST_DATABASE_URL": postgres}
        with self.printed.open("w") as out:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
            )

    def is_good(self) -> bool:
        """Wait for the end, show what was printed, tell whether all went well."""
        good = self.process.wait() == 0
        took = time.perf_counter() - self.begun
        print(f"\n=== {self.title}\n{self.printed.read_text()}")
        print(f"--- {self.title}: {'gut' if good else 'FEHLER'}, {took:.0f} s", flush=True)
        return good


def run(title: str, command: list[str], extra: dict[str, str] | None = None) -> bool:
    print(f"\n=== {title}", flush=True)
    begun = time.perf_counter()
    environment = {**os.environ, **(extra or {})}
    good = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0
    print(
        f"--- {title}: {'gut' if good else 'FEHLER'}, {time.perf_counter() - begun:.0f} s",
        flush=True,
    )
    return good


def have(program: str, packages: list[str]) -> bool:
    """Find a program, or install it where we may; say clearly what is missing otherwise."""
    if found(program):
        return True
    install = ["apt-get", "install", "-y", "-qq", *packages]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"\n=== {program} wird installiert ({' '.join(install)})", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(install, check=False, env=quiet, stdout=subprocess.DEVNULL)
    if found(program):
        return True
    print(f"\n!!! Für die Tests fehlt {program}: apt-get install {' '.join(packages)}\n")
    return False


def found(program: str) -> bool:
    return shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin") is not None


def postgres_answers() -> bool:
    try:
        with socket.create_connection(("127.0.0.1", 5432), timeout=2):
            return True
    except OSError:
        return False


def report(failed: list[str]) -> int:
    print("\nAlles gut." if not failed else f"\nNicht gut: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

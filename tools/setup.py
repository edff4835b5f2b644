"""Make the virtual environment from the hashed lock; the standard library is all it needs.

usage: python3 tools/setup.py [base|hosts|dev]

A second call does nothing: a stamp in `.venv` holds the hash of what was installed.
"""

import hashlib
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
MINIMUM = (3, 11)
EXTENTS = ["base", "hosts", "dev"]  # each holds what stands before it


def main() -> int:
    extent = sys.argv[1] if len(sys.argv) > 1 else "base"
    if sys.version_info < MINIMUM:
        return refuse(f"Python {MINIMUM[0]}.{MINIMUM[1]} oder neuer wird gebraucht.")
    if find_spec("ensurepip") is None:
        return refuse("Es fehlt das Paket python3-venv: apt-get install python3-venv")
    lock = ROOT / "requirements" / f"{extent}.txt"
    if installed(extent, lock):
        return 0
    say(f"1/3 Virtuelle Umgebung in {VENV.name}")
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    say(f"2/3 Pakete aus {lock.relative_to(ROOT)} (mit Prüfsummen)")
    pip("--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(lock))
    say("3/3 Hand in Hand selbst")
    pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))
    stamp(extent).write_text(fingerprint(lock), encoding="utf-8")
    return 0


def pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    subprocess.run([*command, *arguments], check=True)


def installed(extent: str, lock: Path) -> bool:
    """Tell whether this lock, or one that holds more, is what stands in the venv."""
    wider = EXTENTS[EXTENTS.index(extent) :]
    for name in wider:
        candidate = lock.with_name(f"{name}.txt")
        written = stamp(name)
        if written.exists() and written.read_text(encoding="utf-8") == fingerprint(candidate):
            return True
    return False


def fingerprint(lock: Path) -> str:
    parts = [lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def stamp(extent: str) -> Path:
    return VENV / f".installed-{extent}"


def say(text: str) -> None:
    print(f"   {text}", flush=True)


def refuse(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())

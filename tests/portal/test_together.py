"""The server and its worker live and die together, whoever is stopped and how."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE_SECONDS = 20
# A process that notes its number in a file and lasts as long as it is told.
LASTING = "import os, pathlib, sys, time; f = pathlib.Path(sys.argv[1]); f.write_text(str(os.getpid())); time.sleep(float(sys.argv[2])); sys.exit(7)"  # noqa: E501
PROGRAM = """
import sys
from handinhand.portal import together
together.REST_SECONDS = 0.1
def lasting(name, seconds):
    return [sys.executable, "-c", sys.argv[1], sys.argv[2] + name, seconds]
sys.exit(together.run_together(lasting("/server", sys.argv[3]), lasting("/worker", "60")))
"""
Start = Callable[[str], subprocess.Popen[bytes]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start both; the server lasts for the seconds given."""
    started = []

    def start(seconds: str = "60") -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", PROGRAM, LASTING, str(tmp_path), seconds]
        started.append(subprocess.Popen(command))
        wait_until(lambda: number_in(tmp_path / "server") and number_in(tmp_path / "worker"))
        return started[0]

    yield start
    for process in started:
        process.kill()
        process.wait()


def number_in(path: Path) -> int:
    return int(path.read_text() or 0) if path.exists() else 0


def lives(number: int) -> bool:
    """Tell whether a process runs; one that ended and was not waited for does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_signal_ends_both(start: Start, tmp_path: Path, number: signal.Signals) -> None:
    process = start("60")
    server, worker = number_in(tmp_path / "server"), number_in(tmp_path / "worker")
    time.sleep(0.5)
    process.send_signal(number)
    process.wait(PATIENCE_SECONDS)
    wait_until(lambda: not lives(server) and not lives(worker))


def test_when_the_server_ends_so_does_the_worker(start: Start, tmp_path: Path) -> None:
    process = start("1")
    assert process.wait(PATIENCE_SECONDS) == 7
    wait_until(lambda: not lives(number_in(tmp_path / "worker")))


def test_a_worker_that_died_is_started_again(start: Start, tmp_path: Path) -> None:
    start("60")
    first = number_in(tmp_path / "worker")
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: number_in(tmp_path / "worker") not in {0, first})
    assert lives(number_in(tmp_path / "server"))

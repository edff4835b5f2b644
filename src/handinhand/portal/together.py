"""The web server and a worker as one: whoever stops one of them stops both."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
PATIENCE_SECONDS = 30
PAUSE_SECONDS = 0.2
REST_SECONDS = 5
_PR_SET_PDEATHSIG = 1
Command = Sequence[str]


class _StopError(Exception):
    """Somebody asked us to stop."""


def run_together(server: Command, worker: Command) -> int:
    """Run both until the server ends or we are told to stop; return the server's exit code.

    A worker that dies is started again after a rest. Each is a process group of its own, so that
    Ctrl+C reaches them through us only, and once.
    """
    serving = _start(server)
    working = _start(worker)
    for number in STOP_SIGNALS:
        signal.signal(number, _stop)
    try:
        while serving.poll() is None:
            if working.poll() is not None:
                time.sleep(REST_SECONDS)
                working = _start(worker)
            time.sleep(PAUSE_SECONDS)
    except _StopError:
        pass
    finally:
        _end(serving, working)
    return max(serving.returncode, 0)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _StopError


def _start(command: Command) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  # our own, no shell
        command,
        process_group=0,
        preexec_fn=_die_with_parent(),  # noqa: PLW1509 - we have one thread
    )


def _die_with_parent() -> Callable[[], None] | None:
    """Let Linux stop a child when we are killed and cannot do so ourselves."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _end(*processes: subprocess.Popen[bytes]) -> None:
    """Ask all to end, wait for what they have in hand, and end by force who does not."""
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    for process in processes:
        with suppress(ProcessLookupError):
            process.terminate()
    end = time.monotonic() + PATIENCE_SECONDS
    for process in processes:
        try:
            process.wait(timeout=max(end - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

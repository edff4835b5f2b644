"""A restart with the port held open, as systemd's socket does: readers wait, none is refused."""

import socket
import subprocess
import sys
import threading
import time

from tests.deploy.conftest import PATIENCE_SECONDS, Served
from tests.installation import ROOT, Installation


def start(production: Installation, held: socket.socket) -> subprocess.Popen[bytes]:
    """Start the web processes as systemd does: the socket is file 3, and they are told so."""
    serve = f"{sys.executable} -m handinhand serve --web-only"
    command = f"exec 3<&0; LISTEN_FDS=1 LISTEN_PID=$$ exec {serve}"
    counts = production.folder / "counts-of-restarted"  # not those of the other tests
    counts.mkdir(exist_ok=True)
    return subprocess.Popen(
        ["/bin/sh", "-c", command],
        cwd=ROOT,
        env={**production.environment, "PROMETHEUS_MULTIPROC_DIR": str(counts)},
        stdin=held.fileno(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for_more(statuses: list[int | str]) -> None:
    """Wait until readers got answers of the processes just started, however slow the machine."""
    enough, end = len(statuses) + 20, time.monotonic() + PATIENCE_SECONDS
    while len(statuses) < enough and time.monotonic() < end:
        time.sleep(0.1)


def test_no_reader_is_refused_while_the_web_processes_restart(production: Installation) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=512) as held:
        served = Served(held.getsockname()[1], production.folder / "restart.log")
        statuses: list[int | str] = []
        is_over = threading.Event()

        def read() -> None:
            while not is_over.is_set():
                try:
                    statuses.append(served.ask("/de/themen/").status)
                except OSError as error:
                    statuses.append(repr(error))

        server = start(production, held)
        readers = [threading.Thread(target=read) for _ in range(4)]
        for reader in readers:
            reader.start()
        wait_for_more(statuses)
        before = len(statuses)
        server.terminate()
        server.wait(timeout=PATIENCE_SECONDS)
        server = start(production, held)
        wait_for_more(statuses)
        is_over.set()
        for reader in readers:
            reader.join()
        server.terminate()
        server.wait(timeout=PATIENCE_SECONDS)
    assert 0 < before < len(statuses)
    assert set(statuses) == {200}

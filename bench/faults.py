"""What breaks is what may break: two hosts, killed processes, a lost index, a lost database, load.

usage: python -m bench.faults      (make bench-faults)

Everything runs on this machine, on a PostgreSQL and folders of its own, and ends by itself.
"""

import asyncio
import os
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from json import loads
from pathlib import Path
from urllib.parse import quote

from bench.cluster import Cluster

ROOT = Path(__file__).resolve().parent.parent
HOST_PORTS = (8981, 8982)
READERS, ROUNDS, KILLS, WRITES = 500, 4, 5, 40
PATHS = ("/de/", "/de/suche/?q=Deutschkurs+Rostock", "/ar/suche/?q=طبيب", "/de/thema/housing/")
WRITER = """
import django, sys; django.setup()
from django.utils import timezone
from handinhand.directory.services import editing
for number in range(int(sys.argv[1]), 10**9):
    editing.change_offer(key=sys.argv[2], facts={"phone": f"0381 {number:06d}"}, by=None,
                         on=timezone.localdate())
    print(number, flush=True)
"""


class Host:
    """A web host: gunicorn with two workers, an index and a folder of its own."""

    def __init__(self, folder: Path, port: int, database: str) -> None:
        self.folder, self.port = folder, port
        self.environment = {
            **os.environ,
            "HANDINHAND_VAR": str(folder),
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        }
        self.server: subprocess.Popen[bytes] | None = None

    def command(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "handinhand", *arguments]
        done = subprocess.run(
            command, env=self.environment, cwd=ROOT, check=True, capture_output=True, text=True
        )
        return done.stdout

    def start(self) -> None:
        command = [sys.executable, "-m", "handinhand", "serve", "--web-only"]
        command += ["--port", str(self.port)]
        self.server = subprocess.Popen(
            command, env=self.environment, cwd=ROOT,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_until(lambda: self.status("/healthz") == 200)

    def stop(self) -> None:
        if self.server is not None:
            self.server.terminate()
            self.server.wait(timeout=40)

    def status(self, path: str) -> int:
        try:
            return self.get(path)[0]
        except (OSError, HTTPException):
            return 0

    def get(self, path: str) -> tuple[int, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", quote(path, safe="/?=&+%"))
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def finds(self, query: str) -> bool:
        status, body = self.get(f"/api/search?q={quote(query)}")
        return status == 200 and any(query in one["name"] for one in loads(body)["results"])

    def workers(self) -> list[int]:
        """Return the processes of gunicorn's workers: those that listen and are nobody's parent."""
        listing = subprocess.run(
            ["pgrep", "-f", f"127.0.0.1:{self.port}"], capture_output=True, text=True, check=False
        )
        pids = [int(pid) for pid in listing.stdout.split()]
        parents = {int(Path(f"/proc/{pid}/stat").read_text().split()[3]) for pid in pids}
        return [pid for pid in pids if pid not in parents]


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="handinhand-faults-") as folder:
        Path(folder).chmod(0o755)
        cluster = Cluster(Path(folder) / "postgresql")
        cluster.create()
        one, other = (Host(Path(folder) / f"host{port}", port, cluster.url) for port in HOST_PORTS)
        try:
            for host in (one, other):
                host.command("prepare")
                host.start()
            two_hosts(one, other)
            killed_writers(one)
            killed_workers(one)
            lost_index(one)
            lost_database(one, cluster)
            many_readers(one)
            greedy_clients(one)
            print("audit:", one.command("audit", "verify").strip()[:60])
        finally:
            for host in (one, other):
                host.stop()
            cluster.stop()
    return 0


def two_hosts(one: Host, other: Host) -> None:
    """A change on one host is found on the other."""
    seconds = []
    for number in range(10):
        name = f"Quasselstrippe{number}"
        rename(one, name)
        begun = time.perf_counter()
        wait_until(lambda wanted=name: other.finds(wanted), every=0.05)  # type: ignore[misc]  # a lambda with a default has no type
        seconds.append(time.perf_counter() - begun)
    print(f"two hosts: found on the other after {statistics.median(seconds):.2f} s (median), "
          f"{max(seconds):.2f} s at the most, 10 changes")  # fmt: skip


def killed_writers(host: Host) -> None:
    """Nothing a writer was told is stored gets lost when it is killed."""
    lost, acknowledged = 0, 0
    for _ in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(acknowledged), "psyc-0013"]
        writer = subprocess.Popen(
            command, env=host.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(random.uniform(0.1, 0.8))
        writer.send_signal(signal.SIGKILL)
        said = [first, *writer.stdout.readlines()]
        acknowledged = max(int(line) for line in said if line.endswith("\n")) + 1
        _, body = host.get("/de/angebot/psyc-0013/")
        stored = int(body.decode().split("0381 ")[1][:6])
        lost += stored < acknowledged - 1
    print(f"kill -9 of a writer: {KILLS} times, acknowledged writes {acknowledged}, lost {lost}")


def killed_workers(host: Host) -> None:
    """A worker killed while it writes the index: search heals, every change is found."""
    killed = 0
    for number in range(WRITES):
        rename(host, f"Plauderecke{number}")
        host.status("/de/suche/?q=Plauderecke")
        if number % 4 == 0:
            for pid in host.workers()[:1]:
                os.kill(pid, signal.SIGKILL)
                killed += 1
    wait_until(lambda: host.finds(f"Plauderecke{WRITES - 1}"), every=0.1)
    print(f"kill -9 of web workers: {killed} times during {WRITES} changes, the last one is found")


def lost_index(host: Host) -> None:
    """The folder of the index is deleted while readers read."""
    with readers(host, 4) as answers:
        time.sleep(1)
        shutil.rmtree(host.folder / "search")
        begun = time.perf_counter()
        wait_until(lambda: any((host.folder / "search").glob("2-*/meta.json")), every=0.1)
        healed = time.perf_counter() - begun
        time.sleep(1)
    print(f"index deleted while serving: there again after {healed:.1f} s, answers {told(answers)}")


def lost_database(host: Host, cluster: Cluster) -> None:
    """The database crashes and comes back under load."""
    with readers(host, 8) as answers:
        time.sleep(1)
        away = cluster.restart()
        begun = time.perf_counter()
        wait_until(lambda: host.status("/de/suche/?q=Deutschkurs") == 200, every=0.05)
        back = time.perf_counter() - begun
        time.sleep(1)
    print(f"database crashed under load: away {away:.1f} s, "
          f"good answers {back:.2f} s after it is back, answers {told(answers)}")  # fmt: skip


def many_readers(host: Host) -> None:
    """READERS people ask at the same moment, ROUNDS times each, with no cache in front."""
    times: list[float] = []
    statuses: Counter[str] = Counter()

    async def read(number: int) -> None:
        for turn in range(ROUNDS):
            path = quote(PATHS[(number + turn) % len(PATHS)], safe="/?=&+%")
            begun = time.perf_counter()
            reader, writer = await asyncio.open_connection("127.0.0.1", host.port)
            writer.write(f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
            answer = await reader.read()
            writer.close()
            times.append(time.perf_counter() - begun)
            statuses[answer[9:12].decode()] += 1

    async def all_of_them() -> None:
        await asyncio.gather(*(read(number) for number in range(READERS)))

    begun = time.perf_counter()
    asyncio.run(all_of_them())
    took = time.perf_counter() - begun
    p95 = statistics.quantiles(times, n=20)[18]
    print(f"{READERS} readers at once, no cache in front: "
          f"p50 {statistics.median(times):.2f} s, p95 {p95:.2f} s, "
          f"{len(times) / took:.0f} pages/s, answers {dict(statuses)}")  # fmt: skip


def greedy_clients(host: Host) -> None:
    """Clients that send a byte a second hold a worker only until nginx stands before it."""
    slow = [socket.create_connection(("127.0.0.1", host.port)) for _ in range(20)]
    for one in slow:
        one.sendall(b"GET /de/ HTTP/1.1\r\nHost: x\r\n")
    begun = time.perf_counter()
    status = host.status("/de/")
    waited = time.perf_counter() - begun
    for one in slow:
        one.close()
    print(f"20 slow clients without nginx: a reader gets {status} after {waited:.1f} s "
          "(nginx keeps them off: tests/deploy/test_nginx.py)")  # fmt: skip
    begun = time.perf_counter()
    said = posted(host, b"x" * 10_000_000)
    print(f"10 MB form: {said} after {time.perf_counter() - begun:.2f} s")


def posted(host: Host, body: bytes) -> str:
    """Return the status a form gets, or that the server hung up before it was all sent."""
    connection = HTTPConnection("127.0.0.1", host.port, timeout=60)
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request("POST", "/intern/eintraege/neu/", body, head)
        return f"answered {connection.getresponse().status}"
    except OSError:
        return "connection closed"
    finally:
        connection.close()


@contextmanager
def readers(host: Host, number: int) -> Iterator[Counter[int]]:
    """Let so many readers ask one page after the other until the block ends."""
    stop = threading.Event()
    answers: Counter[int] = Counter()

    def read(start: int) -> None:
        turn = start
        while not stop.is_set():
            answers[host.status(PATHS[turn % len(PATHS)])] += 1
            turn += 1

    threads = [threading.Thread(target=read, args=(n,)) for n in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def rename(host: Host, name: str) -> None:
    code = (
        "import django; django.setup()\nfrom django.utils import timezone\n"
        "from handinhand.directory.services import editing\n"
        f"editing.change_offer(key='psyc-0013', facts={{'name': {name!r}}}, by=None, "
        "on=timezone.localdate())"
    )
    subprocess.run([sys.executable, "-c", code], env=host.environment, cwd=ROOT, check=True)


def told(answers: Counter[int]) -> str:
    return ", ".join(f"{n} × {status or 'no answer'}" for status, n in sorted(answers.items()))


def wait_until(good: Callable[[], bool], every: float = 0.2, most: float = 60) -> None:
    until = time.monotonic() + most
    while not good():
        if time.monotonic() > until:
            raise SystemExit("gave up waiting")
        time.sleep(every)


if __name__ == "__main__":
    sys.exit(main())

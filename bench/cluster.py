"""A PostgreSQL of the measurement's own, that may be stopped and killed."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import psycopg


class Cluster:
    """A cluster in a folder and on a port of its own; nothing else of the machine is touched."""

    def __init__(self, folder: Path, port: int = 54329) -> None:
        self.folder, self.port = folder, port
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not programs:
            raise SystemExit("Es fehlt PostgreSQL: apt-get install postgresql")
        self._bin = programs[-1]
        folder.mkdir(parents=True)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")

    @property
    def url(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/handinhand"

    def create(self) -> None:
        self._run("initdb", "-D", str(self.folder / "data"), "-A", "trust", "-U", "postgres")
        self.start()
        with psycopg.connect(self.url.replace("/handinhand", "/postgres"), autocommit=True) as one:
            one.execute("CREATE DATABASE handinhand")

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self._control("start", "-w", "-l", str(self.folder / "log"), "-o", options)

    def stop(self, how: str = "fast") -> None:
        self._control("stop", "-m", how, "-w")

    def restart(self) -> float:
        """Stop as a crash would and start again; return the seconds it was away."""
        begun = time.perf_counter()
        self.stop("immediate")
        self.start()
        return time.perf_counter() - begun

    def _control(self, act: str, *arguments: str) -> None:
        self._run("pg_ctl", act, "-D", str(self.folder / "data"), *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        own = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*own, str(self._bin / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

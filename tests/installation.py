"""A platform of its own for a test: own folder, own database, the real commands."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.ROOT)
PATIENCE_SECONDS = 120


@dataclass(frozen=True)
class Installation:
    """Runs `handinhand` as a person would: in a process of its own, ruled by the environment."""

    folder: Path
    database_url: str
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        own = {
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "HANDINHAND_VAR": str(self.folder),
            "DATABASE_URL": self.database_url,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }
        return {**os.environ, **own, **self.extra}

    def run(self, *arguments: str, given: str = "") -> str:
        """Return what a command prints; its failure fails the test."""
        done = self.attempt(*arguments, given=given)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def attempt(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "handinhand", *arguments],
            cwd=ROOT,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )

    def found(self, queries: Iterable[str]) -> list[list[str]]:
        """Return the ids found for each question, by the command that asks the real index."""
        asked = "\n".join(json.dumps({"query": query, "lang": "de"}) for query in queries)
        answers = self.run("search", "--batch", given=asked).splitlines()
        return [[result["id"] for result in json.loads(line)["results"]] for line in answers]


def sqlite_in(folder: Path) -> Installation:
    folder.mkdir(parents=True, exist_ok=True)
    return Installation(folder, f"sqlite:///{folder / 'handinhand.sqlite3'}")

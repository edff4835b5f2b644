"""The files of deploy/ name what exists: commands, targets, folders, units."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.installation import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted(path for path in (DEPLOY / "systemd").iterdir() if path.is_file())


def test_each_unit_runs_a_command_that_exists() -> None:
    text = "".join(path.read_text() for path in UNITS)
    commands = set(re.findall(r"^ExecStart=.*?\.venv/bin/handinhand (\w+)", text, re.MULTILINE))
    assert commands == {"serve", "work", "backup"}
    assert commands <= set(get_commands())


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_reads_the_units(tmp_path: Path) -> None:
    """With the folders and the account of this machine in the place of those of a server."""
    folder = tmp_path / "systemd"
    shutil.copytree(DEPLOY / "systemd", folder)
    program = tmp_path / ".venv" / "bin" / "handinhand"
    program.parent.mkdir(parents=True)
    program.symlink_to(sys.executable)
    for path in folder.rglob("*.*"):
        if path.is_file():
            path.write_text(path.read_text().replace("/opt/handinhand/current", str(tmp_path)))
    checked = subprocess.run(
        ["systemd-analyze", "verify", *(str(folder / path.name) for path in UNITS)],
        capture_output=True,
        text=True,
        check=False,
        env={"SYSTEMD_UNIT_PATH": f"{folder}:"},
    )
    ours = [line for line in checked.stderr.splitlines() if "handinhand" in line]
    assert ours == []


def test_the_image_follows_the_commands_of_the_readme() -> None:
    image = (DEPLOY / "Containerfile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    used = set(re.findall(r'^RUN make (\w+)|"make", "(\w+)"', image, re.MULTILINE))
    assert used == {("install", ""), ("", "run")}
    assert {"install", "run"} <= targets


def test_an_installed_release_has_its_texts() -> None:
    """The account of the services may not write into a release: `prepare` would fail there."""
    told = subprocess.run(
        ["make", "-n", "install"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "handinhand compile_texts" in told.stdout


def test_the_files_agree_on_folders_and_port() -> None:
    units = "".join(
        path.read_text() for path in (DEPLOY / "systemd").rglob("*.*") if path.is_file()
    )
    nginx = "".join(path.read_text() for path in (DEPLOY / "nginx" / "one-machine").iterdir())
    assert "ListenStream=127.0.0.1:8000" in units
    assert "server 127.0.0.1:8000;" in nginx
    assert "root /var/lib/handinhand;" in nginx
    assert "StateDirectory=handinhand" in units

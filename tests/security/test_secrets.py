"""Secrets come from the environment only: none in the tree, none in a log, no start without."""

import ast
import logging
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from handinhand.core import checks
from tests.accounts.make import PASSWORD, SIGN_IN, code_now, make_person
from tests.installation import ROOT, Installation

SECRET_NAMES = re.compile(r"SECRET|PASSWORD|TOKEN|ACCESS_KEY|CLIENT_ID|DATABASES|CACHES")
# Words that look like one and are none; each stands where it is needed, and says why.
HARMLESS = {
    "config/settings/dev.py": {"SECRET_KEY"},  # the embedded demonstration, refused in production
    "config/settings/test.py": {"SECRET_KEY"},
}
LOOKS_SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|\bAKIA[0-9A-Z]{16}\b"  # Amazon
    r"|\bgh[pousr]_[A-Za-z0-9]{36,}"  # GitHub
    r"|\bglpat-[A-Za-z0-9_-]{20,}"  # GitLab
    r"|\bxox[abpr]-[A-Za-z0-9-]{10,}"  # Slack
    r"|\beyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}"  # a signed token (JWT)
    # a password in an address
    r"|://[^/\s:@\"'{]+:(?!KENNWORT|password|secret|geheim)[^/\s:@\"'{]+@"
)
COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "only-for-this-test-0123456789abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "www.example.org",
    "DATABASE_URL": "sqlite:///:memory:",
}


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_file_of_the_tree_holds_a_secret() -> None:
    found = []
    for path in tracked():
        if path.is_file() and path.stat().st_size < 2_000_000:
            text = path.read_bytes().decode("utf-8", "ignore")
            found += [(str(path.relative_to(ROOT)), one[0]) for one in LOOKS_SECRET.finditer(text)]
    assert found == []


def test_no_file_is_one_that_holds_secrets_by_its_name() -> None:
    names = re.compile(r"(^|/)(\.env.*|.*\.(pem|key|p12|pfx|jks|kdbx|sqlite3?))$")
    assert not [path for path in tracked() if names.search(path.as_posix())]


def test_settings_hold_no_secret_of_their_own() -> None:
    """A name that speaks of one is given by the environment: a call, never a word in quotes."""
    found = set()
    for path in (ROOT / "config").rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                told = {one.id for one in node.targets if isinstance(one, ast.Name)}
                secret = {one for one in told if SECRET_NAMES.search(one)}
                if isinstance(node.value.value, str):
                    found |= {(name, one) for one in secret - HARMLESS.get(name, set())}
    assert found == set()


def test_the_key_of_the_demonstration_does_not_serve_in_production() -> None:
    from config.settings import dev

    assert dev.SECRET_KEY
    assert len(dev.SECRET_KEY) < checks.SHORTEST_SECRET


def start(tmp_path: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    told = {**COMPLETE, **changed}
    installation = Installation(tmp_path, told["DATABASE_URL"], extra=told)
    return subprocess.run(
        [sys.executable, "-c", "import config.wsgi"],
        cwd=ROOT,
        env=installation.environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_does_not_start_without(missing: str, tmp_path: Path) -> None:
    refused = start(tmp_path, **{missing: ""})
    assert refused.returncode == 1
    assert f"- {missing} fehlt" in refused.stderr


def test_production_does_not_start_with_a_short_secret_and_does_not_print_it(
    tmp_path: Path,
) -> None:
    refused = start(tmp_path, SECRET_KEY="too-short-to-be-one")
    assert refused.returncode == 1
    assert "too-short-to-be-one" not in refused.stderr + refused.stdout


def test_production_starts_with_all_of_them(tmp_path: Path) -> None:
    assert "startet so nicht" not in start(tmp_path).stderr


@pytest.mark.django_db
def test_no_log_holds_a_password_a_code_a_token_or_a_session(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    user = make_person(factor=True)
    client = Client()
    client.post(SIGN_IN, {"login": user.email, "password": "falsch falsch"})
    client.post(SIGN_IN, {"login": user.email, "password": PASSWORD})
    code = code_now(user)
    client.post("/konto/zweiter-faktor/code/", {"code": code})
    assert "_auth_user_id" in client.session
    client.get("/metrics", headers={"authorization": "Bearer sesam-oeffne-dich"})
    client.get("/konto/einladung/ein-langer-link/")
    client.get("/pruefen/ein-langer-link/")
    answered = capfd.readouterr()
    said = "\n".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    for secret in (
        PASSWORD, "falsch falsch", "sesam-oeffne-dich", "ein-langer-link", user.email,
        str(client.session.session_key), str(settings.SECRET_KEY), f"'{code}'",
    ):  # fmt: skip
        assert secret not in said + answered.err + answered.out, secret

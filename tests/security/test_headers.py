"""Every address, to a stranger and to staff: the headers that keep the answer safe."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.test import override_settings as with_settings

from handinhand.accounts import limits
from tests.access.test_matrix import MATRIX, signed_in
from tests.accounts.make import PASSWORD, make_person

pytestmark = pytest.mark.django_db
EXPECTED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": ("same-origin", "no-referrer"),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
# Tokens stand in these addresses, or somebody is signed in.
PRIVATE = ("/intern/", "/konto/", "/betrieb/", "/pruefen/", "/abmelden/")
SIGN_OUT = "/konto/abmelden/"
PATHS = [*sorted({path for path, _expected in MATRIX.values()} - {SIGN_OUT}), SIGN_OUT]


@pytest.fixture(scope="module", params=["nobody", "steward", "operator"])
def role(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def policy_of(answer: Any) -> dict[str, list[str]]:
    parts = answer["Content-Security-Policy"].split(";")
    return {name: texts for name, *texts in (part.split() for part in parts if part.strip())}


def lacking(answer: Any) -> Iterator[str]:
    """Yield what an answer does not say as it should."""
    for name, wanted in EXPECTED.items():
        if name == "x-frame-options" and answer.status_code == 400:
            continue  # refused before; frame-ancestors of the policy says the same
        if answer.get(name, "") not in (wanted if isinstance(wanted, tuple) else (wanted,)):
            yield f"{name}: {answer.get(name)}"
    if "camera=()" not in answer.get("permissions-policy", ""):
        yield "permissions-policy"
    policy = policy_of(answer)
    yield from (
        f"{name}: {policy.get(name)}" for name, texts in POLICY.items() if policy.get(name) != texts
    )
    if "unsafe" in answer["Content-Security-Policy"] or "*" in answer["Content-Security-Policy"]:
        yield answer["Content-Security-Policy"]
    if answer.wsgi_request.path.startswith(PRIVATE):
        kept = answer.get("cache-control", "")
        yield from (word for word in ("no-store", "private") if word not in kept)
        if answer.get("x-robots-tag") != "noindex":
            yield "x-robots-tag"


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_answer_is_safe(role: str, method: str) -> None:
    client = signed_in(role)
    client.raise_request_exception = False  # the provider of the settings of tests is not there
    found = {path: list(lacking(getattr(client, method)(path))) for path in PATHS}
    assert {path: one for path, one in found.items() if one} == {}


@pytest.mark.parametrize("path", ["/static/css/base.css", "/de/gibt-es-nicht/", "/de", "/%00"])
def test_what_is_no_page_is_safe_too(path: str) -> None:
    answer = Client().get(path)
    answer.close()
    assert not [one for one in lacking(answer) if not one.startswith("x-frame")]


def test_a_refused_host_is_answered_safely() -> None:
    with with_settings(ALLOWED_HOSTS=["www.example.org"], SECURE_SSL_REDIRECT=True):
        answer = Client().get("/de/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert not list(lacking(answer))


def test_a_fault_of_ours_is_answered_safely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handinhand.portal.views.home.root_tiles", lambda: 1 / 0)
    answer = Client(raise_request_exception=False).get("/de/")
    assert answer.status_code == 500
    assert not list(lacking(answer))


def test_a_page_for_all_may_be_kept_by_caches_and_sets_no_cookie() -> None:
    answer = Client().get("/de/themen/")
    assert answer["Cache-Control"] == "public, max-age=60"
    assert not answer.cookies


def test_no_page_has_script_or_style_of_its_own() -> None:
    """The policy would not run it; and nobody has to weaken the policy for it."""
    operator = signed_in("operator")
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*json)|<style|\sstyle=|\son[a-z]+=|javascript:"
    )
    for path in PATHS:
        if path.startswith("/betrieb/"):
            continue  # Django's own pages; the policy holds there too
        answer = operator.get(path)
        if not answer.streaming and "html" in answer.get("content-type", ""):
            assert not inline.search(answer.content.decode()), path


def test_cookies_are_kept_from_scripts_and_other_sites() -> None:
    make_person()
    client = Client()
    client.post("/konto/anmelden/", {"login": "amina@example.org", "password": PASSWORD})
    client.get("/konto/")
    assert client.cookies.keys() == {
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        limits.COOKIE,
    }
    for name, cookie in client.cookies.items():
        assert (cookie["samesite"], cookie["httponly"]) == ("Lax", True), name

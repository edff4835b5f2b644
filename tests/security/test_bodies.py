"""What is too large is refused before it is read; only those who import send more, on one page."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from handinhand.accounts.enums import Role
from handinhand.core.bodies import refuse_large_bodies
from tests.accounts.make import make_person, signed_in

pytestmark = pytest.mark.django_db
FORM, LIST = 2_500_000, 20_000_000
UPLOAD = "/intern/einlesen/neu/"
REPORT = "/de/angebot/psyc-0013/melden/"


class Unread(BytesIO):
    """A body that nobody may read."""

    def read(self, *_: object) -> bytes:
        raise AssertionError("the body was read")


def told(client: Client, path: str, length: int, language: str = "de") -> HttpResponse:
    """Send a length, and a body that breaks the test when it is read."""
    environ: dict[str, Any] = {
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "CONTENT_LENGTH": str(length),
        "wsgi.input": Unread(),
    }
    return client.generic("POST", path, headers={"accept-language": language}, **environ)  # type: ignore[return-value]  # the client's own class


@pytest.mark.parametrize("path", [REPORT, "/konto/anmelden/", UPLOAD, "/gibt/es/nicht/", "/"])
def test_ten_megabytes_are_refused_unread(path: str) -> None:
    answer = told(Client(), path, 10_000_000)
    assert answer.status_code == 413
    assert "Höchstens 2,5 MB sind möglich" in answer.content.decode()


def test_the_refusal_speaks_the_language_of_the_reader() -> None:
    assert "go back and send less" in told(Client(), "/en/", 10_000_000).content.decode()
    page = told(Client(), "/konto/anmelden/", 10_000_000, language="uk").content.decode()
    assert "щонайбільше 2,5 МБ" in page


def test_nginx_has_it_said_when_it_refused_itself() -> None:
    answer = Client().post("/en/", headers={"x-body-refused": "1"})
    assert answer.status_code == 413
    assert "2.5 MB" in answer.content.decode()


@pytest.mark.parametrize("length", [FORM + 1, LIST + 1_000_000])
def test_who_imports_sends_a_large_list_on_that_page_only(length: int) -> None:
    steward = signed_in(make_person(Role.DIRECTORY_STEWARD))
    with pytest.raises(AssertionError, match="the body was read"):
        told(steward, UPLOAD, length)
    assert told(steward, "/intern/eintraege/neu/", length).status_code == 413


def test_nobody_sends_more_than_a_list_may_hold() -> None:
    answer = told(signed_in(make_person(Role.DIRECTORY_STEWARD)), UPLOAD, LIST + 1_000_001)
    assert answer.status_code == 413
    assert "Höchstens 20 MB sind möglich" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OPERATOR])
def test_who_may_not_import_sends_no_more_than_a_form(role: Role) -> None:
    assert told(signed_in(make_person(role)), UPLOAD, FORM + 1).status_code == 413


def test_before_the_second_factor_nobody_sends_a_large_list(settings: Settings) -> None:
    settings.DEMO = False
    steward = make_person(Role.DIRECTORY_STEWARD)
    assert told(signed_in(steward), UPLOAD, FORM + 1).status_code == 413


def test_a_list_of_several_megabytes_is_taken() -> None:
    steward = signed_in(make_person(Role.DIRECTORY_STEWARD))
    rows = "".join(f"{number};Beratung {number};{'x' * 200}\n" for number in range(20_000))
    file = SimpleUploadedFile("liste.csv", f"id;name;text\n{rows}".encode())
    answer = steward.post(UPLOAD, {"source": "Test", "file": file})
    assert file.size
    assert file.size > FORM
    assert answer.status_code == 302


def chunked(body: bytes) -> tuple[HttpResponse, list[HttpRequest]]:
    """Pass a request whose length nobody told; return the answer and what came through."""
    request = RequestFactory().post("/de/", content_type="application/x-www-form-urlencoded")
    request.META.pop("CONTENT_LENGTH", None)
    request.META |= {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input": BytesIO(body)}
    seen: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse(request.POST.get("a", ""))

    return refuse_large_bodies(view)(request), seen


def test_a_body_in_pieces_is_read_up_to_the_limit_and_no_further() -> None:
    answer, seen = chunked(b"a=" + b"x" * FORM)
    assert answer.status_code == 413
    assert not seen


def test_a_small_body_in_pieces_arrives() -> None:
    answer, _seen = chunked(b"a=hallo")
    assert answer.content == b"hallo"


def test_too_many_fields_are_told_as_too_much_not_as_a_wrong_address() -> None:
    answer = Client().post(REPORT, {f"f{number}": "x" for number in range(600)})
    assert answer.status_code == 413

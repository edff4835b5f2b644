"""Nobody learns from outside who has an account: same answer, about the same work.

What signing in and forgetting the password say stands in tests/accounts/test_sign_in.py too; here
are all doors beside each other.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from handinhand.accounts.enums import Role
from handinhand.accounts.models import User
from tests.accounts.make import PASSWORD, SIGN_IN, make_person, signed_in

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "amina@example.org", "niemand@example.org"
FORGOTTEN = "/konto/passwort/vergessen/"
Door = Callable[[Client, str], Any]


def sign_in(client: Client, email: str) -> Any:
    return client.post(SIGN_IN, {"login": email, "password": "falsch falsch"})


def sign_in_too_often(client: Client, email: str) -> Any:
    for _time in range(5):
        sign_in(client, email)
    return sign_in(client, email)


def forget(client: Client, email: str) -> Any:
    return client.post(FORGOTTEN, {"email": email}, follow=True)


def forget_twice(client: Client, email: str) -> Any:
    forget(client, email)
    return forget(client, email)


def sign_up(client: Client, email: str) -> Any:
    given = {"email": email, "password1": PASSWORD, "password2": PASSWORD}
    return client.post("/konto/registrieren/", given)


def closed(client: Client, email: str) -> Any:
    User.objects.filter(email=KNOWN).update(is_active=False)
    return sign_in(client, email)


def without_what_was_typed(answer: Any) -> str:
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
    return re.sub(r"(amina|niemand)@example\.org", "", text)


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize(
    "door", [sign_in, sign_in_too_often, forget, forget_twice, sign_up, closed]
)
def test_a_door_answers_alike_whether_or_not_there_is_an_account(door: Door, language: str) -> None:
    make_person()
    header = {"accept-language": language}
    known = door(Client(headers=header, REMOTE_ADDR="192.0.2.1"), KNOWN)
    unknown = door(Client(headers=header, REMOTE_ADDR="192.0.2.2"), UNKNOWN)
    assert known.status_code == unknown.status_code
    assert without_what_was_typed(known) == without_what_was_typed(unknown)
    assert known.cookies.keys() == unknown.cookies.keys()


@pytest.mark.parametrize("door", [sign_in, forget, forget_twice])
def test_a_door_works_about_as_long(door: Door) -> None:
    """The hash of the password is what takes long; that it is made in both cases stands in
    test_sign_in. Beside it there are some queries, of the same sort, and one mail."""
    make_person()
    counts, written = [], []
    for number, email in enumerate((KNOWN, UNKNOWN)):
        mail.outbox.clear()
        with CaptureQueriesContext(connection) as queries:
            door(Client(REMOTE_ADDR=f"192.0.2.{number}"), email)
        counts.append(len(queries))
        written.append(len(mail.outbox))
    assert abs(counts[0] - counts[1]) <= 6
    assert written[0] == written[1]


def test_a_stranger_is_not_flooded_with_mails_that_there_is_no_account() -> None:
    for number in range(4):
        forget(Client(REMOTE_ADDR=f"192.0.2.{number}"), UNKNOWN)
    assert [one.to for one in mail.outbox] == [[UNKNOWN]]


def test_who_invites_is_answered_alike_for_who_has_an_account() -> None:
    make_person()
    operator = signed_in(make_person(Role.OPERATOR, email="betrieb@example.org"))
    answers = []
    for email in (KNOWN, UNKNOWN):
        given = {"email": email, "language": "de", "role": "auditor"}
        answers.append(operator.post("/intern/personen/einladen/", given))
    assert {(one.status_code, one["Location"]) for one in answers} == {(302, "/intern/personen/")}
    assert len({one.subject for one in mail.outbox}) == 1
    assert [one.to for one in mail.outbox] == [[KNOWN], [UNKNOWN]]


def test_a_link_that_opens_nothing_says_the_same_whatever_ended_it() -> None:
    pages = {
        Client().get(f"/konto/einladung/{token}/").content
        for token in ("x", "WzEsMV0:1abc:xyz", "a" * 300)
    }
    assert len(pages) == 1


@pytest.mark.parametrize(
    "path", ["/konto/passwort/neu/1-x/", "/konto/passwort/neu/99999-x/", "/konto/passwort/neu/z-x/"]
)
def test_a_link_for_a_new_password_does_not_tell_which_accounts_there_are(path: str) -> None:
    user = make_person()
    first = without_what_was_typed(Client().get("/konto/passwort/neu/1-x/"))
    assert without_what_was_typed(Client().get(path)) == first
    assert user.email not in first

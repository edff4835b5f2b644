"""One's own account: name, language, sessions."""

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from handinhand.accounts.devices import device_words
from tests.accounts.make import PASSWORD, make_person, sign_in, signed_in

pytestmark = pytest.mark.django_db
ACCOUNT = "/konto/"
NEW = {
    "oldpassword": PASSWORD,
    "password1": "Fünf Schiffe im Hafen",
    "password2": "Fünf Schiffe im Hafen",
}


def two_sessions() -> tuple[Client, Client]:
    make_person()
    clients = Client(), Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140"})
    for client in clients:
        assert sign_in(client)
    return clients


def is_signed_in(client: Client) -> bool:
    return client.get(ACCOUNT).status_code == 200


def test_the_language_of_the_account_is_that_of_its_pages_not_of_the_staff_area() -> None:
    user = make_person()
    client = signed_in(user)
    client.post(ACCOUNT, {"name": "Amina", "language": "ar"})
    text = client.get(ACCOUNT).content.decode()
    assert '<html lang="ar" dir="rtl">' in text
    user.refresh_from_db()
    assert (user.name, user.language) == ("Amina", "ar")


def test_an_empty_name_is_refused_and_the_rest_is_kept() -> None:
    client = signed_in(make_person())
    answer = client.post(ACCOUNT, {"name": "", "language": "fr"})
    assert answer.status_code == 422
    assert '<option value="fr" selected>' in answer.content.decode()


def test_every_session_is_listed_and_can_be_ended_alone() -> None:
    mine, other = two_sessions()
    text = mine.get(ACCOUNT).content.decode()
    assert "Firefox, Windows" in text
    assert "dieses Gerät" in text
    session = UserSession.objects.get(user_agent__contains="Firefox")
    mine.post(f"/konto/sitzungen/{session.pk}/beenden/")
    assert is_signed_in(mine)
    assert not is_signed_in(other)


def test_all_other_sessions_end_at_once() -> None:
    mine, other = two_sessions()
    mine.post("/konto/sitzungen/andere-beenden/")
    assert is_signed_in(mine)
    assert not is_signed_in(other)


def test_the_session_of_somebody_else_cannot_be_ended() -> None:
    two_sessions()
    session = UserSession.objects.first()
    assert session
    stranger = signed_in(make_person(email="fremd@example.org"))
    assert stranger.post(f"/konto/sitzungen/{session.pk}/beenden/").status_code == 404
    assert UserSession.objects.filter(pk=session.pk).exists()


def test_changing_the_password_ends_the_other_sessions_and_sends_a_mail() -> None:
    mine, other = two_sessions()
    mine.post("/konto/passwort/", NEW)
    assert is_signed_in(mine)
    assert not is_signed_in(other)
    assert mail.outbox[0].subject == "Ihr Passwort ist geändert"


def test_signing_out_needs_a_click_not_only_a_link() -> None:
    mine, _other = two_sessions()
    mine.get("/konto/abmelden/")
    assert is_signed_in(mine)
    mine.post("/konto/abmelden/")
    assert not is_signed_in(mine)


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox, Linux",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("curl/8.5", "curl/8.5"),
        ("", "–"),
    ],
)
def test_a_device_is_named_in_words(user_agent: str, words: str) -> None:
    assert device_words(user_agent) == words

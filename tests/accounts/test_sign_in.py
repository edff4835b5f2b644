"""Signing in, and that nobody learns from outside who has an account."""

import re

import pytest
from django.conf import settings
from django.contrib.auth import hashers
from django.core import mail
from django.test import Client

from handinhand.accounts.models import User
from tests.accounts.make import PASSWORD, SIGN_IN, link_in, make_person, sign_in, signed_in

pytestmark = pytest.mark.django_db
FORGOTTEN = "/konto/passwort/vergessen/"


def test_mail_and_password_open_the_staff_area(client: Client) -> None:
    make_person()
    answer = client.post(SIGN_IN, {"login": "Amina@Example.org ", "password": PASSWORD})
    assert answer["Location"] == "/intern/"


def test_the_page_asked_for_comes_after_signing_in_but_never_one_elsewhere(client: Client) -> None:
    make_person()
    given = {"login": "amina@example.org", "password": PASSWORD}
    assert client.get("/intern/eintraege/")["Location"] == f"{SIGN_IN}?next=/intern/eintraege/"
    answer = client.post(SIGN_IN, {**given, "next": "/intern/eintraege/"})
    assert answer["Location"] == "/intern/eintraege/"
    for evil in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        answer = Client().post(SIGN_IN, {**given, "next": evil})
        assert answer["Location"] == "/intern/"


def test_the_administration_signs_in_here_too(client: Client) -> None:
    answer = client.get("/betrieb/login/?next=/betrieb/places/area/")
    assert answer["Location"] == f"{SIGN_IN}?next=/betrieb/places/area/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client) -> None:
    make_person()
    known = client.post(SIGN_IN, {"login": "amina@example.org", "password": "falsch falsch"})
    unknown = client.post(SIGN_IN, {"login": "niemand@example.org", "password": "falsch falsch"})
    assert known.status_code == unknown.status_code == 200
    assert without_what_was_typed(known.content) == without_what_was_typed(unknown.content)
    assert "sind leider falsch" in known.content.decode()


def test_an_unknown_address_costs_as_much_work_as_a_known_one(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_person()
    worked: list[str] = []
    hasher = type(hashers.get_hasher())
    encode = hasher.encode

    def counted(self: hashers.BasePasswordHasher, password: str, salt: str) -> str:
        worked.append("once")
        return encode(self, password, salt)

    monkeypatch.setattr(hasher, "encode", counted)
    for login in ("amina@example.org", "niemand@example.org"):
        worked.clear()
        client.post(SIGN_IN, {"login": login, "password": "falsch falsch"})
        assert worked == ["once"], login


def test_a_closed_account_is_only_told_to_who_knows_its_password(client: Client) -> None:
    user = make_person()
    user.is_active = False
    user.save()
    wrong = client.post(SIGN_IN, {"login": user.email, "password": "falsch falsch"})
    assert "sind leider falsch" in wrong.content.decode()
    right = client.post(SIGN_IN, {"login": user.email, "password": PASSWORD})
    assert right["Location"] == "/konto/gesperrt/"
    assert not sign_in(client)


def test_nobody_signs_up(client: Client) -> None:
    given = {
        "email": "neu@example.org",
        "password1": "Ein langer Satz",
        "password2": "Ein langer Satz",
    }
    for answer in (
        client.get("/konto/registrieren/"),
        client.post("/konto/registrieren/", given),
    ):
        assert "mit einer Einladung" in answer.content.decode()
    assert not User.objects.exists()


def test_a_forgotten_password_is_set_anew_by_mail(client: Client) -> None:
    make_person()
    client.post(FORGOTTEN, {"email": "amina@example.org"})
    form = client.get(link_in(mail.outbox[0]), follow=True)
    address = form.redirect_chain[-1][0]
    new = {"password1": "Fünf Schiffe im Hafen", "password2": "Fünf Schiffe im Hafen"}
    client.post(address, new)
    assert not sign_in(Client(), password=PASSWORD)
    assert sign_in(Client(), password="Fünf Schiffe im Hafen")
    again = client.get(link_in(mail.outbox[0]), follow=True)
    assert "password1" not in again.content.decode()


def test_asking_for_a_new_password_tells_nobody_whether_there_is_an_account() -> None:
    make_person()
    known = Client().post(FORGOTTEN, {"email": "amina@example.org"}, follow=True)
    unknown = Client().post(FORGOTTEN, {"email": "niemand@example.org"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert known.content == unknown.content
    assert [one.to for one in mail.outbox] == [["amina@example.org"], ["niemand@example.org"]]
    assert "kein Konto" in str(mail.outbox[1].body)


def test_asking_again_at_once_sends_no_second_mail() -> None:
    make_person()
    for _time in range(3):
        Client().post(FORGOTTEN, {"email": "amina@example.org"})
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("weak", ["kurz", "123456789012345", "1q2w3e4r5t6y", "amina@example.org"])
def test_a_weak_password_is_refused_with_a_sentence(weak: str) -> None:
    client = signed_in(make_person())
    given = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    answer = client.post("/konto/passwort/", given)
    assert 'role="alert"' in answer.content.decode()
    assert sign_in(Client())


def test_a_new_address_counts_when_its_owner_has_confirmed_it() -> None:
    user = make_person()
    client = Client()
    assert sign_in(client)
    client.post("/konto/mail/", {"action_add": "", "email": "neu@example.org"})
    user.refresh_from_db()
    assert user.email == "amina@example.org"
    client.post(link_in(mail.outbox[0]))
    user.refresh_from_db()
    assert user.email == "neu@example.org"
    assert mail.outbox[-1].to == ["amina@example.org"]
    assert sign_in(Client(), "neu@example.org")


def test_the_address_of_somebody_else_is_not_told_from_a_free_one_and_stays_theirs() -> None:
    owner = make_person(email="andere@example.org")
    make_person()
    client = Client()
    assert sign_in(client)
    free = client.post("/konto/mail/", {"action_add": "", "email": "frei@example.org"})
    taken = client.post("/konto/mail/", {"action_add": "", "email": "andere@example.org"})
    assert (free.status_code, free["Location"]) == (taken.status_code, taken["Location"])
    signed_in(owner).post(link_in(mail.outbox[-1]))
    owner.refresh_from_db()
    assert owner.email == "andere@example.org"
    assert User.objects.get(name="Amina Ahmadi", pk__gt=owner.pk).email == "amina@example.org"


def test_what_is_sensitive_asks_for_the_password_unless_it_was_given_just_now() -> None:
    user = make_person()
    later = signed_in(user)
    assert later.get("/konto/zweiter-faktor/app/")["Location"].startswith("/konto/bestaetigen/")
    at_once = Client()
    assert sign_in(at_once)
    assert at_once.get("/konto/zweiter-faktor/app/").status_code == 200


def test_the_cookie_of_the_session_is_kept_from_scripts_and_other_sites(client: Client) -> None:
    make_person()
    assert sign_in(client)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 12 * 60 * 60


def without_what_was_typed(page: bytes) -> str:
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.decode())
    return re.sub(r"(amina|niemand)@example\.org", "", text)

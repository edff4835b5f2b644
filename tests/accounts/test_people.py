"""People and their roles: given, ended, given again; accounts closed and opened."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from handinhand.accounts.enums import Role
from handinhand.accounts.models import User
from handinhand.core.models import AuditEntry
from tests.accounts.make import make_person, sign_in, signed_in

pytestmark = pytest.mark.django_db
LIST = "/intern/personen/"


@pytest.fixture
def operator() -> Client:
    return signed_in(make_person(Role.OPERATOR, email="betrieb@example.org"))


def roles_of(user: User) -> frozenset[str]:
    return User.objects.get(pk=user.pk).roles


def page_of(user: User) -> str:
    return f"{LIST}{user.pk}/"


def test_an_ended_role_can_be_given_again_and_every_step_is_kept(operator: Client) -> None:
    user = make_person(Role.AUDITOR)
    theirs = signed_in(user)
    assert theirs.get("/intern/").status_code == 200
    operator.post(f"{page_of(user)}rolle-beenden/", {"role": "auditor"})
    assert roles_of(user) == frozenset()
    assert theirs.get("/intern/").status_code == 403
    operator.post(f"{page_of(user)}rolle-erteilen/", {"role": "auditor"})
    assert roles_of(user) == {"auditor"}
    text = operator.get(page_of(user)).content.decode()
    assert "Rolle beendet" in text
    assert "Rolle erteilt" in text
    assert User.objects.get(pk=user.pk).grants.count() == 2


def test_giving_a_role_twice_changes_nothing(operator: Client) -> None:
    user = make_person(Role.AUDITOR)
    operator.post(f"{page_of(user)}rolle-erteilen/", {"role": "auditor"})
    assert user.grants.count() == 1
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("act", ["rolle-erteilen", "rolle-beenden"])
def test_a_role_there_is_not_is_refused(operator: Client, act: str) -> None:
    answer = operator.post(f"{page_of(make_person())}{act}/", {"role": "king"})
    assert answer.status_code == 422
    assert "Bitte wählen Sie eine Rolle." in answer.content.decode()


def test_the_last_operator_stays(operator: Client) -> None:
    me = User.objects.get(email="betrieb@example.org")
    answer = operator.post(f"{page_of(me)}rolle-beenden/", {"role": "operator"})
    assert "letzte Person" in answer.content.decode()
    other = make_person(Role.OPERATOR)
    operator.post(f"{page_of(me)}rolle-beenden/", {"role": "operator"})
    assert roles_of(me) == frozenset()
    assert roles_of(other) == {"operator"}


def test_a_closed_account_is_signed_out_at_once_and_can_be_opened(operator: Client) -> None:
    user = make_person(Role.AUDITOR)
    theirs = Client()
    sign_in(theirs)
    answer = operator.post(f"{page_of(user)}sperren/", {"reason": ""})
    assert "warum das Konto gesperrt wird" in answer.content.decode()
    operator.post(f"{page_of(user)}sperren/", {"reason": "Handy gestohlen"})
    assert theirs.get("/intern/").status_code == 302
    assert not sign_in(Client())
    assert "Handy gestohlen" in operator.get(page_of(user)).content.decode()
    operator.post(f"{page_of(user)}entsperren/")
    assert sign_in(Client())


def test_nobody_closes_the_own_account(operator: Client) -> None:
    me = User.objects.get(email="betrieb@example.org")
    answer = operator.post(f"{page_of(me)}sperren/", {"reason": "Versehen"})
    assert answer.status_code == 422
    assert 'value="Versehen"' in answer.content.decode()
    assert User.objects.get(pk=me.pk).is_active


def test_a_lost_second_factor_is_removed_with_a_reason_and_a_mail(operator: Client) -> None:
    user = make_person(Role.AUDITOR, factor=True, language="de")
    operator.post(f"{page_of(user)}faktor-entfernen/", {"reason": ""})
    assert Authenticator.objects.filter(user=user).exists()
    operator.post(f"{page_of(user)}faktor-entfernen/", {"reason": "Rückruf im Büro"})
    assert not Authenticator.objects.filter(user=user).exists()
    assert mail.outbox[0].to == [user.email]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("?q=ahmadi", True),
        ("?q=AMINA@example", True),
        ("?q=gibtesnicht", False),
        ("?rolle=auditor", True),
        ("?rolle=directory_steward", False),
        ("?rolle=unsinn&seite=abc", True),
    ],
)
def test_the_address_of_the_list_says_who_is_shown(
    operator: Client, query: str, found: bool
) -> None:
    make_person(Role.AUDITOR)
    text = operator.get(f"{LIST}{query}").content.decode()
    assert ("amina@example.org" in text) is found
    assert found or "Alle zeigen" in text


def test_the_list_says_who_lacks_a_second_factor(operator: Client) -> None:
    make_person(Role.AUDITOR, factor=True)
    text = operator.get(f"{LIST}?q=amina").content.decode()
    assert "eingerichtet" in text


def test_the_list_costs_the_same_for_many(
    operator: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        make_person(Role.AUDITOR, email=f"person{number}@example.org")
    with django_assert_max_num_queries(14):  # type: ignore[operator]  # a fixture without a type
        operator.get(LIST)

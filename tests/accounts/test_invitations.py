"""Invitations: a signed link, for 14 days, once; and who may send which."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from handinhand.accounts.enums import Role
from handinhand.accounts.models import Invitation, User
from handinhand.accounts.services import invitations
from handinhand.core import audit
from handinhand.core.models import AuditEntry
from tests.accounts.make import PASSWORD, link_in, make_person, sign_in, signed_in

pytestmark = pytest.mark.django_db
INVITE = "/intern/personen/einladen/"
JOIN = "/konto/beitreten/"
GIVEN = {
    "name": "Olena Kowal",
    "language": "uk",
    "password": "Sieben Wege zum Meer",
    "password_again": "Sieben Wege zum Meer",
}


def invite(client: Client, email: str = "olena@example.org", role: str = "auditor") -> str:
    """Invite somebody in the browser; return the link of the mail."""
    client.post(INVITE, {"email": email, "role": role, "language": "uk"})
    return link_in(mail.outbox[-1])


@pytest.fixture
def operator() -> Client:
    return signed_in(make_person(Role.OPERATOR, email="betrieb@example.org"))


def test_an_invitation_becomes_an_account_with_its_role(operator: Client) -> None:
    guest = Client()
    page = guest.get(invite(operator), follow=True)
    assert page.redirect_chain == [(JOIN, 302)]
    assert guest.post(JOIN, GIVEN)["Location"] == "/intern/"
    user = User.objects.get(email="olena@example.org")
    assert (user.name, user.language) == ("Olena Kowal", "uk")
    assert user.roles == {"auditor"}
    assert sign_in(Client(), user.email, GIVEN["password"])
    acts = [entry.act for entry in AuditEntry.objects.order_by("seq")]
    assert acts == ["accounts.invited", "accounts.joined"]


def test_the_invitation_speaks_the_language_it_was_sent_in(operator: Client) -> None:
    guest = Client()
    page = guest.get(invite(operator), follow=True)
    assert '<html lang="uk"' in page.content.decode()
    assert mail.outbox[0].subject != "Einladung zu Hand in Hand"


def test_a_link_works_once(operator: Client) -> None:
    link = invite(operator)
    first = Client()
    first.get(link)
    first.post(JOIN, GIVEN)
    assert Client().get(link).status_code == 410


def test_two_people_with_one_link_make_one_account(operator: Client) -> None:
    link = invite(operator)
    guests = [Client(), Client()]
    for guest in guests:
        guest.get(link)
    answers = [guest.post(JOIN, GIVEN).status_code for guest in guests]
    assert answers == [302, 410]
    assert User.objects.filter(email="olena@example.org").count() == 1


def test_a_link_ends_after_fourteen_days(operator: Client) -> None:
    invite(operator)
    invitation = Invitation.objects.get()
    token = invitations.link_of(invitation, site="https://example.org/").split("/")[-2]
    last = invitation.invited_at + timedelta(days=14)
    assert invitations.find(token, at=last - timedelta(minutes=1)) == invitation
    assert invitations.find(token, at=last) is None


def test_a_new_link_ends_the_old_one_and_counts_anew(operator: Client) -> None:
    old = invite(operator)
    invitation = Invitation.objects.get()
    operator.post(f"/intern/personen/einladung/{invitation.pk}/neu/")
    new = link_in(mail.outbox[-1])
    assert Client().get(old).status_code == 410
    assert Client().get(new).status_code == 302


def test_a_withdrawn_invitation_opens_nothing(operator: Client) -> None:
    link = invite(operator)
    guest = Client()
    guest.get(link)
    operator.post(f"/intern/personen/einladung/{Invitation.objects.get().pk}/zurueckziehen/")
    assert guest.post(JOIN, GIVEN).status_code == 410
    assert not User.objects.filter(email="olena@example.org").exists()


def test_a_changed_link_opens_nothing(operator: Client) -> None:
    link = invite(operator)
    for changed in (link[:-2] + "x/", "/konto/einladung/unsinn/", "/konto/einladung/WzEsMV0:1:x/"):
        assert Client().get(changed).status_code == 410


def test_who_has_an_account_signs_in_and_keeps_the_password(operator: Client) -> None:
    user = make_person(email="olena@example.org")
    guest = Client()
    guest.get(invite(operator))
    assert guest.get(JOIN)["Location"] == f"/konto/anmelden/?next={JOIN}"
    assert guest.post(JOIN, GIVEN).status_code == 302
    assert sign_in(guest, user.email, PASSWORD)
    assert guest.post(JOIN)["Location"] == "/intern/"
    assert User.objects.get(pk=user.pk).roles == {"auditor"}
    assert sign_in(Client(), user.email, PASSWORD)


def test_an_invitation_of_somebody_else_is_not_accepted_with_my_account(operator: Client) -> None:
    mine = signed_in(make_person())
    mine.get(invite(operator))
    text = mine.post(JOIN, GIVEN).content.decode()
    assert "Die Einladung ist für olena@example.org" in text
    assert Invitation.objects.get().accepted_at is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Name"),
        ({"password": "kurz", "password_again": "kurz"}, "12"),
        ({"password_again": "anders"}, "Die beiden Passwörter sind verschieden."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    operator: Client, changes: dict[str, str], said: str
) -> None:
    operator.post(INVITE, {"email": "olena@example.org", "role": "auditor", "language": "de"})
    guest = Client()
    guest.get(link_in(mail.outbox[-1]))
    answer = guest.post(JOIN, {**GIVEN, "name": "Olena", **changes})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "name" in changes or 'value="Olena"' in answer.content.decode()


@pytest.mark.parametrize("role", [Role.DIRECTORY_STEWARD, Role.AUDITOR])
def test_only_operators_give_roles(role: Role) -> None:
    client = signed_in(make_person(role))
    given = {"email": "x@example.org", "role": "operator", "language": "de"}
    assert client.post(INVITE, given).status_code == 403
    assert not Invitation.objects.exists()


def test_the_same_invitation_waits_only_once(operator: Client) -> None:
    invite(operator)
    answer = operator.post(
        INVITE, {"email": "Olena@example.org", "role": "auditor", "language": "de"}
    )
    assert answer.status_code == 422
    assert "gibt es schon" in answer.content.decode()
    assert len(mail.outbox) == 1


def test_who_holds_the_role_is_not_invited_to_it(operator: Client) -> None:
    make_person(Role.AUDITOR)
    answer = operator.post(
        INVITE, {"email": "amina@example.org", "role": "auditor", "language": "de"}
    )
    assert "hat die Rolle schon" in answer.content.decode()


def test_the_audit_does_not_keep_the_address_of_who_was_only_asked(operator: Client) -> None:
    invite(operator)
    entry = AuditEntry.objects.get()
    assert "olena" not in f"{entry.label}{entry.after}{entry.reason}"
    assert audit.verify().broken_at is None


def test_the_first_operator_is_invited_by_command(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("invite_operator", "chefin@example.org", "https://hih.example/")
    link = capsys.readouterr().out.strip()
    assert link.startswith("https://hih.example/konto/einladung/")
    assert link in str(mail.outbox[0].body)
    with pytest.raises(CommandError, match="gibt es schon"):
        call_command("invite_operator", "chefin@example.org", "https://hih.example/")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer only")
def test_two_clicks_at_the_same_moment_make_one_account() -> None:
    from concurrent.futures import ThreadPoolExecutor

    now = timezone.now()
    invitation = invitations.invite(
        email="olena@example.org", language="de", by=None, at=now, site="https://x.example/"
    )
    token = invitations.link_of(invitation, site="https://x.example/").split("/")[-2]

    def accept(number: int) -> bool:
        try:
            invitations.accept_as_new(
                token=token, name=f"Olena {number}", language="de", password=None, at=now
            )
        except invitations.InvitationClosedError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(accept, range(4))) == [False, False, False, True]

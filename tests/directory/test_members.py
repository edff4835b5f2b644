"""Members of an organisation: invited, ended, brought back by its owners; one always stays."""

import pytest
from django.core import mail
from django.test import Client

from handinhand.accounts.enums import Role
from handinhand.accounts.models import Invitation, User
from handinhand.core import audit
from handinhand.directory.models import Membership, Organisation
from tests.accounts.make import link_in, make_person, signed_in

pytestmark = pytest.mark.django_db
MEMBERS = "/intern/organisationen/migra-e-v/mitglieder/"
JOIN = {
    "name": "Olena Kowal",
    "language": "de",
    "password": "Sieben Wege zum Meer",
    "password_again": "Sieben Wege zum Meer",
}


@pytest.fixture
def migra() -> Organisation:
    return Organisation.objects.get(key="migra-e-v")


@pytest.fixture
def owner(migra: Organisation) -> Membership:
    user = make_person(email="leitung@example.org")
    return Membership.objects.create(organisation=migra, user=user, is_owner=True)


def member_of(organisation: Organisation, email: str = "amina@example.org") -> Membership:
    return Membership.objects.create(organisation=organisation, user=make_person(email=email))


def invite(client: Client, email: str = "olena@example.org", **more: str) -> str:
    client.post(f"{MEMBERS}einladen/", {"email": email, "language": "de", **more})
    return link_in(mail.outbox[-1])


def test_a_steward_invites_the_first_owner(migra: Organisation) -> None:
    steward = signed_in(make_person(Role.DIRECTORY_STEWARD))
    assert "checked" in steward.get(MEMBERS).content.decode()
    guest = Client()
    guest.get(invite(steward, is_owner="on"))
    guest.post("/konto/beitreten/", JOIN)
    member = Membership.objects.get(organisation=migra)
    assert (member.user.email, member.is_owner) == ("olena@example.org", True)
    assert not member.user.roles
    assert guest.get(MEMBERS).status_code == 200


def test_the_mail_names_the_organisation_and_who_invites(owner: Membership) -> None:
    invite(signed_in(owner.user))
    assert "Amina Ahmadi" in str(mail.outbox[0].body)
    assert "migra" in str(mail.outbox[0].body)


def test_an_owner_invites_members_of_the_own_organisation_only(owner: Membership) -> None:
    client = signed_in(owner.user)
    invite(client)
    assert Invitation.objects.count() == 1
    other = "/intern/organisationen/testverein/mitglieder/"
    Organisation.objects.create(key="testverein", name="Testverein")
    assert client.get(other).status_code == 404
    assert client.post(f"{other}einladen/", {"email": "x@example.org"}).status_code == 404


def test_a_member_who_is_no_owner_does_not_see_the_others(migra: Organisation) -> None:
    client = signed_in(member_of(migra).user)
    assert client.get(MEMBERS).status_code == 404


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OPERATOR])
def test_auditors_and_operators_see_members_and_change_nothing(
    role: Role, owner: Membership
) -> None:
    client = signed_in(make_person(role))
    text = client.get(MEMBERS).content.decode()
    assert "leitung@example.org" in text
    assert "Beenden" not in text
    assert client.post(f"{MEMBERS}{owner.pk}/beenden/").status_code == 403


def test_an_ended_membership_closes_the_area_at_once_and_can_be_brought_back(
    owner: Membership, migra: Organisation
) -> None:
    member = member_of(migra)
    theirs, client = signed_in(member.user), signed_in(owner.user)
    assert theirs.get("/intern/").status_code == 200
    client.post(f"{MEMBERS}{member.pk}/beenden/")
    assert theirs.get("/intern/").status_code == 403
    assert "Frühere Mitglieder" in client.get(MEMBERS).content.decode()
    client.post(f"{MEMBERS}{member.pk}/zurueckholen/")
    assert theirs.get("/intern/").status_code == 200
    acts = [act.act for act in audit.entries_of(migra)]
    assert acts == ["directory.member_brought_back", "directory.member_ended"]


def test_the_last_owner_neither_leaves_nor_gives_the_task_away(owner: Membership) -> None:
    client = signed_in(owner.user)
    for act, given in (("beenden", {}), ("verwalten", {"is_owner": "0"})):
        answer = client.post(f"{MEMBERS}{owner.pk}/{act}/", given, follow=True)
        assert "letzte Person" in answer.content.decode()
    owner.refresh_from_db()
    assert owner.is_owner
    assert owner.ended_at is None


def test_with_a_second_owner_the_first_may_leave(owner: Membership, migra: Organisation) -> None:
    client = signed_in(owner.user)
    other = member_of(migra)
    client.post(f"{MEMBERS}{other.pk}/verwalten/", {"is_owner": "1"})
    client.post(f"{MEMBERS}{owner.pk}/beenden/")
    current = Membership.objects.filter(organisation=migra, ended_at=None)
    assert [one.user.email for one in current] == ["amina@example.org"]


def test_somebody_with_an_account_joins_a_second_organisation_with_it(
    owner: Membership, migra: Organisation
) -> None:
    user = make_person(email="olena@example.org")
    guest = signed_in(user)
    guest.get(invite(signed_in(owner.user)))
    guest.post("/konto/beitreten/")
    assert Membership.objects.filter(organisation=migra, user=user).count() == 1
    assert User.objects.filter(email="olena@example.org").count() == 1


def test_who_is_a_member_already_is_not_invited(owner: Membership, migra: Organisation) -> None:
    member_of(migra)
    answer = signed_in(owner.user).post(
        f"{MEMBERS}einladen/", {"email": "Amina@example.org", "language": "de"}
    )
    assert answer.status_code == 422
    assert "ist schon Mitglied" in answer.content.decode()
    assert 'value="Amina@example.org"' in answer.content.decode()


def test_an_invitation_is_sent_anew_or_withdrawn_by_the_own_organisation_only(
    owner: Membership,
) -> None:
    client = signed_in(owner.user)
    old = invite(client)
    number = Invitation.objects.get().pk
    address = f"/intern/organisationen/migra-e-v/einladung/{number}/"
    stranger_organisation = Organisation.objects.create(key="testverein", name="Testverein")
    stranger = make_person(email="fremd@example.org")
    Membership.objects.create(organisation=stranger_organisation, user=stranger, is_owner=True)
    foreign = address.replace("migra-e-v", "testverein")
    assert signed_in(stranger).post(f"{foreign}zurueckziehen/").status_code == 404
    client.post(f"{address}neu/")
    assert Client().get(old).status_code == 410
    client.post(f"{address}zurueckziehen/")
    assert Client().get(link_in(mail.outbox[-1])).status_code == 410


def test_an_owner_finds_the_members_in_the_menu(owner: Membership) -> None:
    assert MEMBERS in signed_in(owner.user).get("/intern/").content.decode()

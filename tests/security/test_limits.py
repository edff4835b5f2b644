"""Nobody sends mails to strangers in our name, or makes us work, without end."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from handinhand.accounts.enums import Role
from handinhand.accounts.models import Invitation, User
from handinhand.accounts.passwords import LONGEST, MaximumLengthValidator
from handinhand.accounts.services import invitations
from handinhand.core.errors import DomainError
from tests.accounts.make import make_person, signed_in

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def invite(number: int, by: User | None, at: datetime = NOW) -> Invitation:
    email = f"person{number}@example.org"
    return invitations.invite(email=email, language="de", by=by, at=at, site="/", role="auditor")


@pytest.mark.django_db
def test_one_person_invites_fifty_people_a_day() -> None:
    operator = make_person(Role.OPERATOR)
    for number in range(invitations.MOST_A_DAY):
        invite(number, by=operator)
    with pytest.raises(DomainError, match="mehr als 50 Einladungen"):
        invite(99, by=operator)
    invite(99, by=None)
    invite(100, by=operator, at=NOW + timedelta(days=1, minutes=1))


@pytest.mark.django_db
def test_a_link_is_sent_ten_times_at_most() -> None:
    operator = make_person(Role.OPERATOR)
    invitation = invite(1, by=operator)
    for _time in range(invitations.MOST_LINKS - 1):
        invitations.invite_anew(invitation_id=invitation.pk, by=operator, at=NOW, site="/")
    address = f"/intern/personen/einladung/{invitation.pk}/neu/"
    page = signed_in(operator).post(address, follow=True).content.decode()
    assert "schon 10-mal" in page


def test_a_password_is_not_endless() -> None:
    rule = MaximumLengthValidator()
    rule.validate("ä" * LONGEST)
    with pytest.raises(ValidationError, match="höchstens 128 Zeichen"):
        rule.validate("ä" * (LONGEST + 1))

"""What is known of people ends when it is no longer needed."""

from datetime import datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.module_loading import import_string

from handinhand.accounts.models import Invitation
from handinhand.accounts.services import invitations, pruning
from handinhand.core import schedule
from tests.accounts.make import make_person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def invited(at: datetime, email: str = "olena@example.org") -> Invitation:
    return invitations.invite(
        email=email, language="de", by=None, at=at, site="https://x.example/", role="auditor"
    )


def test_ended_sessions_go_and_running_ones_stay(now: datetime) -> None:
    make_person()
    client = Client()
    assert sign_in(client)
    assert pruning.prune_sessions(at=now) == 0
    assert pruning.prune_sessions(at=now + timedelta(hours=13)) == 1
    assert not UserSession.objects.exists()


@pytest.mark.parametrize(("days", "kept"), [(14 + 89, True), (14 + 91, False)])
def test_the_address_of_who_did_not_come_is_forgotten_after_ninety_days(
    now: datetime, days: int, kept: bool
) -> None:
    invitation = invited(now)
    pruning.forget_invited(at=now + timedelta(days=days))
    invitation.refresh_from_db()
    assert bool(invitation.email) is kept
    assert Invitation.objects.pending().exists() is kept


def test_an_accepted_invitation_keeps_its_address(now: datetime) -> None:
    invitation = invited(now)
    token = invitations.link_of(invitation, site="https://x.example/").split("/")[-2]
    invitations.accept_as_new(token=token, name="Olena", language="de", password=None, at=now)
    assert pruning.forget_invited(at=now + timedelta(days=400)) == 0


def test_the_schedule_does_both_each_day(now: datetime) -> None:
    invitation = invited(now - timedelta(days=200))
    make_person()
    sign_in(Client())
    Session.objects.update(expire_date=now - timedelta(minutes=1))
    line = next(one for one in schedule.lines() if one.job == "handinhand.accounts.jobs.prune")
    assert line.at is not None
    import_string(line.job).call()
    invitation.refresh_from_db()
    assert not invitation.email
    assert not Session.objects.exists()
    assert not UserSession.objects.exists()


def test_the_command_says_what_it_did(capsys: pytest.CaptureFixture[str], now: datetime) -> None:
    invited(now - timedelta(days=200))
    call_command("prune_accounts")
    assert "Adressen vergessen: 1" in capsys.readouterr().out

"""Erase what about people is no longer needed."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from handinhand.accounts.models import Invitation

KEEP_ADDRESS_FOR = timedelta(days=90)


@transaction.atomic
def prune_sessions(*, at: datetime) -> int:
    """Delete sessions that have ended, and from where they were; return how many."""
    Session.objects.filter(expire_date__lt=at).delete()
    running = Session.objects.values("session_key")
    ended: int = UserSession.objects.exclude(session_key__in=running).delete()[0]
    return ended


@transaction.atomic
def forget_invited(*, at: datetime) -> int:
    """Erase the addresses of people who did not come, 90 days after their link ended."""
    ended_at = Coalesce(F("revoked_at"), F("expires_at"))
    old = Invitation.objects.annotate(ended_at=ended_at).filter(
        ~Q(email=""), accepted_at=None, ended_at__lt=at - KEEP_ADDRESS_FOR
    )
    forgotten: int = old.update(email="", revoked_at=Coalesce(F("revoked_at"), at))
    return forgotten

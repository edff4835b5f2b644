"""How often somebody without an account sends a form, without knowing who it is.

An address becomes a hash with a salt of the day. Salt and counts are deleted the next day, so that
no stored hash can be traced back to an address.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.utils import timezone

from handinhand.directory.models import DailySalt, SentForm

COUNTED_FOR = timedelta(days=1)


def sender_of(address: str, at: datetime) -> str:
    """Return what stands for an address today."""
    day = timezone.localtime(at).date()
    salt, _made = DailySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_hex(16)})
    return hashlib.sha256(f"{salt.salt}{address}".encode()).hexdigest()


def count(form: str, sender: str, at: datetime, within: timedelta = timedelta(hours=1)) -> int:
    return SentForm.objects.filter(form=form, sender=sender, at__gt=at - within).count()


def note(form: str, sender: str, at: datetime) -> None:
    SentForm.objects.create(form=form, sender=sender, at=at)


def forget(at: datetime) -> None:
    """Delete the salts of former days, and counts nobody asks for any more."""
    DailySalt.objects.filter(day__lt=timezone.localtime(at).date()).delete()
    SentForm.objects.filter(at__lt=at - COUNTED_FOR).delete()

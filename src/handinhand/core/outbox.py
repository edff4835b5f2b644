"""The outbox: mails are stored with the act they tell of, then sent by a job.

Once sent, a mail is emptied: links to sign in or to set a password must not lie in a backup.
Where settings.MAIL_TRANSPORT is None (development, demo) nothing is sent and nothing emptied.
"""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.utils import DNS_NAME
from django.db import models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

from handinhand.core import audit, opt_outs
from handinhand.core.audit import Actor
from handinhand.core.enums import MailKind
from handinhand.core.errors import DomainError
from handinhand.core.jobs import GiveUpError, job, scrub
from handinhand.core.models import OutgoingMail

KEPT_FOR = timedelta(days=90)
_PERMANENT = 500


class Mail(EmailMultiAlternatives):
    """A message that says why it is written and in which language."""

    kind: MailKind = MailKind.ACCOUNT
    language: str = ""
    unsubscribe: str = ""


class MailState(models.TextChoices):
    WAITING = "waiting", gettext_lazy("wartet")
    FAILED = "failed", gettext_lazy("nicht zugestellt")
    SENT = "sent", gettext_lazy("verschickt")

    @classmethod
    def of(cls, mail: OutgoingMail) -> "MailState":
        if mail.sent_at is not None:
            return cls.SENT
        return cls.FAILED if mail.last_error else cls.WAITING

    def rows(self) -> models.QuerySet[OutgoingMail]:
        if self == MailState.SENT:
            return OutgoingMail.objects.exclude(sent_at=None)
        unsent = OutgoingMail.objects.filter(sent_at=None)
        if self == MailState.WAITING:
            return unsent.filter(last_error="")
        return unsent.exclude(last_error="")


@transaction.atomic
def store(message: EmailMessage) -> int:
    """Keep one mail per recipient, and its delivery as a job, in the caller's transaction.

    Raises BadHeaderError for a line break in subject or address (header injection), ValueError
    for attachments, which are not kept.
    """
    if message.attachments or message.reply_to:
        raise ValueError("Anhänge und Antwortadressen werden nicht gespeichert.")
    message.message()
    now = timezone.now()
    for address in message.recipients():
        mail = OutgoingMail.objects.create(
            to=address,
            kind=getattr(message, "kind", MailKind.ACCOUNT),
            language=getattr(message, "language", "") or translation.get_language() or "de",
            subject=str(message.subject),
            text=str(message.body),
            html=_html_of(message),
            unsubscribe=getattr(message, "unsubscribe", ""),
            created_at=now,
            erase_after=(now + KEPT_FOR).date(),
        )
        if settings.MAIL_TRANSPORT:
            deliver.enqueue(mail.pk)
    return len(message.recipients())


def undelivered(kind: MailKind) -> frozenset[str]:
    """Return the addresses a mail of the kind did not reach, in small letters."""
    failed = MailState.FAILED.rows().filter(kind=kind).values_list("to", flat=True)
    return frozenset(address.lower() for address in failed)


@job(gettext_lazy("E-Mail zustellen"), times=8)
def deliver(mail_id: int) -> None:
    """Send a mail, if it is still to be sent and still wanted."""
    mail = OutgoingMail.objects.filter(pk=mail_id, sent_at=None).first()
    if mail is None:
        return
    if opt_outs.is_refused(mail.to, mail.kind):
        mail.delete()
        return
    mail.tries += 1
    try:
        _message(mail).send()
    except OSError as error:  # the base of all SMTP errors
        mail.last_error = scrub(f"{type(error).__name__}: {error}")[:500]
        mail.save(update_fields=["tries", "last_error"])
        if _is_final(error):
            raise GiveUpError(type(error).__name__) from error
        raise
    mail.sent_at = timezone.now()
    mail.last_error = mail.subject = mail.text = mail.html = mail.unsubscribe = ""
    mail.save()


@transaction.atomic
def send_again(*, mail_id: int, by: Actor) -> None:
    """Try a mail once more at once. Raises DomainError when it needs none or is on its way."""
    mail = OutgoingMail.objects.select_for_update().get(pk=mail_id)
    if MailState.of(mail) != MailState.FAILED or _jobs_of(mail).running().exists():
        raise DomainError(_("Diese E-Mail ist verschickt oder gerade unterwegs."))
    audit.record("core.mail_sent_again", mail, by=by, before={"error": mail.last_error})
    unfinished = _jobs_of(mail).failed() | _jobs_of(mail).filter(status="READY")
    unfinished.delete()
    deliver.enqueue(mail.pk)


def _jobs_of(mail: OutgoingMail) -> DBTaskResultQuerySet:
    return DBTaskResult.objects.filter(
        task_path=deliver.module_path, args_kwargs={"args": [mail.pk], "kwargs": {}}
    )


def _message(mail: OutgoingMail) -> EmailMultiAlternatives:
    headers = {
        # The same at every try, so that a mail that went out twice is recognised as one.
        "Message-ID": f"<{mail.created_at:%Y%m%d%H%M%S}.{mail.pk}@{DNS_NAME}>",
        "Content-Language": mail.language,
        "Auto-Submitted": "auto-generated",
    }
    if mail.unsubscribe:
        headers["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        to=[mail.to],
        headers=headers,
        connection=get_connection(settings.MAIL_TRANSPORT),
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def _html_of(message: EmailMessage) -> str:
    alternatives: list[Any] = getattr(message, "alternatives", [])
    return next((str(one[0]) for one in alternatives if one[1] == "text/html"), "")


def _is_final(error: OSError) -> bool:
    """Tell whether the mail server knows for sure that there is no such address."""
    return isinstance(error, SMTPRecipientsRefused) and all(
        code >= _PERMANENT for code, _text in error.recipients.values()
    )

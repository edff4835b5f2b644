"""Write to people: `send` renders a mail in the reader's language and puts it in the outbox.

    mail.send(
        kind=MailKind.REMINDER,
        to=owner.email,
        language=owner.language,
        template="mail/check_reminder",
        context={"offer": offer, "link": mail.absolute(reverse("directory:check", args=[token]))},
    )

A template is three files: check_reminder_subject.txt, check_reminder_message.txt (extends
"mail/base.txt") and check_reminder_message.html (extends "mail/base.html").
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils import translation

from handinhand.core import opt_outs, outbox
from handinhand.core.enums import MailKind
from handinhand.core.opt_outs import Ticket


class StoredBackend(BaseEmailBackend):
    """Django's EMAIL_BACKEND: everything that is mailed anywhere goes through the outbox."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(outbox.store(message) for message in email_messages)


def send(
    *, kind: MailKind, to: str, language: str, template: str, context: Mapping[str, Any]
) -> None:
    """Mail one person, in the transaction of the act; who refuses the kind gets nothing.

    A subject is one line, whatever stands in the names it holds. Raises BadHeaderError when the
    address holds a line break.
    """
    if opt_outs.is_refused(to, kind):
        return
    language = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    unsubscribe = _unsubscribe_address(to, kind, language) if kind.may_be_refused else ""
    with translation.override(language):
        whole = {**context, **frame(language), "unsubscribe": unsubscribe}
        subject = " ".join(_plain(f"{template}_subject.txt", whole).split())
        message = outbox.Mail(subject, _plain(f"{template}_message.txt", whole) + "\n", to=[to])
        message.attach_alternative(render_to_string(f"{template}_message.html", whole), "text/html")
    message.kind, message.language, message.unsubscribe = kind, language, unsubscribe
    message.send()


def frame(language: str) -> dict[str, Any]:
    """Return what templates/mail/base.html and base.txt need, for mails not made by `send`."""
    return {
        "language": language,
        "direction": "rtl" if language in settings.LANGUAGES_BIDI else "ltr",
        "public_url": settings.PUBLIC_URL,
        "state_name": settings.STATE_NAME,
    }


def absolute(address: str) -> str:
    """Return a link that works in a mail."""
    return f"{settings.PUBLIC_URL}{address}"


def _plain(name: str, context: Mapping[str, Any]) -> str:
    """Render a text that is not HTML: nothing in it is escaped."""
    template: Any = get_template(name)
    return str(template.template.render(Context(context, autoescape=False))).strip()


def _unsubscribe_address(to: str, kind: MailKind, language: str) -> str:
    return absolute(reverse("unsubscribe", args=[Ticket.of(to, kind, language).token()]))

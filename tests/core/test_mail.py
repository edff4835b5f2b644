"""A mail is stored with its act, sent by a job, and emptied once it is sent."""

from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail as django_mail
from django.core.mail import BadHeaderError, EmailMessage, send_mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from handinhand.accounts.models import User
from handinhand.core import mail, opt_outs, outbox
from handinhand.core.enums import MailKind
from handinhand.core.errors import DomainError
from handinhand.core.models import AuditEntry, MailOptOut, OutgoingMail
from handinhand.core.opt_outs import Ticket
from handinhand.core.outbox import MailState
from tests.core.sample_jobs import the_job, wait_is_over, work

pytestmark = pytest.mark.django_db

TO = "amina@example.org"


@pytest.fixture(autouse=True)
def stored(settings: Settings) -> None:
    """Test runners put another backend in the place of ours."""
    settings.EMAIL_BACKEND = "handinhand.core.mail.StoredBackend"
    settings.PUBLIC_URL = "https://hand.example"


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Callable[[OSError], None]:
    """Let the mail server answer with an error."""

    def answer_with(error: OSError) -> None:
        def send_messages(*_arguments: object) -> int:
            raise error

        monkeypatch.setattr(EmailBackend, "send_messages", send_messages)

    return answer_with


def send(
    kind: MailKind = MailKind.REMINDER, language: str = "de", link: str = "https://x.example/"
) -> None:
    mail.send(
        kind=kind, to=TO, language=language, template="staff/mail/probe", context={"link": link}
    )


def the_mail() -> OutgoingMail:
    return OutgoingMail.objects.get()


def test_a_mail_is_stored_with_text_and_html_and_sent_by_a_job() -> None:
    send()
    assert django_mail.outbox == []
    assert (the_mail().to, the_mail().kind, the_mail().language) == (TO, "reminder", "de")
    work()
    (message,) = django_mail.outbox
    assert message.to == [TO]
    assert message.subject == "Probe: E-Mails kommen an"
    assert "Wenn Sie das lesen" in message.body
    parts = [part.get_content_type() for part in message.message().walk()]
    assert parts == ["multipart/alternative", "text/plain", "text/html"]


def test_without_the_act_there_is_no_mail() -> None:
    @transaction.atomic
    def act() -> None:
        send()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        act()
    assert not OutgoingMail.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_every_mail_of_django_goes_the_same_way() -> None:
    send_mail("Betreff", "Text", None, [TO, "b@example.org"])
    assert OutgoingMail.objects.filter(kind=MailKind.ACCOUNT).count() == 2
    work()
    assert [message.to for message in django_mail.outbox] == [[TO], ["b@example.org"]]


def test_a_sent_mail_is_emptied_and_erased_after_90_days() -> None:
    send()
    work()
    sent = the_mail()
    assert MailState.of(sent) == MailState.SENT
    assert sent.subject + sent.text + sent.html + sent.unsubscribe == ""
    assert sent.erase_after == (sent.created_at + timedelta(days=90)).date()


def test_a_job_of_a_mail_carries_no_address() -> None:
    send()
    assert the_job().args_kwargs == {"args": [the_mail().pk], "kwargs": {}}


def test_the_frame_speaks_the_readers_language_in_its_direction() -> None:
    send(language="ar")
    assert '<html lang="ar" dir="rtl">' in the_mail().html
    assert "ألغوا الاشتراك هنا" in the_mail().text
    assert "https://hand.example/ar/kontakt/" in the_mail().text


def test_an_unknown_language_gets_german() -> None:
    send(language="xx")
    assert the_mail().language == "de"


def test_only_html_is_escaped() -> None:
    send(link="https://x.example/?a=1&b=<2>")
    assert "?a=1&b=<2>" in the_mail().text
    assert "?a=1&amp;b=&lt;2&gt;" in the_mail().html


@pytest.mark.parametrize(
    ("subject", "to"),
    [("Hallo\nBcc: alle@example.org", TO), ("Hallo", f"{TO}\nBcc: alle@example.org")],
)
def test_a_line_break_in_a_header_is_refused(subject: str, to: str) -> None:
    with pytest.raises((BadHeaderError, ValueError)):
        send_mail(subject, "Text", None, [to])
    assert not OutgoingMail.objects.exists()


def test_what_is_not_kept_is_refused() -> None:
    message = EmailMessage("Betreff", "Text", to=[TO], attachments=[("a.txt", "x", "text/plain")])
    with pytest.raises(ValueError, match="Anhänge"):
        message.send()


def test_a_reminder_can_be_unsubscribed_with_one_click() -> None:
    send()
    work()
    headers = django_mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>")
    assert address.startswith("https://hand.example/abmelden/")
    assert address in django_mail.outbox[0].body


@pytest.mark.parametrize("kind", [MailKind.ACCOUNT, MailKind.ANSWER])
def test_a_mail_one_cannot_do_without_has_no_way_out(kind: MailKind) -> None:
    send(kind)
    work()
    assert "List-Unsubscribe" not in django_mail.outbox[0].extra_headers
    assert "abbestellen" not in django_mail.outbox[0].body


def test_who_refuses_a_kind_gets_none_of_it_and_all_others() -> None:
    opt_outs.refuse(Ticket.of("Amina@Example.org", MailKind.REMINDER, "de"))
    send(MailKind.REMINDER)
    assert not OutgoingMail.objects.exists()
    send(MailKind.DIGEST)
    assert the_mail().kind == "digest"


def test_a_refusal_also_holds_for_a_mail_on_its_way() -> None:
    send()
    opt_outs.refuse(Ticket.of(TO, MailKind.REMINDER, "de"))
    work()
    assert django_mail.outbox == []
    assert not OutgoingMail.objects.exists()


def test_a_refusal_keeps_no_address_and_outlives_a_change_of_the_key(settings: Settings) -> None:
    opt_outs.refuse(Ticket.of(TO, MailKind.REMINDER, "de"))
    assert "amina" not in str(MailOptOut.objects.values().get())
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = settings.SECRET_KEY[::-1]
    assert opt_outs.is_refused(TO, MailKind.REMINDER)


def test_a_mail_server_that_is_away_is_asked_again(refuse: Callable[[OSError], None]) -> None:
    refuse(ConnectionRefusedError(f"keine Verbindung für {TO}"))
    send()
    work()
    failed = the_mail()
    assert (MailState.of(failed), failed.tries) == (MailState.FAILED, 1)
    assert failed.last_error == "ConnectionRefusedError: keine Verbindung für …@…"
    assert (the_job().status, len(the_job().worker_ids)) == ("READY", 1)


def test_every_try_has_the_same_message_id(
    refuse: Callable[[OSError], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    send()
    before = outbox._message(the_mail()).extra_headers["Message-ID"]
    refuse(ConnectionRefusedError())
    work()
    monkeypatch.undo()
    wait_is_over()
    work()
    assert django_mail.outbox[0].extra_headers["Message-ID"] == before


def test_an_address_the_server_does_not_know_is_not_tried_again(
    refuse: Callable[[OSError], None],
) -> None:
    refuse(SMTPRecipientsRefused({TO: (550, b"no such user")}))
    send()
    work()
    assert (the_job().status, the_mail().tries) == ("FAILED", 1)


def test_a_mailbox_that_is_full_is_tried_again(refuse: Callable[[OSError], None]) -> None:
    refuse(SMTPRecipientsRefused({TO: (452, b"mailbox full")}))
    send()
    work()
    assert the_job().status == "READY"


def test_an_operator_sends_a_failed_mail_again(
    refuse: Callable[[OSError], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    operator = User.objects.create_user("betrieb@example.org")
    refuse(ConnectionRefusedError())
    send()
    work()
    monkeypatch.undo()
    outbox.send_again(mail_id=the_mail().pk, by=operator)
    work()
    assert len(django_mail.outbox) == 1
    assert AuditEntry.objects.get().act == "core.mail_sent_again"
    with pytest.raises(DomainError, match="verschickt"):
        outbox.send_again(mail_id=the_mail().pk, by=operator)


def test_a_mail_sent_already_is_not_sent_again_by_a_second_job() -> None:
    send()
    work()
    outbox.deliver.enqueue(the_mail().pk)
    work()
    assert len(django_mail.outbox) == 1


def test_where_nothing_is_sent_mails_are_only_kept(settings: Settings) -> None:
    settings.MAIL_TRANSPORT = None
    send()
    assert the_mail().text
    assert not DBTaskResult.objects.exists()


def test_a_link_that_was_changed_is_no_ticket() -> None:
    token = Ticket.of(TO, MailKind.REMINDER, "de").token()
    assert Ticket.read(token) == Ticket.of(TO, MailKind.REMINDER, "de")
    assert Ticket.read(token[:-1]) is None
    assert TO not in token

"""Mails: in the language of the reader, as text and as HTML."""

from pathlib import Path

import allauth
import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils import timezone, translation

from handinhand.accounts import mails
from handinhand.translation import catalogs
from tests.accounts.make import make_person

pytestmark = pytest.mark.django_db
VALUES = {
    "inviter": "Sabine",
    "organisation": "migra e. V.",
    "role": "x",
    "expires_at": timezone.now(),
    "provider": "Landeskonto",
    "from_email": "alt@example.org",
    "to_email": "neu@example.org",
    "deleted_email": "alt@example.org",
    "link": "https://hih.example/konto/einladung/abc/",
    "password_reset_url": "https://hih.example/konto/passwort/neu/1-a/",
    "activate_url": "https://hih.example/konto/mail/bestaetigen/a/",
}


# Sign-up, codes by mail and telephone are off, so these are never sent.
NEVER_SENT = {
    "account/email/account_already_exists",
    "account/email/email_confirm",
    "account/email/email_confirmation_signup",
    "account/email/login_code",
    "account/email/password_reset_code",
}


def test_every_mail_allauth_can_send_has_words_of_ours() -> None:
    templates = Path(allauth.__file__).parent / "templates"
    kinds = {
        str(path.relative_to(templates)).removesuffix("_subject.txt")
        for path in templates.glob("*/email/*_subject.txt")
    }
    assert kinds - NEVER_SENT == {kind for kind in mails.TEXTS if "/" in kind}


def html_of(written: EmailMultiAlternatives) -> str:
    content, kind = written.alternatives[0]
    assert kind == "text/html"
    return str(content)


@pytest.mark.parametrize("language", ["de", *catalogs.languages()])
@pytest.mark.parametrize("kind", mails.TEXTS)
def test_every_mail_can_be_written_in_every_language_without_a_gap(
    kind: str, language: str
) -> None:
    written = mails.compose(kind, to="a@example.org", language=language, values=VALUES)
    html = html_of(written)
    for text in (written.subject, str(written.body), html):
        assert "%(" not in text
        assert text.strip()
    assert f'lang="{language}"' in html
    assert ('dir="rtl"' in html) is (language in {"ar", "fa", "ps"})
    address = VALUES.get(mails.TEXTS[kind].link)
    if address:
        assert str(address) in str(written.body)
        assert f'href="{address}"' in html


@pytest.mark.parametrize("kind", mails.TEXTS)
@pytest.mark.parametrize("language", ["en", "uk", "ar", "ps", "fa", "ru", "tr", "fr"])
def test_no_mail_falls_back_to_german(kind: str, language: str) -> None:
    with translation.override("de"):
        german = [str(mails.TEXTS[kind].subject), *map(str, mails.TEXTS[kind].paragraphs)]
    with translation.override(language):
        here = [str(mails.TEXTS[kind].subject), *map(str, mails.TEXTS[kind].paragraphs)]
    assert not set(german) & set(here)


def test_a_known_reader_gets_the_language_of_the_account_not_of_the_browser() -> None:
    make_person(language="tr")
    Client().post(
        "/konto/passwort/vergessen/",
        {"email": "amina@example.org"},
        headers={"accept-language": "fr"},
    )
    with translation.override("tr"):
        assert mail.outbox[0].subject == str(
            mails.TEXTS["account/email/password_reset_key"].subject
        )


def test_a_name_with_a_line_break_does_not_break_the_head_of_a_mail() -> None:
    written = mails.compose(
        "socialaccount/email/account_connected",
        to="a@example.org",
        language="de",
        values={"provider": "Böse\r\nBcc: alle@example.org"},
    )
    assert "\n" not in written.subject
    assert "Bcc" not in written.message()


def test_markup_in_a_name_stays_text() -> None:
    values = {**VALUES, "inviter": "<b>Fett</b>"}
    written = mails.compose("invited_to_role", to="a@example.org", language="de", values=values)
    assert "<b>Fett</b>" in str(written.body)
    assert "&lt;b&gt;Fett&lt;/b&gt;" in html_of(written)

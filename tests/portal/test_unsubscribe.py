"""Unsubscribing needs the link only: no account, no cookie, no JavaScript, no browser."""

import pytest
from django.test import Client

from handinhand.core import opt_outs
from handinhand.core.enums import MailKind
from handinhand.core.opt_outs import Ticket

pytestmark = pytest.mark.django_db

TO = "amina@example.org"


def address(language: str = "de") -> str:
    return f"/abmelden/{Ticket.of(TO, MailKind.REMINDER, language).token()}/"


def is_refused() -> bool:
    return opt_outs.is_refused(TO, MailKind.REMINDER)


def test_opening_the_link_asks_and_changes_nothing(client: Client) -> None:
    answer = client.get(address())
    text = answer.content.decode()
    assert "Erinnerungen an die Prüfung von Einträgen" in text
    assert '<form method="post">' in text
    assert not is_refused()
    assert not answer.cookies


def test_the_button_unsubscribes_and_can_be_undone() -> None:
    client = Client(enforce_csrf_checks=True)
    text = client.post(address()).content.decode()
    assert "Abbestellt." in text
    assert is_refused()
    assert "wieder" in client.post(address(), {"undo": "1"}).content.decode()
    assert not is_refused()


def test_a_mail_provider_unsubscribes_with_one_post() -> None:
    """RFC 8058: no cookie, no referrer, an answer without a redirect."""
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address(), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert is_refused()


def test_doing_it_twice_is_no_error(client: Client) -> None:
    assert [client.post(address()).status_code for _time in range(2)] == [200, 200]


def test_the_page_speaks_the_language_of_the_mail(client: Client) -> None:
    text = client.get(address("ar")).content.decode()
    assert 'lang="ar" dir="rtl"' in text
    assert "إلغاء الاشتراك" in text


@pytest.mark.parametrize("token", ["kaputt", "a:b:c", "%00", "x" * 3000])
def test_a_broken_link_is_told_so(client: Client, token: str) -> None:
    answer = client.get(f"/abmelden/{token}/")
    assert answer.status_code == 404
    assert "nicht vollständig" in answer.content.decode()


def test_nobody_keeps_or_indexes_the_page(client: Client) -> None:
    answer = client.get(address())
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"

"""Operators see whether mails arrive; what they say only where none is really sent."""

import pytest
from django.test import Client
from pytest_django import Settings

from handinhand.accounts.enums import Role
from handinhand.accounts.models import RoleGrant, User
from handinhand.core import mail
from handinhand.core.enums import MailKind
from handinhand.core.models import OutgoingMail
from tests.core.sample_jobs import work

pytestmark = pytest.mark.django_db
LIST = "/intern/mails/"
TO = "amina@example.org"


@pytest.fixture(autouse=True)
def stored(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "handinhand.core.mail.StoredBackend"


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.MAIL_TRANSPORT = None


@pytest.fixture
def operator(client: Client) -> Client:
    user = User.objects.create_user("betrieb@example.org", name="Bodo Betrieb")
    RoleGrant.objects.create(user=user, role=Role.OPERATOR)
    client.force_login(user)
    return client


def make_mail(kind: MailKind = MailKind.REMINDER, to: str = TO, link: str = "x") -> OutgoingMail:
    mail.send(kind=kind, to=to, language="de", template="staff/mail/probe", context={"link": link})
    return OutgoingMail.objects.latest("pk")


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.usefixtures("demo")
def test_in_the_demonstration_mails_are_read_instead_of_sent(operator: Client) -> None:
    stored = make_mail()
    assert "verschickt keine E-Mails" in text_of(operator, LIST)
    text = text_of(operator, f"{LIST}{stored.pk}/")
    assert TO in text
    assert "Probe: E-Mails kommen an" in text
    assert "Wenn Sie das lesen" in text


@pytest.mark.usefixtures("demo")
def test_the_html_of_a_mail_is_shown_in_a_sandbox(operator: Client) -> None:
    stored = make_mail()
    answer = operator.get(f"{LIST}{stored.pk}/html/")
    policy = answer["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert "style-src 'sha256-" in policy
    assert "unsafe" not in policy
    assert "Wenn Sie das lesen" in answer.content.decode()


def test_where_mails_are_sent_nobody_reads_them(operator: Client) -> None:
    stored = make_mail()
    for address in (LIST, f"{LIST}{stored.pk}/"):
        text = text_of(operator, address)
        assert "a…@example.org" in text
        assert TO not in text
        assert "Wenn Sie das lesen" not in text
        assert stored.subject not in text
    assert operator.get(f"{LIST}{stored.pk}/html/").status_code == 404


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 2),
        ("to=AMINA@example.org", 1),
        ("to=amina", 0),
        ("kind=digest", 1),
        ("state=sent", 1),
        ("state=waiting", 1),
        ("state=failed", 0),
        ("state=unsinn&kind=unsinn&seite=abc", 2),
    ],
)
def test_the_address_says_what_is_shown(operator: Client, query: str, number: int) -> None:
    make_mail(to=TO)
    work()
    make_mail(MailKind.DIGEST, to="b@example.org")
    assert len(operator.get(f"{LIST}?{query}").context["rows"]) == number


def test_an_empty_list_says_what_to_do(operator: Client) -> None:
    assert "Alle E-Mails zeigen" in text_of(operator, LIST)


def test_a_long_list_has_pages(operator: Client) -> None:
    for number in range(51):
        make_mail(to=f"p{number}@example.org")
    assert "Seite 1 von 2" in text_of(operator, LIST)


def test_a_failed_mail_is_sent_again_in_one_click(operator: Client) -> None:
    stored = make_mail()
    OutgoingMail.objects.update(last_error="TimeoutError: ", tries=8)
    assert "Noch einmal senden" in text_of(operator, f"{LIST}{stored.pk}/")
    answer = operator.post(f"{LIST}{stored.pk}/noch-einmal/", follow=True)
    assert "gleich noch einmal verschickt" in answer.content.decode()
    work()
    answer = operator.post(f"{LIST}{stored.pk}/noch-einmal/", follow=True)
    assert "verschickt oder gerade unterwegs" in answer.content.decode()


def test_an_operator_mails_a_probe_to_themselves(operator: Client) -> None:
    operator.post(f"{LIST}probe/")
    assert OutgoingMail.objects.get().to == "betrieb@example.org"

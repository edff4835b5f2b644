"""Asking for checks by mail: who is asked, what a click does, and what it never does."""

import re
import time
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from handinhand.accounts.models import User
from handinhand.core import audit, opt_outs
from handinhand.core.enums import MailKind
from handinhand.core.models import OutgoingMail
from handinhand.directory.facts import facts_of
from handinhand.directory.keepers import contacts_of, with_contacts
from handinhand.directory.models import CheckStep, Membership, Offer, Organisation, Proposal
from handinhand.directory.services import asking, editing
from handinhand.directory.staff.forms import initial_of
from handinhand.directory.tickets import Ticket
from tests.directory.make import TODAY, make_offer, make_steward
from tests.directory.make_keepers import make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("only_ours")]


@pytest.fixture
def only_ours() -> None:
    """Take the deadlines from the state's entries, so that only those of the test are due."""
    Offer.objects.update(check_again_by=None)


def make_due(**facts: object) -> Offer:
    return make_offer(**{"email": "post@verein.example", "check_again_by": "2026-11-24", **facts})


def link_in(mail: EmailMessage) -> str:
    found = re.search(r"https?://[^/\s]+(/pruefen/\S+)", str(mail.body))
    assert found
    return found[1]


def link_of(offer: Offer) -> str:
    found = Offer.objects.filter(pk=offer.pk)
    ticket = Ticket.of(found, contacts_of(with_contacts(found).get())[0])
    return f"/pruefen/{ticket.token()}/"


def now(offer: Offer) -> dict[str, object]:
    return facts_of(editing.locked(offer.key))


def test_one_mail_lists_all_entries_due_at_an_address(mailoutbox: list[EmailMessage]) -> None:
    make_due(name="Eins")
    make_due(name="Zwei")
    make_due(name="Anderswo", email="andere@verein.example")
    asking.run(TODAY)
    assert [mail.to for mail in mailoutbox] == [["post@verein.example"], ["andere@verein.example"]]
    assert "- Eins\n- Zwei" in str(mailoutbox[0].body)


def test_a_second_run_on_the_same_day_asks_nobody(mailoutbox: list[EmailMessage]) -> None:
    make_due()
    asking.run(TODAY)
    asking.run(TODAY)
    assert len(mailoutbox) == 1


def test_the_organisations_address_comes_first_then_the_entrys_then_its_members(
    mailoutbox: list[EmailMessage],
) -> None:
    offer = make_due(email="")
    member = make_member(offer, language="uk")
    asking.run(TODAY)
    assert mailoutbox[0].to == [member.email]
    Organisation.objects.filter(key="testverein").update(email="buero@verein.example")
    asking.run(TODAY + timedelta(days=30))
    assert mailoutbox[1].to == ["buero@verein.example"]


def test_silence_hides_after_three_mails_and_one_click_brings_back(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    offer = make_due(check_again_by="2026-01-01")
    for number in range(4):
        asking.run(TODAY + timedelta(days=30 * number))
    assert len(mailoutbox) == 4
    assert "mehr. Mit einem Klick" in str(mailoutbox[2].body)
    assert not Offer.objects.public(TODAY + timedelta(days=90)).filter(pk=offer.pk).exists()
    act = audit.entries_of(offer)[0]
    assert (act.act, act.by_name) == ("directory.offer_hidden", "Plattform")
    assert "keine Antwort" in act.reason
    Offer.objects.filter(pk=offer.pk).update(valid_until=date(2020, 1, 1))
    page = link_in(mailoutbox[0])
    assert "wieder zeigen" in client.get(page).content.decode()
    client.post(page, {"act": "check", "key": offer.key})
    assert now(offer)["valid_until"] is None
    assert now(offer)["checked_by"] == "Testverein e. V."


def test_an_entry_without_any_address_waits_for_a_steward(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    make_due(email="", check_again_by="2026-10-01")
    done = asking.run(TODAY)
    assert (len(done.told), len(mailoutbox)) == (1, 0)
    client.force_login(make_steward())
    assert "keine Adresse zum Fragen" in client.get("/intern/").content.decode()


def test_the_dry_run_names_each_step_and_does_nothing(mailoutbox: list[EmailMessage]) -> None:
    offer = make_due()
    out = StringIO()
    call_command("ask_to_check", "--on", "2026-11-24", "--dry-run", stdout=out)
    assert f"ask first {offer.key}" in out.getvalue()
    assert not mailoutbox
    assert not CheckStep.objects.exists()


def test_opening_the_link_changes_nothing_and_sets_no_cookie(client: Client) -> None:
    offer = make_due()
    before = now(offer)
    for method in (client.get, client.head):
        answer = method(link_of(offer))
        assert answer.status_code == 200
        assert not answer.cookies
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]
    assert now(offer) == before
    assert "verein.example" not in link_of(offer)


def test_still_true_is_one_click_that_may_be_repeated(client: Client) -> None:
    offer = make_due()
    page = link_of(offer)
    for _time in range(2):
        answer = client.post(page, {"act": "check", "key": offer.key}, follow=True)
        assert "gilt als heute geprüft" in answer.content.decode()
    assert len(audit.entries_of(offer).filter(act="directory.offer_checked")) == 1
    assert audit.entries_of(offer)[0].by_name == "Testverein e. V. (Link in der E-Mail)"


def test_a_change_by_link_waits_for_a_steward_unless_the_organisation_is_trusted(
    client: Client,
) -> None:
    offer = make_due(phone="0381 1")
    page = f"{link_of(offer)}{offer.key}/aendern/"
    shown = {**initial_of(facts_of(offer)), "version": offer.version, "phone": "0381 2"}
    data = {name: value for name, value in shown.items() if value not in (None, False, [])}
    data["areas"] = "\n".join(shown["areas"])
    client.post(page, data)
    assert now(offer)["phone"] == "0381 1"
    assert Proposal.objects.get().reply_to == "post@verein.example"
    Organisation.objects.filter(key="testverein").update(is_trusted=True)
    client.post(page, data)
    assert now(offer)["phone"] == "0381 2"


def test_an_end_by_link_needs_a_reason_and_waits(client: Client) -> None:
    offer = make_due()
    page = link_of(offer)
    assert client.post(page, {"act": "end", "key": offer.key}).status_code == 422
    client.post(page, {"act": "end", "key": offer.key, "reason": "Programm endet"})
    assert Proposal.objects.get().note == "Programm endet"
    assert now(offer)["valid_until"] is None


def test_places_by_link_are_public_at_once_and_nonsense_is_named(client: Client) -> None:
    offer = make_due()
    page = link_of(offer)
    client.post(page, {"act": "places", "key": offer.key, "free_places": "4"})
    assert now(offer)["free_places"] == 4
    answer = client.post(page, {"act": "places", "key": offer.key, "free_places": "-1"})
    assert (answer.status_code, "als Zahlen" in answer.content.decode()) == (422, True)


def test_a_link_never_works_for_other_entries_or_another_address(client: Client) -> None:
    offer, other = make_due(), make_due(name="Andere", email="andere@verein.example")
    page = link_of(offer)
    assert client.post(page, {"act": "check", "key": other.key}).status_code == 404
    assert client.get(f"{page}{other.key}/aendern/").status_code == 404
    Offer.objects.filter(pk=offer.pk).update(email="neu@verein.example")
    assert client.post(page, {"act": "check", "key": offer.key}).status_code == 404


@pytest.mark.parametrize("token", ["kaputt", "x" * 500, "a:b:c"])
def test_a_broken_link_says_what_to_do(client: Client, token: str) -> None:
    answer = client.get(f"/pruefen/{token}/")
    assert answer.status_code == 404
    assert "ganzen Link" in answer.content.decode()


def test_an_old_link_sends_a_new_one_to_the_same_address_only(
    client: Client, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = make_due()
    page = link_of(offer)
    later = time.time() + 61 * 86_400
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert "60 Tage gültig" in client.get(page).content.decode()
    assert not mailoutbox
    client.post(page)
    assert mailoutbox[0].to == ["post@verein.example"]
    assert link_in(mailoutbox[0]) != page


def test_too_many_clicks_have_to_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handinhand.directory.staff.link.MOST_AN_HOUR", 1)
    offer = make_due()
    page = link_of(offer)
    client.post(page, {"act": "check", "key": offer.key})
    answer = client.post(page, {"act": "places", "key": offer.key, "free_places": "4"})
    assert answer.status_code == 429
    assert now(offer)["free_places"] is None


def test_the_link_page_speaks_german_and_shows_no_withheld_address(
    client: Client,
) -> None:
    offer = Offer.objects.get(key="frau-0086")
    Offer.objects.filter(pk=offer.pk).update(email="haus@verein.example")
    Organisation.objects.filter(pk=offer.organisation_id).update(email="")
    Organisation.objects.filter(owned_offers=offer).update(email="")
    answer = client.get(link_of(offer), headers={"accept-language": "ar"})
    assert "Anschrift geschützt" in answer.content.decode()


def test_who_refuses_our_mails_is_not_hidden_for_silence_but_shown_to_a_steward(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    offer = make_due(check_again_by="2026-11-20")
    opt_outs.refuse(opt_outs.Ticket.of("post@verein.example", MailKind.REMINDER, "de"))
    for days in range(0, 400, 30):
        asking.run(TODAY + timedelta(days=days))
    assert mailoutbox == []
    assert now(offer)["valid_until"] is None
    assert not CheckStep.objects.filter(offer=offer).exists()
    client.force_login(make_steward())
    assert "keine Adresse zum Fragen" in client.get("/intern/").content.decode()


def test_of_several_contacts_only_those_are_asked_who_want_it(
    mailoutbox: list[EmailMessage],
) -> None:
    offer = make_due(email="")
    make_member(offer)
    other = User.objects.create_user("mo@verein.example")
    Membership.objects.create(organisation=offer.organisation, user=other)
    opt_outs.refuse(opt_outs.Ticket.of("mia@verein.example", MailKind.REMINDER, "de"))
    asking.run(TODAY)
    assert [mail.to for mail in mailoutbox] == [["mo@verein.example"]]


def test_whom_no_mail_reaches_is_not_hidden_for_silence(client: Client) -> None:
    offer = make_due(check_again_by="2026-11-20")
    asking.run(TODAY)
    OutgoingMail.objects.create(
        to="Post@verein.example", kind=MailKind.REMINDER, language="de", created_at=timezone.now(),
        last_error="SMTPRecipientsRefused", erase_after=TODAY,
    )  # fmt: skip
    for days in range(30, 400, 30):
        asking.run(TODAY + timedelta(days=days))
    assert now(offer)["valid_until"] is None
    client.force_login(make_steward())
    assert "keine Adresse zum Fragen" in client.get("/intern/").content.decode()

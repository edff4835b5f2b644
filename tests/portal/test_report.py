"""Readers report faults, stewards confirm and answer, readers see it, and are then forgotten."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from handinhand.core import audit
from handinhand.directory import senders
from handinhand.directory.enums import Fault
from handinhand.directory.models import DailySalt, Offer, Report, ReportState, SentForm
from handinhand.directory.services import editing, reporting
from handinhand.directory.spam import Doubt, Sent, doubts
from handinhand.portal.report_form import token_of
from tests.directory.make import TODAY, make_offer, make_steward

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer() -> Offer:
    return make_offer(phone="0381 1", email="post@verein.example")


def page(offer: Offer, language: str = "de") -> str:
    return f"/{language}/angebot/{offer.key}/melden/"


def filled(
    offer: Offer, *, opened: timedelta = timedelta(minutes=1), **more: str
) -> dict[str, str]:
    token = token_of(offer.key, timezone.now() - opened)
    return {"fault": "phone", "text": "", "email": "", "token": token, **more}


def make_report(offer: Offer, fault: Fault = Fault.PHONE, **more: Any) -> Report:
    facts = {"text": "", "email": "", "language": "uk", "at": timezone.now(), **more}
    return reporting.report(offer=offer, fault=fault, **facts)


def test_the_entry_leads_to_the_form_which_works_without_cookie_and_script(
    client: Client, offer: Offer
) -> None:
    assert page(offer) in client.get(f"/de/angebot/{offer.key}/").content.decode()
    answer = client.get(page(offer))
    assert not answer.cookies
    token = re.search(r'name="token" value="([^"]+)"', answer.content.decode())
    assert token
    strict = Client(enforce_csrf_checks=True)
    sent = strict.post(page(offer), filled(offer))
    assert (sent.status_code, sent["Location"]) == (302, f"{page(offer)}danke/")
    assert "Danke" in strict.get(sent["Location"]).content.decode()


@pytest.mark.parametrize(
    "language", ["de", "de-simple", "en", "uk", "ar", "ps", "fa", "ru", "tr", "fr"]
)
def test_the_form_stands_in_every_language(client: Client, offer: Offer, language: str) -> None:
    text = client.get(page(offer, language)).content.decode()
    assert f'<html lang="{language}"' in text
    assert ("Was stimmt nicht?" in text) is language.startswith("de")


def test_a_report_goes_to_the_keeper_without_the_readers_address(
    client: Client, offer: Offer, mailoutbox: list[EmailMessage]
) -> None:
    client.post(page(offer), filled(offer, text="Kein Anschluss", email="leser@example.org"))
    assert mailoutbox[0].to == ["post@verein.example"]
    assert "Kein Anschluss" in str(mailoutbox[0].body)
    assert "leser@" not in str(mailoutbox[0].message())
    acts = audit.entries_of(offer)
    assert "leser@" not in str(list(acts.values()))
    assert "Kein Anschluss" not in str(list(acts.values()))


def test_who_was_treated_badly_is_counselled_and_not_given_away(
    client: Client, offer: Offer, mailoutbox: list[EmailMessage]
) -> None:
    answer = client.post(page(offer), filled(offer, fault="discrimination"), follow=True)
    assert "Hier bekommen Sie Beratung" in answer.content.decode()
    assert not mailoutbox


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"homepage": "x"}, "verstecktes Feld"),
        ({"opened": timedelta(seconds=1)}, "sehr schnell"),
        ({"opened": timedelta(days=2)}, "lange offen"),
        ({"token": "gefälscht"}, "lange offen"),
        ({"text": "www.a.example http://b.example"}, "höchstens 1"),
        ({"fault": ""}, "wählen Sie"),
        ({"fault": "unsinn"}, "unsinn"),
        ({"email": "keine"}, "E-Mail"),
    ],
)
def test_a_report_that_is_refused_says_what_to_do_and_keeps_what_was_typed(
    client: Client, offer: Offer, data: dict[str, Any], said: str
) -> None:
    answer = client.post(page(offer), filled(offer, **{"text": "Mein Text", **data}))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert data.get("text", "Mein Text") in text
    assert not Report.objects.exists()


def test_a_token_of_another_entry_does_not_count(client: Client, offer: Offer) -> None:
    other = token_of("psyc-0013", timezone.now() - timedelta(minutes=1))
    assert client.post(page(offer), filled(offer, token=other)).status_code == 422


def test_the_sixth_report_within_an_hour_has_to_wait(client: Client, offer: Offer) -> None:
    for _time in range(5):
        assert client.post(page(offer), filled(offer)).status_code == 302
    answer = client.post(page(offer), filled(offer))
    assert "warten Sie eine Stunde" in answer.content.decode()
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert other.post(page(offer), filled(offer)).status_code == 302


def test_the_same_long_text_counts_twice_a_day_only(client: Client, offer: Offer) -> None:
    text = "Besuchen Sie unseren tollen Laden in der Stadt"
    for word in (text, text.upper()):
        assert client.post(page(offer), filled(offer, text=word)).status_code == 302
    assert client.post(page(offer), filled(offer, text=f"  {text}")).status_code == 422


def test_no_address_of_a_sender_is_stored_and_the_salt_is_gone_tomorrow(
    client: Client, offer: Offer
) -> None:
    client.post(page(offer), filled(offer))
    assert "127.0.0.1" not in str([*SentForm.objects.values(), *Report.objects.values()])
    senders.forget(timezone.now() + timedelta(days=2))
    assert not DailySalt.objects.exists()
    assert not SentForm.objects.exists()


@given(text=st.text(max_size=300), seconds=st.integers(3, 12 * 3600))
def test_an_honest_report_is_never_doubted(text: str, seconds: int) -> None:
    if "http" not in text.lower() and "www." not in text.lower():
        assert not list(doubts(Sent("", timedelta(seconds=seconds), 0, text, 0)))


def test_every_doubt_has_its_case() -> None:
    found = {*doubts(Sent("x", None, 5, "http://a www.b " + "x" * 20, 2))}
    found |= {*doubts(Sent("", timedelta(0), 0, "", 0))}
    assert found == set(Doubt)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_confirmed_fault_is_shown_at_once_until_the_field_changes(
    client: Client, offer: Offer, language: str
) -> None:
    made = make_report(offer)
    words = {"de": "Telefonnummer gemeldet als falsch", "ar": 'class="tag warn"'}[language]
    places = [f"/{language}/angebot/{offer.key}/", f"/{language}/organisation/testverein/"]
    counts = [client.get(path).content.decode().count(words) for path in places]
    client.force_login(make_steward())
    client.post(f"/intern/meldungen/{made.pk}/entscheiden/", {"state": "confirmed"})
    shown = [Client().get(path).content.decode().count(words) for path in places]
    assert all(after == before + 1 for before, after in zip(counts, shown, strict=True))
    editing.change_offer(key=offer.key, facts={"phone": "0381 2"}, by=None, on=TODAY)
    assert Report.objects.get().state == ReportState.MENDED


def test_a_check_settles_every_fault_and_an_unrelated_change_none(offer: Offer) -> None:
    steward = make_steward()
    made = make_report(offer)
    reporting.decide(report_id=made.pk, state="confirmed", by=steward, on=TODAY)
    editing.change_offer(key=offer.key, facts={"name": "Anders"}, by=steward, on=TODAY)
    assert Report.objects.get().state == ReportState.CONFIRMED
    editing.check_offer(key=offer.key, by=steward, on=TODAY)
    assert Report.objects.get().state == ReportState.MENDED


def test_how_somebody_was_treated_is_never_shown(client: Client, offer: Offer) -> None:
    made = make_report(offer, Fault.DISCRIMINATION)
    reporting.decide(report_id=made.pk, state="confirmed", by=make_steward(), on=TODAY)
    text = client.get(f"/de/angebot/{offer.key}/").content.decode()
    assert "diskriminiert" not in text


def test_a_report_is_decided_once(client: Client, offer: Offer) -> None:
    made = make_report(offer)
    client.force_login(make_steward())
    for state, status in (("rejected", 302), ("confirmed", 422), ("unsinn", 422)):
        answer = client.post(f"/intern/meldungen/{made.pk}/entscheiden/", {"state": state})
        assert answer.status_code == status


def test_the_reader_is_answered_in_their_language_and_the_audit_does_not_know_them(
    client: Client, offer: Offer, mailoutbox: list[EmailMessage]
) -> None:
    made = make_report(offer, email="leser@example.org", language="fr")
    client.force_login(make_steward())
    url = f"/intern/meldungen/{made.pk}/antworten/"
    assert client.post(url, {"block": ""}).status_code == 422
    client.post(url, {"block": "mended", "text": "Neue Nummer: 0381 2"})
    answer = mailoutbox[-1]
    assert answer.to == ["leser@example.org"]
    assert "Merci" in str(answer.body)
    assert "0381 2" in str(answer.body)
    assert "leser@" not in str(list(audit.entries_of(offer).values()))


def test_a_report_without_address_cannot_be_answered(client: Client, offer: Offer) -> None:
    made = make_report(offer)
    client.force_login(make_steward())
    answer = client.post(f"/intern/meldungen/{made.pk}/antworten/", {"block": "mended"})
    assert "keine Adresse" in answer.content.decode()


def test_what_readers_wrote_is_erased_90_days_after_the_answer(offer: Offer) -> None:
    at = datetime(2026, 11, 24, 12, tzinfo=timezone.get_default_timezone())
    made = make_report(offer, email="leser@example.org", text="Privates", at=at)
    reporting.answer(report_id=made.pk, block="right", text="", by=make_steward(), at=at)
    assert reporting.forget_readers(TODAY + timedelta(days=90)) == 0
    assert reporting.forget_readers(TODAY + timedelta(days=91)) == 1
    made.refresh_from_db()
    assert (made.email, made.text) == ("", "")


def test_reports_wait_in_today_and_an_empty_list_says_so(client: Client, offer: Offer) -> None:
    client.force_login(make_steward())
    assert "Keine Meldung wartet" in client.get("/intern/meldungen/").content.decode()
    make_report(offer)
    assert "Meldung prüfen" in client.get("/intern/").content.decode()
    assert "Die Telefonnummer ist falsch" in client.get("/intern/meldungen/").content.decode()

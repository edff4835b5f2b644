"""Organisations propose, stewards decide, and nothing that was true is lost."""

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from handinhand.core import audit
from handinhand.core.errors import DomainError
from handinhand.directory.facts import facts_of
from handinhand.directory.models import Membership, Offer, Proposal, ProposalState
from handinhand.directory.services import deciding, editing, proposing
from handinhand.directory.services.proposing import Proposer
from handinhand.directory.staff.forms import initial_of
from tests.directory.make import TODAY, make_offer, make_steward
from tests.directory.make_keepers import NOW, make_member, make_proposal

pytestmark = pytest.mark.django_db
OWN, LIST = "/intern/meine/", "/intern/vorschlaege/"


def sent(offer: Offer, **changes: object) -> dict[str, object]:
    shown = {**initial_of(facts_of(offer)), "version": offer.version, **changes}
    kept = {name: value for name, value in shown.items() if value not in (None, False, [])}
    return kept | {"areas": "\n".join(shown["areas"])}


def now(offer: Offer) -> dict[str, object]:
    return facts_of(editing.locked(offer.key))


def test_a_members_change_waits_and_the_entry_stays_as_it_is(client: Client) -> None:
    offer = make_offer(phone="0381 1")
    client.force_login(make_member(offer))
    client.post(f"{OWN}{offer.key}/aendern/", sent(offer, phone="0381 2", remark="neue Nummer"))
    proposal = Proposal.objects.get()
    assert (proposal.facts, proposal.before) == ({"phone": "0381 2"}, {"phone": "0381 1"})
    assert now(offer)["phone"] == "0381 1"
    assert "wartet auf Freigabe" in client.get(OWN).content.decode()


def test_the_form_shows_the_proposal_that_waits_and_a_second_change_replaces_it(
    client: Client,
) -> None:
    offer = make_offer(phone="0381 1")
    member = make_member(offer)
    make_proposal(offer, member, phone="0381 2")
    client.force_login(member)
    assert 'value="0381 2"' in client.get(f"{OWN}{offer.key}/aendern/").content.decode()
    client.post(f"{OWN}{offer.key}/aendern/", sent(offer, phone="0381 3"))
    assert Proposal.objects.get().facts == {"phone": "0381 3"}


def test_a_form_sent_back_to_how_the_entry_is_withdraws_the_proposal(client: Client) -> None:
    offer = make_offer(phone="0381 1")
    member = make_member(offer)
    make_proposal(offer, member, phone="0381 2")
    client.force_login(member)
    client.post(f"{OWN}{offer.key}/aendern/", sent(offer))
    assert Proposal.objects.get().state == ProposalState.WITHDRAWN


def test_a_trusted_organisations_change_is_public_at_once_in_the_members_name(
    client: Client,
) -> None:
    offer = make_offer(phone="0381 1")
    client.force_login(make_member(offer, trusted=True))
    client.post(f"{OWN}{offer.key}/aendern/", sent(offer, phone="0381 2"))
    assert now(offer)["phone"] == "0381 2"
    assert audit.entries_of(offer)[0].by_name == "Mia Mitglied"
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("name", ["certainty", "stated_on", "organisation", "owner", "kind"])
def test_what_only_stewards_decide_is_not_in_the_form_and_not_taken_from_it(
    client: Client, name: str
) -> None:
    offer = make_offer()
    client.force_login(make_member(offer, trusted=True))
    before = now(offer)[name]
    assert f'name="{name}"' not in client.get(f"{OWN}{offer.key}/aendern/").content.decode()
    client.post(f"{OWN}{offer.key}/aendern/", {**sent(offer, phone="0381 9"), name: "jugendamt"})
    assert (now(offer)[name], now(offer)["phone"]) == (before, "0381 9")


def test_a_withheld_address_is_kept_through_a_members_change(client: Client) -> None:
    offer = Offer.objects.get(key="frau-0086")
    before = now(offer)["site"]
    client.force_login(make_member(offer, trusted=True))
    text = client.get(f"{OWN}{offer.key}/aendern/").content.decode()
    assert 'name="street"' not in text
    client.post(f"{OWN}{offer.key}/aendern/", sent(offer, phone="0381 9", street="Geheimweg 1"))
    assert (now(offer)["site"], now(offer)["phone"]) == (before, "0381 9")


def test_two_people_at_one_entry_lose_nothing(client: Client) -> None:
    offer = make_offer(phone="0381 1")
    client.force_login(make_member(offer))
    editing.change_offer(key=offer.key, facts={"name": "Anders"}, by=None, on=TODAY)
    answer = client.post(f"{OWN}{offer.key}/aendern/", sent(offer, phone="0381 2"))
    assert answer.status_code == 409
    assert 'value="0381 2"' in answer.content.decode()


def test_entries_of_others_do_not_exist_for_a_member(client: Client) -> None:
    client.force_login(make_member(make_offer()))
    for act in ("aendern", "beenden"):
        assert client.get(f"{OWN}psyc-0013/{act}/").status_code == 404
    for act in ("stimmt", "plaetze", "beenden"):
        assert client.post(f"{OWN}psyc-0013/{act}/").status_code == 404
    assert client.get(f"{OWN}neu/migra-e-v/").status_code == 404


def test_an_ended_membership_ends_the_access(client: Client) -> None:
    offer = make_offer()
    client.force_login(make_member(offer))
    Membership.objects.update(ended_at=NOW)
    assert client.get(OWN).status_code == 403


def test_still_true_and_places_are_one_click_each(client: Client) -> None:
    offer = make_offer()
    client.force_login(make_member(offer))
    client.post(f"{OWN}{offer.key}/stimmt/")
    client.post(f"{OWN}{offer.key}/plaetze/", {"free_places": "3", "waiting_days": "14"})
    assert (now(offer)["checked_by"], now(offer)["free_places"]) == ("Testverein e. V.", 3)
    client.post(f"{OWN}{offer.key}/plaetze/", {"free_places": "3", "full": "1"})
    assert now(offer)["free_places"] == 0
    answer = client.post(f"{OWN}{offer.key}/plaetze/", {"free_places": "viele"}, follow=True)
    assert "als Zahlen" in answer.content.decode()


def test_the_end_of_an_entry_is_proposed_with_a_reason(client: Client) -> None:
    offer = make_offer()
    client.force_login(make_member(offer))
    assert client.post(f"{OWN}{offer.key}/beenden/", {"reason": " "}).status_code == 422
    client.post(f"{OWN}{offer.key}/beenden/", {"reason": "Förderung endet"})
    assert now(offer)["valid_until"] is None
    deciding.approve(
        proposal_id=Proposal.objects.get().pk, names=None, by=make_steward(), on=TODAY, at=NOW
    )
    assert now(offer)["valid_until"] == "2026-11-23"


def test_a_new_entry_is_proposed_changed_and_approved(client: Client) -> None:
    offer = make_offer()
    client.force_login(make_member(offer))
    fresh = {**sent(offer, name="Sprachcafé"), "kind": "meeting_place"}
    client.post(f"{OWN}neu/testverein/", fresh)
    proposal = Proposal.objects.get()
    client.post(f"{OWN}vorschlag/{proposal.pk}/", {**fresh, "name": "Sprachcafé am Markt"})
    made = deciding.approve(
        proposal_id=proposal.pk, names=None, by=make_steward(), on=TODAY, at=NOW
    )
    assert (made.name, made.organisation.key) == ("Sprachcafé am Markt", "testverein")
    assert now(made)["stated_on"] == "2026-11-24"


def test_an_association_cannot_make_itself_an_authority() -> None:
    offer = make_offer()
    member = make_member(offer)
    facts = {**now(offer), "kind": "jugendamt"}
    with pytest.raises(DomainError, match="nur Behörden"):
        proposing.propose_new(
            facts=facts, proposer=Proposer.member(member, offer.organisation), at=NOW, on=TODAY
        )


def test_a_steward_sees_the_difference_takes_it_and_the_member_hears(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    offer = make_offer(phone="0381 1")
    proposal = make_proposal(offer, make_member(offer, language="en"), phone="0381 2")
    steward = make_steward()
    client.force_login(steward)
    text = client.get(f"{LIST}{proposal.pk}/").content.decode()
    assert "<del>0381 1</del>" in text
    assert "<ins>0381 2</ins>" in text
    client.post(f"{LIST}{proposal.pk}/uebernehmen/", {"which": "all", "version": offer.version})
    assert now(offer)["phone"] == "0381 2"
    act = audit.entries_of(offer)[0]
    assert (act.act, act.by_name) == ("directory.proposal_approved", "Sabine Steward")
    assert mailoutbox[0].to == ["mia@verein.example"]
    assert "Your proposal" in mailoutbox[0].subject
    editing.restore_offer(key=offer.key, entry=act, by=steward, on=TODAY)
    assert now(offer)["phone"] == "0381 1"


def test_single_fields_can_be_taken(client: Client, mailoutbox: list[EmailMessage]) -> None:
    offer = make_offer(phone="0381 1", web="https://alt.example/")
    proposal = make_proposal(offer, make_member(offer), phone="0381 2", web="https://neu.example/")
    client.force_login(make_steward())
    page = f"{LIST}{proposal.pk}/"
    assert 'type="checkbox"' in client.get(f"{page}?einzeln=1").content.decode()
    assert client.post(f"{page}uebernehmen/", {"which": "some"}).status_code == 422
    client.post(f"{page}uebernehmen/", {"which": "some", "name": ["phone"]})
    assert (now(offer)["phone"], now(offer)["web"]) == ("0381 2", "https://alt.example/")
    assert "Ein Teil davon" in mailoutbox[0].body


def test_what_changed_since_is_shown_as_conflict_field_by_field(client: Client) -> None:
    offer = make_offer(phone="0381 1", web="https://alt.example/")
    proposal = make_proposal(offer, make_member(offer), phone="0381 2", web="https://neu.example/")
    editing.change_offer(key=offer.key, facts={"phone": "0381 7"}, by=None, on=TODAY)
    client.force_login(make_steward())
    text = client.get(f"{LIST}{proposal.pk}/").content.decode()
    assert text.count("inzwischen geändert</span>") == 1
    for value in ("0381 1", "0381 7", "0381 2"):
        assert value in text
    stale = {"which": "all", "version": offer.version}
    assert client.post(f"{LIST}{proposal.pk}/uebernehmen/", stale).status_code == 409
    assert now(offer)["phone"] == "0381 7"


def test_asking_back_keeps_the_proposal_open_and_the_member_sees_the_question(
    client: Client,
) -> None:
    offer = make_offer()
    member = make_member(offer)
    proposal = make_proposal(offer, member, phone="0381 2")
    client.force_login(make_steward())
    assert client.post(f"{LIST}{proposal.pk}/rueckfrage/", {"answer": ""}).status_code == 422
    client.post(f"{LIST}{proposal.pk}/rueckfrage/", {"answer": "Mit Anrufbeantworter?"})
    client.force_login(member)
    assert "Mit Anrufbeantworter?" in client.get(OWN).content.decode()
    assert "Rückfrage beantworten" in client.get("/intern/").content.decode()
    make_proposal(offer, member, phone="0381 3")
    assert Proposal.objects.get().state == ProposalState.WAITING


def test_refusing_needs_a_reason_which_the_member_gets(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    offer = make_offer()
    proposal = make_proposal(offer, make_member(offer), phone="0381 2")
    client.force_login(make_steward())
    assert client.post(f"{LIST}{proposal.pk}/ablehnen/", {"answer": ""}).status_code == 422
    client.post(f"{LIST}{proposal.pk}/ablehnen/", {"answer": "Die Nummer gehört zu Wismar."})
    assert "gehört zu Wismar" in mailoutbox[0].body
    assert now(offer)["phone"] == ""


def test_a_proposal_is_decided_once() -> None:
    offer = make_offer()
    proposal = make_proposal(offer, make_member(offer), phone="0381 2")
    steward = make_steward()
    deciding.refuse(proposal_id=proposal.pk, reason="nein", by=steward, at=NOW)
    with pytest.raises(DomainError, match="schon entschieden: abgelehnt"):
        deciding.approve(proposal_id=proposal.pk, names=None, by=steward, on=TODAY, at=NOW)


def test_proposals_wait_in_today_by_deadline_and_empty_lists_say_so(client: Client) -> None:
    client.force_login(make_steward())
    assert "Hier wartet nichts" in client.get(LIST).content.decode()
    offer = make_offer(name="Quasselcafé")
    make_proposal(offer, make_member(offer), phone="0381 2")
    assert "Vorschlag entscheiden" in client.get("/intern/").content.decode()
    assert "Quasselcafé" in client.get(LIST).content.decode()


def test_the_lists_cost_the_same_however_long(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first = make_offer()
    member = make_member(first)
    for number in range(5):
        make_proposal(make_offer(name=f"Angebot {number}"), member, phone="0381 2")
    client.force_login(member)
    client.get(OWN)
    with django_assert_max_num_queries(12):
        client.get(OWN)
    client.force_login(make_steward())
    with django_assert_max_num_queries(8):
        client.get(LIST)


def test_the_address_for_the_answer_is_forgotten_90_days_after_the_decision() -> None:
    offer = make_offer()
    proposal = make_proposal(offer, make_member(offer), phone="0381 2")
    deciding.refuse(proposal_id=proposal.pk, reason="nein", by=make_steward(), at=NOW)
    assert deciding.forget_addresses(NOW + deciding.KEEP_ADDRESS) == 0
    assert deciding.forget_addresses(NOW + deciding.KEEP_ADDRESS * 2) == 1

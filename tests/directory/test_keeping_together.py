"""Two at once: stewards at one proposal, clicks on one link, hosts asking on one day."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client

from handinhand.core.errors import DomainError
from handinhand.core.models import AuditEntry
from handinhand.directory.keepers import contacts_of, with_contacts
from handinhand.directory.models import CheckStep, Offer, Proposal
from handinhand.directory.services import asking, deciding
from handinhand.directory.tickets import Ticket
from handinhand.places.models import Area
from tests.directory.make import TODAY, make_offer, make_steward
from tests.directory.make_keepers import NOW, make_member, make_proposal

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("places"),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite in memory has one connection"
    ),
]


@pytest.fixture
def places() -> None:
    """Tests with real transactions empty the tables; give the next one its places again."""
    if not Area.objects.exists():
        call_command("import_places", stdout=StringIO())


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run acts in threads that start together; return what each returned or raised."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            start.wait()
            return act()
        except DomainError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_two_stewards_who_decide_at_once_one_is_told_that_it_is_decided() -> None:
    offer = make_offer(phone="0381 1")
    proposal = make_proposal(offer, make_member(offer), phone="0381 2")
    one, other = make_steward("eins@example.org"), make_steward("zwei@example.org")
    results = at_once(
        lambda: deciding.approve(proposal_id=proposal.pk, names=None, by=one, on=TODAY, at=NOW),
        lambda: deciding.refuse(proposal_id=proposal.pk, reason="nein", by=other, at=NOW),
    )
    assert sum(isinstance(one, DomainError) for one in results) == 1
    taken = Proposal.objects.get().state == "approved"
    assert (Offer.objects.get(pk=offer.pk).phone == "0381 2") is taken


def test_the_same_link_clicked_twice_at_once_checks_once() -> None:
    offer = make_offer(email="post@verein.example")
    found = Offer.objects.filter(pk=offer.pk)
    contact = contacts_of(with_contacts(found).get())[0]
    page = f"/pruefen/{Ticket.of(found, contact).token()}/"

    def click() -> int:
        return Client().post(page, {"act": "check", "key": offer.key}).status_code

    assert at_once(click, click, click) == [302, 302, 302]
    assert AuditEntry.objects.filter(key=offer.key, act="directory.offer_checked").count() == 1


def test_two_hosts_that_ask_on_one_day_send_one_mail_each() -> None:
    Offer.objects.update(check_again_by=None)
    offer = make_offer(email="post@verein.example", check_again_by="2026-11-24")
    results = at_once(lambda: asking.run(TODAY).asked, lambda: asking.run(TODAY).asked)
    assert sorted(map(len, results)) == [0, 1]  # type: ignore[arg-type]  # lists of keys
    assert CheckStep.objects.filter(offer=offer).count() == 1

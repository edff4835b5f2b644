"""A withheld address never leaves the database, whatever is tried."""

import copy
import io
import json
import logging
import pickle
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from handinhand.accounts.models import User
from handinhand.core import audit, sealing
from handinhand.core.errors import DomainError
from handinhand.core.models import AuditEntry
from handinhand.directory import history
from handinhand.directory.importer import import_directory
from handinhand.directory.models import Offer, Proposal, SecretAddress, Site
from handinhand.directory.models.imports import Import, ImportRow, ImportSource, State
from handinhand.directory.queries import cards_of
from handinhand.directory.search_source import register_sources
from handinhand.directory.services import deciding, editing, import_undoing
from handinhand.directory.sheets.formats import FORMATS
from handinhand.directory.vcard import vcard
from handinhand.directory.withheld import WithheldAddress, WithheldAddressLeak
from handinhand.search.documents import sources
from tests.directory.make import TODAY, csv_file, make_offer, make_steward
from tests.directory.make_keepers import NOW, make_member, make_proposal

pytestmark = pytest.mark.django_db

WAYS_OUT: list[Callable[[Any], object]] = [
    str,
    format,
    lambda one: f"{one}",
    lambda one: "%s" % one,  # noqa: UP031 - a way out like the others
    lambda one: json.dumps(one, default=str),
    pickle.dumps,
    copy.deepcopy,
    list,
    lambda one: one.street,
    lambda one: one.postcode,
    vars,
]


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_withheld_address_refuses_every_way_out(way: Callable[[Any], object]) -> None:
    with pytest.raises((WithheldAddressLeak, TypeError)):
        way(WithheldAddress())


def test_a_log_line_shows_the_type_only(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("test").warning("site %r", WithheldAddress())
    assert "<WithheldAddress>" in caplog.text


def test_the_database_refuses_a_street_at_a_withheld_site() -> None:
    site = Site.objects.filter(is_withheld=True).first()
    assert site is not None
    site.street = "Geheimweg 1"
    with pytest.raises(ValidationError, match="geschützte Anschrift"):
        site.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        site.save()


def said_by(client: Client, address: str) -> str:
    """Return what an address answers; of a workbook, what its parts say unpacked."""
    answer = client.get(address)
    data = b"".join(answer) if answer.streaming else answer.content
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


def outputs(key: str) -> Iterator[str]:
    """Yield everything the platform says of an entry, in every form there is."""
    client = Client()
    for language in ("de", "ar"):
        for path in (
            f"angebot/{key}/",
            f"angebot/{key}/kontakt.vcf",
            f"angebot/{key}/melden/",
            f"angebot/{key}/melden/danke/",
            "suche/?q=Geheimhaus",
            "suche/druck/?q=Geheimhaus",
            "suche/text/?q=Geheimhaus",
            *(f"suche/export.{one}?q=Geheimhaus" for one in FORMATS),
            "suche/export.geojson?ort=13003&liste=1",
            "thema/violence_against_women/",
            "ort/13003/",
            "organisation/geheimhaus/",
            "orte/",
        ):
            yield said_by(client, f"/{language}/{path}")
    client.force_login(make_steward())
    for path in (
        f"eintraege/{key}/",
        f"eintraege/{key}/aendern/",
        *(f"eintraege/export.{one}?q=Geheimhaus" for one in FORMATS),
    ):
        yield said_by(client, f"/intern/{path}")
    yield client.get("/api/search?q=Geheimhaus").content.decode()
    yield client.get("/sitemap.xml").content.decode()
    offers = Offer.objects.filter(key=key)
    for card in cards_of(offers, language="de", on=TODAY):
        yield vcard(card)
        yield repr(card)
    register_sources()
    for document in sources()["offer"].some([key]):
        yield repr(document)
    for site in Site.objects.filter(offers__in=offers):
        yield str(site) + repr(site)
        yield str(model_to_dict(site))
        yield serializers.serialize("json", [site])
        yield repr(SecretAddress.objects.get(site=site))
        yield str(SecretAddress.objects.get(site=site))
    yield serializers.serialize("json", offers)


secrets = st.from_regex(r"Geheimgasse[A-Z]{4}[0-9]{3}", fullmatch=True)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(secret=secrets)
def test_no_output_of_an_entry_contains_its_withheld_street(secret: str) -> None:
    with transaction.atomic():
        row = {
            "id": "GEHEIM-1",
            "typ": "Frauenhaus",
            "name": "Geheimhaus",
            "zustaendig_kreis_ags": "13003",
            "strasse": secret,
            "plz": "18055",
            "ort": "Rostock",
            "sicherheit": "A",
            "standort_oeffentlich": "nein",
        }
        report = import_directory(
            csv_file([row]), source="test", overrides={}, on=TODAY, dry_run=False
        )
        assert [one.outcome for one in report.rows] == ["new"]
        sealed = [one.sealed_text for one in SecretAddress.objects.all()]
        assert any(secret in sealing.unseal(one) for one in sealed)
        assert not any(secret in one for one in sealed)
        said = list(outputs("geheim-1"))
        assert any("Geheimhaus" in text for text in said)
        assert not [text for text in said if secret in text]
        transaction.set_rollback(True)


# What was public earlier and is withheld now is not shown of the past either.

STREET = "Alte Gasse 7"
PUBLIC = {
    "name": "", "town": "Rostock", "area": "13003000", "wheelchair": "unknown",
    "is_withheld": False, "street": STREET, "postcode": "18055", "lat": 54.0887, "lon": 12.1405,
}  # fmt: skip
SECRETS = (STREET, "18055", "54.0887", "12.1405")
WITHHELD = {
    "name": "", "town": "Rostock", "area": "13003000", "wheelchair": "unknown",
    "is_withheld": True,
}  # fmt: skip


def make_hidden(**facts: object) -> Offer:
    """Return an entry whose address was public, and is withheld now."""
    offer = make_offer(site=PUBLIC, **facts)
    editing.change_offer(key=offer.key, facts={"phone": "0381 123456"}, by=None, on=TODAY)
    editing.change_offer(key=offer.key, facts={"site": WITHHELD}, by=None, on=TODAY)
    offer.refresh_from_db()
    return offer


def leaks(client: Client, *addresses: str) -> list[tuple[str, str]]:
    said = {address: said_by(client, address) for address in addresses}
    return [(address, one) for address, text in said.items() for one in SECRETS if one in text]


def last_act(offer: Offer, act: str) -> AuditEntry:
    entry = audit.entries_of(offer).filter(act=act).first()
    assert entry is not None
    return entry


def test_the_history_hides_what_is_withheld_by_now(client: Client) -> None:
    offer = make_hidden()
    client.force_login(make_steward())
    assert not leaks(
        client,
        f"/intern/eintraege/{offer.key}/",
        f"/intern/vorgaenge/?q={offer.key}",
        f"/intern/vorgaenge/export.csv?q={offer.key}",
        f"/intern/vorgaenge/export.jsonl?q={offer.key}",
    )
    page = said_by(client, f"/intern/eintraege/{offer.key}/")
    assert "Rostock, Anschrift geschützt" in page
    assert "0381 123456" in page


def test_the_history_of_a_public_address_shows_all_of_it(client: Client) -> None:
    offer = make_offer(site=PUBLIC)
    moved = {**PUBLIC, "street": "Neue Gasse 8"}
    editing.change_offer(key=offer.key, facts={"site": moved}, by=None, on=TODAY)
    client.force_login(make_steward())
    for path in (f"eintraege/{offer.key}/", f"vorgaenge/export.jsonl?q={offer.key}"):
        assert STREET in said_by(client, f"/intern/{path}")


def test_an_act_shows_no_address_of_the_past_and_the_chain_stays_whole() -> None:
    offer = make_hidden()
    created = last_act(offer, "directory.offer_created")
    (shown,) = history.showable([created])
    assert STREET not in json.dumps(shown.after)
    assert audit.verify().broken_at is None


def test_the_past_stays_hidden_when_the_entry_loses_its_site_or_is_deleted() -> None:
    offer = make_hidden()
    editing.change_offer(key=offer.key, facts={"site": None}, by=None, on=TODAY)
    acts = list(audit.entries_of(offer))
    assert STREET not in json.dumps([one.after for one in history.showable(acts)])
    Offer.objects.filter(key=offer.key).delete()
    assert STREET not in json.dumps([one.after for one in history.showable(acts)])


def test_an_entry_that_never_was_withheld_may_lose_its_site_and_keep_its_history() -> None:
    offer = make_offer(site=PUBLIC)
    editing.change_offer(key=offer.key, facts={"site": None}, by=None, on=TODAY)
    assert STREET in json.dumps([one.before for one in history.showable(audit.entries_of(offer))])


def test_acts_on_a_site_itself_are_hidden_too() -> None:
    offer = make_hidden()
    assert offer.site is not None
    act = audit.record("test", offer.site, by=None, before=dict(PUBLIC), after=dict(WITHHELD))
    (shown,) = history.showable([act])
    assert not [one for one in SECRETS if one in json.dumps(shown.before)]


def test_whatever_is_shown_costs_one_query_for_each_sort_of_thing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    offer = make_hidden()
    other = make_offer(name="Andere Beratung", site=PUBLIC)
    assert offer.site is not None
    audit.record("test", offer.site, by=None, before=dict(PUBLIC))
    acts = list(AuditEntry.objects.filter(key__in=[offer.key, other.key, str(offer.site.pk)]))
    with django_assert_num_queries(3):
        assert len(list(history.showable(acts))) == len(acts)


def test_a_proposal_shows_no_address_that_is_withheld_by_now(client: Client) -> None:
    offer = make_offer(site=PUBLIC)
    moved = {**PUBLIC, "street": "Geheime Gasse 9"}
    proposal = make_proposal(offer, make_member(offer), site=moved, phone="0381 1")
    editing.change_offer(key=offer.key, facts={"site": WITHHELD}, by=None, on=TODAY)
    client.force_login(make_steward())
    address = f"/intern/vorschlaege/{proposal.pk}/?einzeln=1"
    assert not leaks(client, address)
    assert "Geheime Gasse" not in said_by(client, address)
    client.force_login(User.objects.get(email="mia@verein.example"))
    own = f"/intern/meine/{offer.key}/aendern/"
    assert not leaks(client, own)
    assert "Geheime Gasse" not in said_by(client, own)


def test_a_proposal_from_before_does_not_open_the_address_again() -> None:
    offer = make_offer(site=PUBLIC)
    proposal = make_proposal(
        offer, make_member(offer), site={**PUBLIC, "street": "Geheime Gasse 9"}, phone="0381 1"
    )
    editing.change_offer(key=offer.key, facts={"site": WITHHELD}, by=None, on=TODAY)
    approved = deciding.approve(
        proposal_id=proposal.pk, names=None, by=make_steward(), on=TODAY, at=NOW
    )
    assert approved.phone == "0381 1"
    offer.refresh_from_db()
    assert offer.site is not None
    assert offer.site.is_withheld


def test_the_proposal_of_a_new_entry_is_hidden_with_the_entry() -> None:
    offer = make_offer(site=PUBLIC)
    made = Proposal.objects.create(
        organisation=offer.organisation, kind="new", facts={"site": PUBLIC}, at=NOW, offer=offer
    )
    act = audit.record("directory.proposal_made", made, by=None, after={"site": PUBLIC})
    assert [STREET in json.dumps(one.after) for one in history.showable([act])] == [True]
    editing.change_offer(key=offer.key, facts={"site": WITHHELD}, by=None, on=TODAY)
    assert [STREET in json.dumps(one.after) for one in history.showable([act])] == [False]


@pytest.mark.parametrize(
    "then", [pytest.param(True, id="withheld"), pytest.param(False, id="gone")]
)
def test_going_back_does_not_open_a_withheld_address_again(then: bool) -> None:
    offer = make_hidden()
    act = last_act(offer, "directory.offer_changed")
    if not then:
        editing.change_offer(key=offer.key, facts={"site": None}, by=None, on=TODAY)
    with pytest.raises(DomainError, match="tragen Sie sie bitte im Eintrag neu ein"):
        editing.restore_offer(key=offer.key, entry=act, by=None, on=TODAY)
    assert not Site.objects.filter(offers__key=offer.key, is_withheld=False).exists()


def test_going_back_in_all_else_still_works() -> None:
    offer = make_hidden()
    act = audit.entries_of(offer).filter(act="directory.offer_changed").last()
    assert act is not None
    assert editing.restore_offer(key=offer.key, entry=act, by=None, on=TODAY).phone == ""


def test_going_back_is_done_wholly_or_not_at_all() -> None:
    offer = make_offer()
    act = audit.record(
        "directory.offer_changed", offer, by=None, before={"phone": "0381 1", "areas": ["nie"]}
    )
    with pytest.raises(DomainError):
        editing.restore_offer(key=offer.key, entry=act, by=None, on=TODAY)
    offer.refresh_from_db()
    assert (offer.phone, offer.version) == ("", 1)


def test_the_public_row_of_a_withheld_address_goes_when_nobody_else_is_there() -> None:
    make_hidden()
    assert not Site.objects.filter(street=STREET).exists()
    shared = make_offer(name="Nebenan", site=PUBLIC)
    make_hidden(name="Geschützt")
    assert list(Site.objects.filter(street=STREET)) == [shared.site]


def test_a_list_read_in_earlier_shows_no_address_that_is_withheld_by_now(client: Client) -> None:
    offer = make_hidden()
    source = ImportSource.objects.create(key="liste", name="Liste")
    run = Import.objects.create(source=source, by=make_steward(), at=NOW, state=State.APPLIED)
    ImportRow.objects.create(
        run=run, line=1, row_key="1", label="x", action="changed", offer_key=offer.key,
        facts={"site": PUBLIC}, before={"site": {**PUBLIC, "name": "Haus"}}, changes=["site"],
    )  # fmt: skip
    client.force_login(User.objects.get(email="steward@example.org"))
    assert not leaks(client, f"/intern/einlesen/{run.pk}/zeilen/geaendert/")


def test_undoing_a_list_does_not_open_a_withheld_address_again() -> None:
    offer = make_hidden()
    source = ImportSource.objects.create(key="liste", name="Liste")
    run = Import.objects.create(
        source=source, by=make_steward(), at=NOW, state=State.UNDOING, newest_site=0,
    )  # fmt: skip
    row = ImportRow.objects.create(
        run=run, line=1, row_key="1", label="x", action="changed", offer_key=offer.key,
        facts={"site": WITHHELD}, before={"site": PUBLIC}, changes=["site"], outcome="applied",
    )  # fmt: skip
    import_undoing.undo(import_id=run.pk, also_changed=True, on=TODAY)
    row.refresh_from_db()
    assert (row.outcome, row.reason) == ("left", "Die Anschrift ist heute geschützt.")
    assert not Site.objects.filter(street=STREET).exists()

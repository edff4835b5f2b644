"""Of an address that is withheld from now on, the database keeps nothing that could be read."""

import json

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from handinhand.core import apart, audit, sealing
from handinhand.core.errors import DomainError
from handinhand.core.models import AuditEntry, AuditSecret
from handinhand.directory import forgetting, history, jobs
from handinhand.directory.models import Offer, Proposal, Site, SourceRecord
from handinhand.directory.models.imports import Import, ImportRow, ImportSource, State
from handinhand.directory.services import editing
from tests.directory.make import TODAY, make_offer, make_steward
from tests.directory.make_keepers import NOW, make_member, make_proposal
from tests.directory.test_withheld import PUBLIC, SECRETS, STREET, WITHHELD

pytestmark = pytest.mark.django_db


def everything_stored() -> str:
    """Return all there is in all tables, as a copy of the database would hold it."""
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            said += [str(row) for row in cursor.fetchall()]
    return "\n".join(said)


def withhold(offer: Offer) -> None:
    editing.change_offer(key=offer.key, facts={"site": WITHHELD}, by=None, on=TODAY)


def make_known_everywhere() -> Offer:
    """Return a public entry whose street stands in acts, a proposal, a source and a list."""
    offer = make_offer(site=PUBLIC)
    moved = {**PUBLIC, "name": "Haus"}
    offer = editing.change_offer(key=offer.key, facts={"site": moved}, by=None, on=TODAY)
    make_proposal(offer, make_member(offer), site={**PUBLIC, "name": "Neues Haus"})
    SourceRecord.objects.create(
        source="liste", row_key="1", row_hash="x", offer=offer, delivered={"site": PUBLIC}
    )
    source = ImportSource.objects.create(key="liste", name="Liste")
    run = Import.objects.create(source=source, by=make_steward(), at=NOW, state=State.APPLIED)
    ImportRow.objects.create(
        run=run, line=1, row_key="1", label="x", action="changed", offer_key=offer.key,
        told={"street": STREET}, facts={"site": PUBLIC}, before={"site": PUBLIC},
        changes=["site"], link_before={"delivered": {"site": PUBLIC}},
    )  # fmt: skip
    return offer


def test_nothing_that_can_be_read_is_left_in_any_table() -> None:
    offer = make_known_everywhere()
    assert STREET in everything_stored()
    withhold(offer)
    assert STREET not in everything_stored()
    assert not AuditSecret.objects.filter(entry__key=offer.key).exists()


def test_the_chain_is_whole_before_and_after_and_the_forgetting_is_an_act_itself() -> None:
    offer = make_known_everywhere()
    assert audit.verify().broken_at is None
    withhold(offer)
    assert audit.verify().broken_at is None
    acts = audit.entries_of(offer).filter(act="directory.address_forgotten")
    assert acts.count() == 1
    assert forgetting.forget_addresses([offer.key], by=None) == []
    assert acts.count() == 1


def test_a_public_address_is_sealed_in_the_audit_and_shown_in_its_history() -> None:
    offer = make_offer(site=PUBLIC)
    stored = AuditEntry.objects.get(act="directory.offer_created", key=offer.key)
    assert not [secret for secret in SECRETS if secret in json.dumps(stored.after)]
    (secret,) = stored.secrets.all()
    assert STREET not in secret.sealed
    assert STREET in sealing.unseal(secret.sealed)
    (shown,) = history.showable([stored])
    assert shown.after is not None
    assert shown.after["site"] == PUBLIC


def test_the_same_address_has_another_digest_in_each_act() -> None:
    """Otherwise whoever has the digests could try guesses out."""
    for name in ("eins", "zwei"):
        make_offer(name=name, site=PUBLIC)
    digests = AuditSecret.objects.values_list("digest", flat=True)
    assert len(set(digests)) == len(digests) == 2


def test_sealed_values_that_were_changed_break_the_chain_at_their_act() -> None:
    offer = make_offer(site=PUBLIC)
    secret = AuditSecret.objects.get(entry__key=offer.key)
    AuditSecret.objects.update(sealed=sealing.seal('{"salt": "x", "values": {"street": "nie"}}'))
    assert audit.verify().broken_at == secret.entry_id


def test_without_the_key_the_chain_can_be_checked_and_the_address_not_read(
    settings: Settings,
) -> None:
    offer = make_offer(site=PUBLIC)
    settings.SEALING_KEYS = ["ein ganz anderer Schlüssel, lang genug"]
    assert audit.verify().broken_at is None
    shown = json.dumps([one.after for one in history.showable(audit.entries_of(offer))])
    assert STREET not in shown
    assert apart.MARK in shown


def test_a_new_key_seals_acts_anew(settings: Settings) -> None:
    settings.SEALING_KEYS = ["der alte Schlüssel, lang genug"]
    offer = make_offer(site=PUBLIC)
    settings.SEALING_KEYS = ["der neue Schlüssel, lang genug", "der alte Schlüssel, lang genug"]
    call_command("seal_secrets", verbosity=0)
    settings.SEALING_KEYS = ["der neue Schlüssel, lang genug"]
    (shown,) = history.showable(audit.entries_of(offer))
    assert STREET in json.dumps(shown.after)
    assert audit.verify().broken_at is None


def test_going_back_works_while_the_address_is_public_and_is_refused_once_it_is_forgotten() -> None:
    offer = make_offer(site=PUBLIC)
    moved = {**PUBLIC, "street": "Neue Gasse 8"}
    editing.change_offer(key=offer.key, facts={"site": moved}, by=None, on=TODAY)
    act = audit.entries_of(offer)[0]
    back = editing.restore_offer(key=offer.key, entry=act, by=None, on=TODAY)
    assert back.site is not None
    assert back.site.street == STREET
    withhold(offer)
    editing.change_offer(key=offer.key, facts={"site": moved}, by=None, on=TODAY)
    with pytest.raises(DomainError, match="vergessen"):
        editing.restore_offer(key=offer.key, entry=act, by=None, on=TODAY)


def test_what_was_withheld_by_another_way_is_forgotten_the_next_night() -> None:
    offer = make_known_everywhere()
    site = Site.objects.create(organisation=offer.organisation, town="Rostock", is_withheld=True)
    Offer.objects.filter(pk=offer.pk).update(site=site)
    Site.objects.filter(street=STREET).delete()
    jobs.forget_addresses.call()
    assert STREET not in everything_stored()


def test_other_entries_at_the_same_place_keep_theirs() -> None:
    offer, other = make_offer(site=PUBLIC), make_offer(name="Nebenan", site=PUBLIC)
    withhold(offer)
    (act,) = history.showable(audit.entries_of(other))
    assert STREET in json.dumps(act.after)


def test_an_open_proposal_goes_on_without_the_address() -> None:
    offer = make_offer(site=PUBLIC)
    proposal = make_proposal(
        offer, make_member(offer), site={**PUBLIC, "name": "x"}, phone="0381 1"
    )
    withhold(offer)
    kept = Proposal.objects.get(pk=proposal.pk).facts
    assert kept["phone"] == "0381 1"
    assert kept["site"]["is_withheld"]


def test_every_model_that_keeps_facts_is_known_here() -> None:
    """A new column of JSON may hold addresses: decide whether `forgetting` has to know it."""
    columns = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("directory").get_models()
        for field in model._meta.get_fields()
        if field.__class__.__name__ == "JSONField"
    }
    without = {
        "Import.counts", "Import.head", "Import.mapping", "ImportSource.mapping",
        "ImportRow.changes", "ImportRow.conflicts", "ImportRow.choices", "Proposal.taken",
        "Offer.access", "Offer.residence_statuses",
    }  # fmt: skip
    assert columns - without == {
        "Proposal.facts", "Proposal.before", "SourceRecord.delivered", "ImportRow.told",
        "ImportRow.facts", "ImportRow.before", "ImportRow.link_before",
    }  # fmt: skip

"""The audit is a chain: whoever changes, removes or inserts an entry afterwards is found out."""

import threading
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from handinhand.accounts.models import User
from handinhand.core import audit
from handinhand.core.models import AuditEntry
from handinhand.places.models import Area

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Area:
    return Area.objects.get(key="13003000", valid_until=None)


@pytest.fixture
def without_triggers() -> Iterator[None]:
    """Do what an intruder with all rights could do: take the triggers away."""
    triggers = {
        "sqlite": ["DROP TRIGGER core_audit_no_update", "DROP TRIGGER core_audit_no_delete"],
        "postgresql": ["ALTER TABLE core_auditentry DISABLE TRIGGER ALL"],
    }
    with connection.cursor() as cursor:
        for statement in triggers[connection.vendor]:
            cursor.execute(statement)
    yield
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE core_auditentry ENABLE TRIGGER ALL")


def record_three(area: Area) -> list[AuditEntry]:
    return [audit.record(f"test.act_{n}", area, by=None, after={"n": n}) for n in range(3)]


def test_an_entry_says_who_when_what_before_after_and_why(area: Area) -> None:
    user = User.objects.create_user("s@example.org", name="Sabine Steward")
    entry = audit.record(
        "test.renamed", area, by=user, before={"name": "A"}, after={"name": "B"}, reason="Brief"
    )
    stored = AuditEntry.objects.get(pk=entry.pk)
    assert (stored.by_id, stored.by_name) == (user.pk, "Sabine Steward")
    assert (stored.kind, stored.key, stored.label) == ("places.area", "13003000", str(area))
    assert (stored.before, stored.after, stored.reason) == ({"name": "A"}, {"name": "B"}, "Brief")
    assert audit.entries_of(area).first() == stored


def test_an_untouched_chain_is_whole(area: Area) -> None:
    last = record_three(area)[-1]
    found = audit.verify()
    assert (found.broken_at, found.head) == (None, last.hash)


def test_acts_recorded_together_keep_their_order(area: Area) -> None:
    acts = [audit.Act("test.row", area, after={"n": n}) for n in range(50)]
    entries = audit.record_all(acts, by=None)
    assert [entry.after for entry in entries] == [{"n": n} for n in range(50)]
    assert audit.verify().broken_at is None


def test_the_database_refuses_to_change_or_delete_an_entry(area: Area) -> None:
    entry = record_three(area)[1]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEntry.objects.filter(pk=entry.pk).update(reason="nie gesagt")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.delete()


@pytest.mark.usefixtures("without_triggers")
def test_a_changed_entry_is_found(area: Area) -> None:
    entry = record_three(area)[1]
    AuditEntry.objects.filter(pk=entry.pk).update(after={"n": 99})
    assert audit.verify().broken_at == entry.pk


@pytest.mark.usefixtures("without_triggers")
def test_a_removed_entry_breaks_the_chain_at_the_next(area: Area) -> None:
    entries = record_three(area)
    AuditEntry.objects.filter(pk=entries[1].pk).delete()
    assert audit.verify().broken_at == entries[2].pk


@pytest.mark.usefixtures("without_triggers")
def test_the_command_names_the_broken_entry(area: Area) -> None:
    entry = record_three(area)[0]
    call_command("audit", "verify")
    AuditEntry.objects.filter(pk=entry.pk).update(by_name="jemand")
    with pytest.raises(CommandError, match=str(entry.pk)):
        call_command("audit", "verify")


class AnyValue(TestCase):
    """What was recorded reads back as it was, whatever JSON it holds."""

    @settings(max_examples=60, deadline=None)
    @given(
        st.dictionaries(
            st.text(max_size=8).filter(lambda text: "\0" not in text),
            st.one_of(
                st.none(),
                st.booleans(),
                st.integers(-(10**12), 10**12),
                st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
                st.lists(st.integers(0, 9), max_size=3),
            ),
            max_size=4,
        )
    )
    def test_the_chain_holds(self, values: dict[str, object]) -> None:
        area = Area.objects.get(key="13003000", valid_until=None)
        audit.record("test.any", area, by=None, after=values)
        assert audit.verify().broken_at is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_writers_at_the_same_time_make_one_chain() -> None:
    subject = User.objects.create_user("writer@example.org")

    def write() -> None:
        for number in range(10):
            with transaction.atomic():
                audit.record("test.concurrent", subject, by=None, after={"n": number})
        connection.close()

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = audit.verify()
    assert (found.entries, found.broken_at) == (60, None)

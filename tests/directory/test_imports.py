"""A list of others comes in: compared first, applied as a whole, undone as a whole."""

from datetime import timedelta

import pytest
from django.utils import timezone

from handinhand.core import audit
from handinhand.core.errors import DomainError
from handinhand.core.jobs import terms_of
from handinhand.core.models import AuditEntry
from handinhand.directory import jobs
from handinhand.directory.facts import facts_of
from handinhand.directory.models import Offer, Organisation, Site, SourceRecord
from handinhand.directory.models.imports import Action, Import, ImportSource, Outcome, State
from handinhand.directory.services import applying, editing, importing, merging
from handinhand.search.models import Change
from tests.directory.make import TODAY, make_offer
from tests.directory.make_lists import (
    actions,
    apply,
    bring_in,
    csv_bytes,
    listed,
    only_row,
    plan,
    steward,
    undo,
    upload,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jobs_at_once")]
KEY = "sprachcafe-am-hafen"


def cafe() -> Offer:
    return editing.locked(KEY)


def everything() -> tuple[int, ...]:
    models = (Offer, Site, Organisation, SourceRecord)
    return tuple(model.objects.count() for model in models)


def test_a_plan_changes_nothing_and_the_file_is_deleted() -> None:
    before = everything()
    run = plan(csv_bytes([listed()]))
    assert (run.state, actions(run)) == (State.PLANNED, ["new"])
    assert everything() == before
    assert not run.file
    assert "samples" not in run.head


def test_a_new_row_becomes_an_entry_with_its_body_its_place_and_what_its_kind_says() -> None:
    bring_in(listed())
    facts = facts_of(cafe())
    assert facts["organisation"] == facts["owner"] == "hafenverein"
    assert (facts["kind"], facts["areas"]) == ("meeting_place", ["13003000"])
    assert facts["site"]["area"] == "13003000"
    assert facts["site"]["lat"] is not None
    assert facts["topics"]
    assert facts["certainty"] == "B"
    assert Organisation.objects.get(key="hafenverein").name == "Hafenverein"


def test_every_entry_and_the_import_leave_a_trace_and_the_search_is_told() -> None:
    before = Change.objects.count()
    run = bring_in(listed(), listed(Nr="A-2", Name="Nähstube", Telefon=""))
    acts = list(AuditEntry.objects.order_by("seq").values_list("act", "by_name"))
    assert acts == [
        ("directory.offer_imported", "Sabine Steward"),
        ("directory.offer_imported", "Sabine Steward"),
        ("directory.import_applied", "Sabine Steward"),
    ]
    assert audit.entries_of(cafe())[0].reason == f"Import {run.pk}: Hafenliste"
    assert audit.verify().broken_at is None
    assert Change.objects.count() > before


def test_the_same_list_again_says_nothing_new() -> None:
    bring_in(listed())
    again = plan(csv_bytes([listed()]))
    assert actions(again) == []
    assert again.counts["unchanged"] == 1
    with pytest.raises(DomainError, match="nichts zum Übernehmen"):
        apply(again)


def test_a_changed_row_changes_only_what_changed() -> None:
    bring_in(listed())
    run = plan(csv_bytes([listed(Telefon="0381 555222")]))
    row = only_row(run)
    assert (row.action, row.changes, row.before) == ("changed", ["phone"], {"phone": "0381 555111"})
    apply(run)
    assert cafe().phone == "0381 555222"
    entry = audit.entries_of(cafe())[0]
    assert (entry.before, entry.after) == ({"phone": "0381 555111"}, {"phone": "0381 555222"})


def test_what_a_person_changed_here_stays_when_the_source_says_the_same_as_before() -> None:
    bring_in(listed())
    editing.change_offer(key=KEY, facts={"phone": "0381 9"}, by=None, on=TODAY)
    run = plan(csv_bytes([listed(Ort="Rostock-Warnemünde")]))
    assert only_row(run).changes == ["site"]
    apply(run)
    assert cafe().phone == "0381 9"


@pytest.mark.parametrize(("side", "phone"), [("ours", "0381 9"), ("source", "0381 555222")])
def test_what_both_changed_is_asked_and_the_chosen_side_counts(side: str, phone: str) -> None:
    bring_in(listed())
    editing.change_offer(key=KEY, facts={"phone": "0381 9"}, by=None, on=TODAY)
    run = plan(csv_bytes([listed(Telefon="0381 555222")]))
    row = only_row(run)
    assert (row.action, row.conflicts) == ("conflict", ["phone"])
    importing.choose(import_id=run.pk, row_id=row.pk, choices={"phone": side, "name": "source"})
    apply(run)
    assert cafe().phone == phone
    assert actions(plan(csv_bytes([listed(Telefon="0381 555222")]))) == []


def test_a_conflict_without_a_choice_keeps_ours() -> None:
    bring_in(listed())
    editing.change_offer(key=KEY, facts={"phone": "0381 9"}, by=None, on=TODAY)
    apply(plan(csv_bytes([listed(Telefon="0381 555222")])))
    assert cafe().phone == "0381 9"


def test_an_entry_changed_after_the_plan_is_a_conflict_and_nothing_of_it_is_written() -> None:
    bring_in(listed(), listed(Nr="A-2", Name="Nähstube", Telefon="0381 1"))
    run = plan(
        csv_bytes([listed(Telefon="0381 7"), listed(Nr="A-2", Name="Nähstube", Telefon="0381 2")])
    )
    editing.change_offer(
        key=KEY, facts={"note": "", "web": "https://a.example/"}, by=None, on=TODAY
    )
    apply(run)
    assert [row.outcome for row in run.rows.all()] == [Outcome.CONFLICT, Outcome.APPLIED]
    assert cafe().phone == "0381 555111"
    assert Offer.objects.get(key="naehstube").phone == "0381 2"


def test_a_row_that_was_left_out_is_not_applied() -> None:
    run = plan(csv_bytes([listed(), listed(Nr="A-2", Name="Nähstube", Telefon="")]))
    first, second = run.rows.all()
    importing.take_rows(
        import_id=run.pk, action=Action.NEW, among=[first.pk, second.pk], taken=[second.pk]
    )
    apply(run)
    assert not Offer.objects.filter(key=KEY).exists()
    assert Offer.objects.filter(key="naehstube").exists()


def test_a_complete_list_names_what_is_gone_and_retires_it_only_when_asked() -> None:
    other = listed(Nr="A-2", Name="Nähstube", Telefon="")
    bring_in(listed(), other)
    run = plan(csv_bytes([other]), is_complete=True)
    row = only_row(run)
    assert (row.action, row.is_included) == ("gone", False)
    with pytest.raises(DomainError):
        apply(run)
    importing.take_all(import_id=run.pk, action=Action.GONE, taken=True)
    apply(run)
    assert not Offer.objects.public(timezone.localdate()).filter(key=KEY).exists()


def test_what_comes_back_into_a_complete_list_comes_back_here() -> None:
    other = listed(Nr="A-2", Name="Nähstube", Telefon="")
    bring_in(listed(), other)
    run = plan(csv_bytes([other]), is_complete=True)
    importing.take_all(import_id=run.pk, action=Action.GONE, taken=True)
    apply(run)
    back = plan(csv_bytes([listed(), other]), is_complete=True)
    assert only_row(back).changes == ["valid_until"]
    apply(back)
    assert cafe().valid_until is None


def test_a_row_of_an_entry_that_was_merged_speaks_of_the_one_that_was_kept() -> None:
    bring_in(listed())
    kept = make_offer(phone="")
    merging.merge_offers(keep=kept.key, drop=KEY, facts={}, by=steward(), on=TODAY)
    row = only_row(plan(csv_bytes([listed(Telefon="0381 555222")]), is_complete=True))
    assert (row.action, row.offer_key) == ("conflict", kept.key)


def test_a_list_that_is_not_complete_proves_nothing_about_what_it_leaves_out() -> None:
    bring_in(listed(), listed(Nr="A-2", Name="Nähstube", Telefon=""))
    assert actions(plan(csv_bytes([listed()]))) == []


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({"phone": "+49 381 555-111"}, "Telefonnummer"),
        ({"email": "CAFE@example.org"}, "E-Mail"),
        ({"web": "http://www.cafe.example"}, "Internetseite"),
        (
            {
                "name": "Sprach-Café am Hafen e. V.",
                "site": {"town": "Rostock", "is_withheld": False},
            },
            "fast derselbe Name",
        ),
    ],
)
def test_a_new_row_that_may_be_there_already_is_asked(
    known: dict[str, object], reason: str
) -> None:
    ours = make_offer(**known)
    contact = {"E-Mail": "cafe@example.org", "Web": "https://cafe.example/"}
    row = only_row(plan(csv_bytes([listed(**contact)])))
    assert (row.action, row.offer_key) == ("doubtful", ours.key)
    assert reason in row.reason


def test_an_undecided_doubtful_row_is_left_out() -> None:
    make_offer(phone="0381 555111")
    run = plan(csv_bytes([listed(), listed(Nr="A-2", Name="Nähstube", Telefon="")]))
    assert importing.open_decisions(run) == 1
    apply(run)
    assert not Offer.objects.filter(key=KEY).exists()


def test_decided_as_new_it_becomes_an_entry() -> None:
    make_offer(phone="0381 555111")
    run = plan(csv_bytes([listed()]))
    importing.decide(import_id=run.pk, row_id=only_row(run).pk, decision="new", on=TODAY)
    apply(run)
    assert cafe().phone == "0381 555111"


def test_decided_as_the_same_it_fills_what_is_missing_and_asks_for_the_rest() -> None:
    ours = make_offer(phone="0381 555111", web="")
    run = plan(csv_bytes([listed(Web="https://cafe.example/")]))
    importing.decide(import_id=run.pk, row_id=only_row(run).pk, decision="same", on=TODAY)
    row = only_row(run)
    assert "web" in row.changes
    assert "name" in row.conflicts
    apply(run)
    merged = Offer.objects.get(key=ours.key)
    assert (merged.web, merged.name) == ("https://cafe.example/", "Beratung Teststadt")
    assert actions(plan(csv_bytes([listed(Web="https://cafe.example/")]))) == []


def test_the_mapping_is_kept_for_the_next_list_of_the_source() -> None:
    rows = [{"Kennzahl": "1", "Wie es heißt": "Nähstube", "PLZ": "18055", "Ort": "Rostock"}]
    run = upload(csv_bytes(rows))
    columns = {**run.mapping["columns"], "Kennzahl": "id", "Wie es heißt": "name"}
    defaults = {"kind": "meeting_place", "certainty": "C", "areas": "13003000"}
    importing.start_plan(import_id=run.pk, columns=columns, defaults=defaults, is_complete=False)
    assert actions(run) == ["new"]
    again = upload(csv_bytes(rows), source=" hafenliste ")
    assert again.mapping["columns"] == columns
    assert again.mapping["defaults"] == defaults
    assert ImportSource.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Nr": ""}, "keinen Schlüssel"),
        ({"Name": ""}, "Name"),
        ({"Art": "Zauberei"}, "Art kennen wir nicht"),
        ({"Gebiet": "99999"}, "99999"),
        ({"Gebiet": "Nirgendwo"}, "nicht eindeutig"),
        ({"E-Mail": "kein at"}, "E-Mail"),
        ({"Web": "javascript:alert(1)"}, "Internetadresse"),
        ({"opening_hours": "montags"}, "nicht lesen"),
        ({"Stand": "gestern"}, "kein Tag"),
        ({"min_age": "zwölf"}, "ganze Zahl"),
        ({"min_age": "40", "max_age": "18"}, "Höchstalter"),
        ({"Themen": "Gibtsnicht"}, "Gibtsnicht"),
        ({"Telefon": "#REF!"}, "Rechenfehler"),
        ({"Name": "x" * 300}, "200"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_line_and_reason_and_the_others_come(
    changes: dict[str, str], said: str
) -> None:
    run = plan(csv_bytes([listed(**changes), listed(Nr="A-2", Name="Nähstube", Telefon="")]))
    refused, good = run.rows.all()
    assert (refused.action, refused.line, good.action) == ("refused", 2, "new")
    assert said in refused.reason


def test_a_key_that_comes_twice_is_refused_the_second_time() -> None:
    run = plan(csv_bytes([listed(), listed(Name="Nähstube")]))
    assert actions(run) == ["new", "refused"]


def test_a_shelter_is_withheld_until_somebody_says_otherwise_and_its_street_is_forgotten() -> None:
    run = plan(csv_bytes([listed(Art="Frauenhaus", Straße="Geheimgasse 7")]))
    row = only_row(run)
    assert row.facts["site"]["is_withheld"]
    assert "Geheimgasse" not in f"{row.facts} {row.told} {row.reason} {run.head}"
    apply(run)
    site = cafe().site
    assert site is not None
    assert (site.is_withheld, site.street) == (True, "")


def test_undoing_leaves_everything_as_it_was() -> None:
    kept = make_offer(phone="0381 2", name="Nähstube")
    bring_in({"Nr": "B", "key": kept.key, "Name": "Nähstube"}, source="Andere")
    before, facts = everything(), facts_of(kept)
    run = plan(
        csv_bytes(
            [
                listed(),
                {**listed(Nr="A-2", Name="Nähstube am Markt"), "unser Schlüssel": kept.key},
            ]
        )
    )
    assert sorted(actions(run)) == ["changed", "new"]
    apply(run)
    assert everything() != before
    undo(run)
    assert run.state == State.UNDONE
    assert everything() == before
    assert facts_of(editing.locked(kept.key)) == facts
    assert audit.verify().broken_at is None


def test_after_an_undo_the_same_list_says_the_same_again() -> None:
    bring_in(listed())
    undo(bring_in(listed(Telefon="0381 555222")))
    assert only_row(plan(csv_bytes([listed(Telefon="0381 555222")]))).changes == ["phone"]


def test_what_somebody_changed_since_is_named_and_left_until_it_is_asked_for() -> None:
    run = bring_in(listed(), listed(Nr="A-2", Name="Nähstube", Telefon=""))
    editing.change_offer(key=KEY, facts={"phone": "0381 9"}, by=steward(), on=TODAY)
    undo(run)
    assert cafe().phone == "0381 9"
    assert not Offer.objects.filter(key="naehstube").exists()
    assert [row.label for row in run.rows.filter(outcome=Outcome.LEFT)] == ["Sprachcafé am Hafen"]
    undo(run, also_changed=True)
    assert not Offer.objects.filter(key=KEY).exists()


def test_only_what_the_import_had_changed_returns_and_later_changes_of_other_facts_stay() -> None:
    bring_in(listed())
    run = bring_in(listed(Telefon="0381 555222"))
    editing.change_offer(key=KEY, facts={"web": "https://a.example/"}, by=None, on=TODAY)
    undo(run)
    assert (cafe().phone, cafe().web) == ("0381 555111", "https://a.example/")


def test_an_import_cannot_be_applied_or_undone_twice() -> None:
    run = bring_in(listed())
    with pytest.raises(DomainError, match="inzwischen weiter"):
        applying.start_apply(import_id=run.pk, by=steward())
    undo(run)
    with pytest.raises(DomainError, match="nicht rückgängig"):
        undo(run)


def test_a_discarded_plan_leaves_nothing() -> None:
    run = plan(csv_bytes([listed()]))
    importing.discard(import_id=run.pk)
    assert Import.objects.get().state == State.DISCARDED
    assert not run.rows.exists()


def test_two_imports_are_undone_one_after_the_other() -> None:
    before = everything()
    first = bring_in(listed())
    undo(bring_in(listed(Telefon="0381 555222", Straße="Kai 2")))
    undo(first)
    assert everything() == before


def test_a_list_goes_in_as_a_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    run = plan(csv_bytes([listed(), listed(Nr="A-2", Name="Nähstube", Telefon="")]))
    before = everything()

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the machine stops here")

    monkeypatch.setattr(audit, "record", broken)
    apply(run)
    assert everything() == before
    assert not AuditEntry.objects.exists()
    assert (run.state, "Nichts ist geändert" in run.reason) == (State.PLANNED, True)


def test_a_second_plan_of_the_same_source_does_not_make_the_entries_again() -> None:
    first, second = plan(csv_bytes([listed()])), plan(csv_bytes([listed()]))
    apply(first)
    apply(second)
    assert second.rows.get().outcome == Outcome.CONFLICT
    assert Offer.objects.filter(name="Sprachcafé am Hafen").count() == 1


def test_what_the_source_names_for_the_first_time_fills_gaps_and_asks_about_the_rest() -> None:
    bring_in(listed())
    editing.change_offer(key=KEY, facts={"hours_text": "nachmittags"}, by=None, on=TODAY)
    row = only_row(plan(csv_bytes([listed(hours_text="vormittags", Web="https://a.example/")])))
    assert (row.changes, row.conflicts) == (["web"], ["hours_text"])


def test_a_file_nobody_went_on_with_is_thrown_away_after_a_week() -> None:
    forgotten, fresh = upload(csv_bytes([listed()])), upload(csv_bytes([listed()]))
    Import.objects.filter(pk=forgotten.pk).update(at=timezone.now() - timedelta(days=8))
    jobs.discard_old_uploads.enqueue()
    assert Import.objects.get(pk=forgotten.pk).state == State.DISCARDED
    assert not Import.objects.get(pk=forgotten.pk).file
    assert Import.objects.get(pk=fresh.pk).file


def test_when_the_worker_died_the_job_runs_again_and_nothing_is_written_twice() -> None:
    run = plan(csv_bytes([listed()]))
    Import.objects.filter(pk=run.pk).update(state=State.APPLYING, acting=steward())
    assert terms_of(jobs.apply_import.module_path).times > 1
    for _try in range(2):
        jobs.apply_import.enqueue(run.pk)
    assert Offer.objects.filter(name="Sprachcafé am Hafen").count() == 1
    assert Import.objects.get(pk=run.pk).state == State.APPLIED

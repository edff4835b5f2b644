"""Any list as a file: safe to open, true to the page, and read in again without a difference."""

import csv
import io
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from openpyxl import load_workbook

from handinhand.directory.models import Offer
from handinhand.directory.sheets.formats import FORMATS
from handinhand.search import index
from tests.directory.make import TODAY, make_offer, make_steward
from tests.directory.make_lists import actions, apply, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jobs_at_once")]
STAFF = "/intern/eintraege/export."


@pytest.fixture
def steward(client: Client) -> Client:
    client.force_login(make_steward())
    return client


def exported(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.streaming
    assert answer["Content-Disposition"].startswith('attachment; filename="hand-in-hand-')
    return b"".join(answer)


def csv_rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_list_holds_what_the_filter_leaves_and_all_of_it(steward: Client) -> None:
    rows = csv_rows(exported(steward, f"{STAFF}csv?kind=jugendamt&order=name"))
    offers = Offer.objects.filter(kind="jugendamt").order_by("name", "key")
    assert [row["key"] for row in rows] == [offer.key for offer in offers]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_entry_given_out_and_read_in_again_differs_in_nothing(
    steward: Client, ending: str
) -> None:
    run = plan(exported(steward, f"{STAFF}{ending}"), source="Eigene Liste")
    assert set(actions(run)) == {"unchanged"}, [
        (row.label, row.reason, row.before, row.changes)
        for row in run.rows.exclude(action="unchanged")
    ]
    assert run.counts["unchanged"] == Offer.objects.count()


def test_a_list_edited_in_a_spreadsheet_changes_only_what_was_edited(steward: Client) -> None:
    offer = make_offer(phone="+49 381 1")
    data = exported(steward, f"{STAFF}csv?q={offer.key}").decode()
    run = plan(data.replace("+49 381 1", "+49 381 2").encode())
    assert [row.changes for row in run.rows.all()] == [["phone"]]
    apply(run)
    assert Offer.objects.get(key=offer.key).phone == "+49 381 2"


def test_what_was_changed_here_while_the_list_was_edited_is_a_conflict(steward: Client) -> None:
    from handinhand.directory.services import editing

    offer = make_offer(phone="0381 1")
    data = exported(steward, f"{STAFF}csv?q={offer.key}").decode()
    editing.change_offer(key=offer.key, facts={"phone": "0381 9"}, by=None, on=TODAY)
    run = plan(data.replace("0381 1", "0381 2").encode())
    assert [(row.action, row.conflicts) for row in run.rows.all()] == [("conflict", ["phone"])]


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20
).map(str.strip).filter(bool)  # fmt: skip
long_texts = st.lists(words, min_size=1, max_size=3).map("\r\n".join)


class AnyFacts(TestCase):
    """Whatever an entry says: a file of it, read in again, says the same."""

    @settings(max_examples=30, deadline=None)
    @given(
        st.fixed_dictionaries(
            {"name": words | st.sampled_from(["=1+1", "+49", "-x", "@a", "'=b", "_x000D_", "a|b"])},
            optional={
                "phone": st.sampled_from(["", "+49 381 1", "0381-2"]),
                "residence_statuses": st.lists(words, max_size=3),
                "topics": st.lists(st.sampled_from(["housing", "debt"]), unique=True),
                "languages": st.sampled_from([[], [["ar", False], ["uk", True]], [["de", False]]]),
                "min_age": st.none() | st.integers(0, 60),
                "stated_on": st.none() | st.dates().map(str),
                "texts": st.dictionaries(
                    st.sampled_from(["de", "en", "ps", "de-simple"]),
                    st.fixed_dictionaries({"summary": long_texts, "note": st.just("")}),
                ),
                "site": st.none()
                | st.fixed_dictionaries(
                    {
                        "name": words,
                        "town": st.sampled_from(["Rostock", "Schwerin", "Nirgendwo"]),
                        "is_withheld": st.just(value=False),
                        "street": words,
                        "postcode": st.just("18055"),
                        "area": st.none() | st.just("13003000"),
                        "lat": st.none() | st.floats(53, 55),
                        "lon": st.none() | st.floats(-1, 14),
                    }
                ),
            },
        )
    )
    def test_out_and_in_is_the_same(self, facts: dict[str, Any]) -> None:
        offer = make_offer(**facts)
        client = Client()
        client.force_login(make_steward())
        for ending in ("csv", "xlsx"):
            data = exported(client, f"{STAFF}{ending}?organisation={offer.organisation.key}")
            run = plan(data, source=ending)
            assert actions(run) == ["unchanged"], list(
                run.rows.values_list("reason", "before", "facts")
            )


def test_no_cell_is_run_as_a_formula(steward: Client) -> None:
    offer = make_offer(name='=HYPERLINK("http://evil.example")', phone="+49 381 1")
    row = csv_rows(exported(steward, f"{STAFF}csv?q={offer.key}"))[0]
    assert (row["name"][:2], row["phone"]) == ("'=", "'+49 381 1")
    book = load_workbook(io.BytesIO(exported(steward, f"{STAFF}xlsx?q={offer.key}")))
    assert not [cell for line in book.active for cell in line if cell.data_type == "f"]


def test_json_and_geojson_say_where_they_are_from_and_what_may_be_done_with_them(
    steward: Client,
) -> None:
    for ending in ("json", "geojson"):
        about = json.loads(exported(steward, f"{STAFF}{ending}?kind=jugendamt"))["metadata"]
        assert about["license"].startswith("https://")
        assert about["attribution"]
        assert about["source"] == "http://testserver/intern/eintraege/?kind=jugendamt"
        assert about["retrieved_at"]
        assert about["total"] == Offer.objects.filter(kind="jugendamt").count()


def test_geojson_names_points_as_longitude_and_latitude_and_leaves_shelters_out(
    steward: Client,
) -> None:
    found = json.loads(exported(steward, f"{STAFF}geojson"))
    assert found["type"] == "FeatureCollection"
    points = [one["geometry"]["coordinates"] for one in found["features"] if one["geometry"]]
    assert points
    assert all(10 < lon < 15 and 53 < lat < 55 for lon, lat in points)
    withheld = set(Offer.objects.filter(site__is_withheld=True).values_list("key", flat=True))
    assert withheld
    assert not withheld & {one["id"] for one in found["features"]}


def test_an_empty_list_is_a_whole_file_in_every_format(steward: Client) -> None:
    for ending in FORMATS:
        data = exported(steward, f"{STAFF}{ending}?q=gibtesnicht")
        assert ending == "vcf" or data
    assert json.loads(exported(steward, f"{STAFF}json?q=gibtesnicht"))["entries"] == []


def test_a_file_costs_ten_queries_however_many_entries(steward: Client) -> None:
    exported(steward, f"{STAFF}csv")
    for query, least in (("kind=jugendamt", 5), ("", 150)):
        with CaptureQueriesContext(
            connection,
        ) as caught:
            rows = csv_rows(exported(steward, f"{STAFF}csv?{query}"))
        assert len(rows) > least
        assert len(caught) == 10


@pytest.mark.parametrize("ending", ["pdf", "exe"])
def test_a_format_nobody_knows_is_not_found(steward: Client, ending: str) -> None:
    assert steward.get(f"{STAFF}{ending}").status_code == 404
    assert steward.get(f"/de/suche/export.{ending}").status_code == 404


def keys_of(client: Client, address: str) -> list[str]:
    return [row["key"] for row in csv_rows(exported(client, address))]


def test_the_public_file_holds_the_results_in_their_order(client: Client) -> None:
    index.current().rebuild()
    page = client.get("/de/suche/?q=Jugendamt&ort=Wismar")
    shown = [item.card.key for item in page.context["items"] if item.card]
    assert keys_of(client, "/de/suche/export.csv?q=Jugendamt&ort=Wismar")[: len(shown)] == shown


def test_the_list_of_a_topic_or_a_place_is_the_same_as_on_its_page(client: Client) -> None:
    index.current().rebuild()
    for page, address in (
        ("/de/thema/work/", "/de/suche/export.csv?thema=work&liste=1"),
        ("/de/ort/13003/", "/de/suche/export.csv?ort=13003&liste=1"),
    ):
        offers = client.get(page).context["offers"]
        assert address.partition("/de/suche/")[2].partition("?")[2] in client.get(
            page
        ).content.decode().replace("&amp;", "&")
        keys = keys_of(client, address)
        assert keys[: len(offers.cards)] == [card.key for card in offers.cards]
        assert len(keys) == offers.total


def test_the_public_file_says_nothing_of_the_people_who_check(client: Client) -> None:
    make_offer(name="Quarzlampenhaus", checked_by="Petra Prüferin", checked_on="2026-01-01")
    index.current().rebuild()
    for ending in ("csv", "json", "geojson", "vcf"):
        said = exported(client, f"/de/suche/export.{ending}?q=Quarzlampenhaus").decode()
        assert "Quarzlampenhaus" in said
        assert "Petra" not in said
        assert '"owner"' not in said

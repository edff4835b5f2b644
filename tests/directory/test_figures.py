"""Freshness as figures, kept day by day, and contacts that cannot be right."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from handinhand.directory import figures, plausibility
from handinhand.directory.models import Doubt, FreshnessDay, Offer
from tests.directory.make import TODAY, make_offer, make_steward

pytestmark = pytest.mark.django_db


@pytest.fixture
def only_ours() -> None:
    """Retire the state's entries, so that the figures are those of the test."""
    Offer.objects.update(valid_until=date(2020, 1, 1))


@pytest.mark.usefixtures("only_ours")
def test_checked_or_stated_within_a_year_counts_as_fresh() -> None:
    make_offer(stated_on="2025-11-24")
    make_offer(stated_on="2025-11-23")
    make_offer(stated_on="2019-01-01", checked_on="2026-05-01")
    make_offer(stated_on=None)
    share = figures.in_state(TODAY)
    assert (share.total, share.fresh, share.percent) == (4, 2, 50)


@pytest.mark.usefixtures("only_ours")
def test_a_percentage_is_rounded_down_so_that_100_means_all() -> None:
    for number in range(200):
        make_offer(name=f"Nummer {number}", stated_on="2026-01-01" if number else None)
    assert figures.in_state(TODAY).percent == 99


@pytest.mark.usefixtures("only_ours")
def test_groups_with_the_most_to_do_come_first() -> None:
    make_offer(kind="mbe", stated_on="2019-01-01", areas=["13003000"])
    make_offer(kind="mbe", stated_on="2019-01-01", areas=["13074", "13003"])
    make_offer(kind="jmd", stated_on="2026-11-01", areas=["13074087"])
    assert [(one.key, one.total, one.fresh) for one in figures.by_kind(TODAY)] == [
        ("mbe", 2, 0),
        ("jmd", 1, 1),
    ]
    assert {one.key: (one.total, one.fresh) for one in figures.by_district(TODAY)} == {
        "13003": (2, 0),
        "13074": (2, 1),
    }


@pytest.mark.usefixtures("only_ours")
def test_what_readers_need_first_is_counted_as_missing() -> None:
    make_offer(phone="", languages=[], stated_on=None)
    make_offer(phone="0381 1", languages=[["ar", False]], opening_hours="Mo 09:00-12:00")
    found = figures.lacks(TODAY)
    assert (found.hours, found.languages, found.phone, found.undated) == (1, 1, 1, 1)


def test_a_day_is_kept_once_and_may_be_kept_again() -> None:
    kept = figures.record_day(TODAY)
    assert figures.record_day(TODAY) == kept
    assert FreshnessDay.objects.filter(on=TODAY).count() == kept
    assert [day.on for day in figures.over_time("state", "", TODAY)] == [TODAY]


@pytest.mark.parametrize("number", ["0381 44431160", "+49 385 588-9090", "110", "116 016", "115"])
def test_a_number_that_can_be_called_raises_no_doubt(number: str) -> None:
    assert plausibility.phone_doubt(number) == ""


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("ruf an", "keine"),
        ("0381 12345678901234", "kurz oder zu lang"),
        ("01999 12345678", "gibt es nicht"),
    ],
)
def test_a_number_that_cannot_be_right_says_why(number: str, why: str) -> None:
    assert why in plausibility.phone_doubt(number)


def test_a_doubt_stays_until_the_number_is_mended() -> None:
    offer = make_offer(phone="0381 1")
    plausibility.look_for_doubts(date(2026, 11, 1))
    plausibility.look_for_doubts(TODAY)
    assert Doubt.objects.get(offer=offer).found_on == date(2026, 11, 1)
    Offer.objects.filter(pk=offer.pk).update(phone="0381 44431160")
    plausibility.look_for_doubts(TODAY)
    assert not Doubt.objects.filter(offer=offer).exists()


def test_no_page_is_asked_without_the_setting(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def never_answers(address: str) -> str:
        asked.append(address)
        return "tot"

    monkeypatch.setattr(plausibility, "web_doubt", never_answers)
    offer = make_offer(web="https://verein.example/")
    settings.CHECK_LINKS = False
    plausibility.look_for_doubts(TODAY)
    assert asked == []
    settings.CHECK_LINKS = True
    plausibility.look_for_doubts(TODAY)
    assert Doubt.objects.get(offer=offer, field="web").why == "tot"


def test_the_page_shows_the_figure_first_and_leads_to_the_lists(client: Client) -> None:
    client.force_login(make_steward())
    for day in (date(2026, 11, 1), date(2026, 11, 20)):
        figures.record_day(day)
    text = client.get("/intern/zahlen/").content.decode()
    assert "der Einträge sind im letzten Jahr geprüft</h1>" in text
    assert "<polyline" in text
    assert "?state=live&amp;lacking=phone" in text


def test_readers_are_told_how_much_is_checked(client: Client) -> None:
    cache.clear()
    share = figures.in_state(TODAY)
    text = client.get("/de/").content.decode()
    assert f"{share.percent} % der {share.total} Einträge" in text


def test_each_group_has_a_course_of_its_own(client: Client) -> None:
    client.force_login(make_steward())
    make_offer(kind="mbe", stated_on="2026-11-01")
    for day in (date(2026, 11, 1), date(2026, 11, 20)):
        figures.record_day(day)
    page = client.get("/intern/zahlen/").content.decode()
    assert "?gruppe=kind&amp;key=mbe" in page
    course = client.get("/intern/zahlen/?gruppe=kind&key=mbe").content.decode()
    assert "Verlauf: Migrationsberatung für Erwachsene" in course
    kept = FreshnessDay.objects.get(on=date(2026, 11, 20), group="kind", key="mbe")
    assert f'<td class="num" data-label="Einträge">{kept.total}</td>' in course


def test_all_groups_and_all_doubts_can_be_reached(client: Client) -> None:
    client.force_login(make_steward())
    first = client.get("/intern/zahlen/").content.decode()
    everything = client.get("/intern/zahlen/?alle=1").content.decode()
    assert everything.count("?gruppe=organisation&amp;key=") > first.count("?gruppe=organisation&")
    offers = [make_offer(name=f"Nummer {number}") for number in range(51)]
    Doubt.objects.bulk_create(
        Doubt(offer=offer, field="phone", value="1", why="kurz", found_on=TODAY) for offer in offers
    )
    assert "seite=2" in client.get("/intern/zahlen/").content.decode()


def test_the_recorded_days_are_a_file(client: Client) -> None:
    client.force_login(make_steward())
    figures.record_day(TODAY)
    text = b"".join(client.get("/intern/zahlen/?datei=csv&gruppe=kind")).decode()
    assert text.splitlines()[0].endswith("geprüft,Anteil in Prozent")
    assert f"{TODAY},Nach Art,jugendamt,Jugendamt," in text
    assert "Nach Landkreis" not in text


@pytest.mark.parametrize("address", ["?gruppe=x&key=y", "?key=" + "x" * 999])
def test_a_group_there_is_not_breaks_nothing(client: Client, address: str) -> None:
    client.force_login(make_steward())
    assert client.get(f"/intern/zahlen/{address}").status_code == 200

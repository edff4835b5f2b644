"""What changed between two days, and the time line of each cell."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.utils.html import strip_tags
from hypothesis import given, settings
from hypothesis import strategies as st

from handinhand.portal.law.changes import Kind, compare, turns
from handinhand.portal.law.history import times
from handinhand.work_access.boundaries import boundary_days
from handinhand.work_access.matrix import Difference, cell_history, differences, matrix
from handinhand.work_access.statuses import IN_FORCE
from handinhand.work_access.values import FIRST_DAY
from handinhand.work_access.words import Activity, Status

PAGE = "/de/darf-ich-arbeiten/uebersicht/aenderungen/"
GEAS, DAY_BEFORE = date(2026, 6, 12), date(2026, 6, 11)
DAYS = st.sampled_from(boundary_days())


@settings(max_examples=30, deadline=None)
@given(DAYS, DAYS)
def test_a_difference_read_backwards_is_the_difference_of_the_days_turned_round(
    day_a: date, day_b: date
) -> None:
    def backwards(one: Difference) -> Difference:
        return Difference(
            one.status, one.activity, one.after, one.before, one.reasons_new, one.reasons_gone
        )

    assert set(map(backwards, differences(day_a, day_b))) == set(differences(day_b, day_a))
    there, back = compare(day_a, day_b), compare(day_b, day_a)
    assert len(there.changes) == len(back.changes)
    turned = {Kind.NEW: Kind.GONE, Kind.GONE: Kind.NEW, Kind.RENEWED: Kind.RENEWED}
    assert {(turned[one.kind], one.law.code) for one in there.rules.values()} == {
        (one.kind, one.law.code) for one in back.rules.values()
    }


def test_the_reform_of_june_2026_changed_what_the_spec_names() -> None:
    """GEAS: new waits and bans for Gestattung, entitlement outside; Duldung and the EU list."""
    found = differences(DAY_BEFORE, GEAS)
    work = [one for one in found if one.activity is Activity.EMPLOYMENT]
    assert {one.status for one in work} == {
        Status.ANKUNFTSNACHWEIS,
        Status.AUFENTHALTSGESTATTUNG,
        Status.DULDUNG,
    }
    gestattung = next(one for one in work if one.status is Status.AUFENTHALTSGESTATTUNG)
    new = {reason.code: reason.source for reason in gestattung.reasons_new}
    assert "§ 61 Abs. 1 S. 5 AsylG" in new["accelerated_procedure_bans_work"]
    assert "§ 61 Abs. 1 S. 4 AsylG" in new["breach_of_cooperation_bans_work"]
    assert any("§ 61 Abs. 2 S. 1 AsylG idF 12.06.2026" in source for source in new.values())
    assert any("§ 61 Abs. 1 S. 2 AsylG idF 12.06.2026" in source for source in new.values())
    duldung = next(one for one in work if one.status is Status.DULDUNG)
    assert "eu_list_is_not_settled" in {reason.code for reason in duldung.reasons_new}
    assert not [one for one in found if one.status is Status.AE_24]


def test_the_page_names_the_changes_of_a_day_with_rule_and_law(client: Client) -> None:
    text = client.get(f"{PAGE}?von=2026-06-11&bis=2026-06-12").content.decode()
    assert "Was hat sich am 12. Juni 2026 geändert?" in text
    assert 'href="https://www.gesetze-im-internet.de/asylvfg_1992/__61.html"' in text
    assert '<bdi class="source" lang="de" dir="ltr">' in text
    for number in re.findall(r'href="#(regel-\d+)"', text):
        assert f'id="{number}"' in text


def test_every_cell_that_changed_is_on_the_page() -> None:
    found = compare(DAY_BEFORE, GEAS)
    aims = [aim for change in found.changes for aim in change.aims]
    assert len(aims) == len(differences(DAY_BEFORE, GEAS))


def test_a_paper_that_is_new_shows_what_it_allows_from_then_on(client: Client) -> None:
    text = client.get(f"{PAGE}?von=2024-05-31&bis=2024-06-01").content.decode()
    assert "Chancenkarte" in text
    assert "Dieses Papier gab es noch nicht." in text


def test_every_day_of_a_change_has_a_link_that_shows_one(client: Client) -> None:
    text = client.get(PAGE).content.decode()
    found = turns()
    assert [one.day for one in reversed(found)] == list(boundary_days()[1:])
    for one in found:
        assert one.query.replace("&", "&amp;") in text
        assert compare(one.before, one.day).changes, one


def test_without_days_the_last_change_is_shown(client: Client) -> None:
    last = boundary_days()[-1]
    text = client.get(PAGE).content.decode()
    assert f'value="{last.isoformat()}"' in text
    assert f'value="{(last - timedelta(days=1)).isoformat()}"' in text


def test_equal_days_say_that_nothing_differs(client: Client) -> None:
    text = client.get(f"{PAGE}?von=2026-06-12&bis=2026-06-12").content.decode()
    assert "Zwischen diesen Tagen ist nichts anders." in text


def test_what_is_no_day_stays_in_its_field(client: Client) -> None:
    for path in (PAGE, f"{PAGE[:-1]}.csv", f"{PAGE[:-1]}.json"):
        answer = client.get(f"{path}?von=gestern&bis=2026-06-12")
        text = answer.content.decode()
        assert answer.status_code == 422
        assert "„gestern“ ist kein Tag" in text
        assert 'value="gestern"' in text
        assert 'value="2026-06-12"' in text


def test_every_time_line_covers_every_day_from_the_first_one_on_without_a_gap() -> None:
    for status in Status:
        first = next(iter(IN_FORCE[status])).day
        for activity in Activity:
            stretches = cell_history(status, activity)
            assert stretches[0].since == max(first, FIRST_DAY)
            assert stretches[-1].until is None
            for before, after in pairwise(stretches):
                assert before.until == after.since - timedelta(days=1)
                assert before.cell != after.cell


@pytest.mark.parametrize("day", boundary_days())
def test_the_time_lines_say_of_each_day_what_the_matrix_of_that_day_says(day: date) -> None:
    for (status, activity), cell in matrix(day).items():
        stretch = next(
            one
            for one in cell_history(status, activity)
            if one.since <= day and (one.until is None or day <= one.until)
        )
        assert stretch.cell == cell


@pytest.mark.django_db
def test_a_time_line_shows_the_change_of_months_though_the_outcomes_stay(client: Client) -> None:
    found = times(Status.AUFENTHALTSGESTATTUNG, Activity.EMPLOYMENT, date(2024, 2, 27))
    assert found[0].since > found[-1].since
    assert [one.since for one in found if one.is_asked] == [date(2024, 2, 27)]
    sources = [source.text for one in found for law in one.laws for source in law.sources]
    for year in ("2019", "2024", "2026"):
        assert any("61" in text and year in text for text in sources)
    text = client.get(
        "/de/darf-ich-arbeiten/uebersicht/aufenthaltsgestattung/employment/?tag=2024-02-27"
    ).content.decode()
    assert "27. Februar 2024 bis 11. Juni 2026" in strip_tags(text)
    assert "Seit 3. August 2026" in text or "Seit 12. Juni 2026" in text


@pytest.mark.django_db
def test_a_cell_leads_to_the_checker_with_paper_aim_and_day(client: Client) -> None:
    page = "/de/darf-ich-arbeiten/uebersicht/duldung/employment/"
    text = client.get(page).content.decode()
    assert 'href="/de/darf-ich-arbeiten/?papier=duldung&amp;ziel=employment"' in text
    assert client.get("/de/darf-ich-arbeiten/?papier=duldung&ziel=employment").status_code == 200
    text = client.get(f"{page}?tag=2019-01-01").content.decode()
    assert "?tag=2019-01-01&amp;papier=duldung&amp;ziel=employment" in text


@pytest.mark.django_db
def test_a_cell_before_its_paper_existed_says_since_when_it_does(client: Client) -> None:
    page = "/de/darf-ich-arbeiten/uebersicht/ae_16g/employment/?tag=2020-01-01"
    assert "erst seit dem 1. März 2024" in client.get(page).content.decode()


@pytest.mark.parametrize("path", ["visum/employment/", "duldung/urlaub/"])
def test_an_unknown_cell_does_not_exist(client: Client, path: str) -> None:
    assert client.get(f"/de/darf-ich-arbeiten/uebersicht/{path}").status_code == 404

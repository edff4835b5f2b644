"""A list comes in row by row, twice without harm, and says what it could not read."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handinhand.core.errors import DomainError
from handinhand.directory import reading
from handinhand.directory.importer import Report, import_directory
from handinhand.directory.models import Offer, Organisation, Site
from handinhand.search.models import Change
from tests.directory.make import TODAY, csv_file, row

pytestmark = pytest.mark.django_db


def bring_in(*rows: dict[str, str], dry_run: bool = False) -> Report:
    return import_directory(csv_file(rows), source="test", overrides={}, on=TODAY, dry_run=dry_run)


def test_all_rows_of_the_state_are_there() -> None:
    assert Offer.objects.count() == 171
    assert Offer.objects.public(TODAY).count() == 162


def test_a_second_run_changes_nothing() -> None:
    assert bring_in(row()).count("new") == 1
    seen = (Offer.objects.count(), Site.objects.count(), Organisation.objects.count())
    assert bring_in(row()).count("unchanged") == 1
    assert seen == (Offer.objects.count(), Site.objects.count(), Organisation.objects.count())


def test_a_changed_row_names_the_fields_and_tells_the_search() -> None:
    bring_in(row())
    before = Change.objects.count()
    report = bring_in(row(telefon="0381 1234"))
    assert [(one.outcome, one.detail) for one in report.rows] == [("changed", "phone, access")]
    assert Change.objects.count() > before


def test_a_dry_run_reports_and_changes_nothing() -> None:
    assert bring_in(row(), dry_run=True).count("new") == 1
    assert not Offer.objects.filter(key="test-1").exists()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"typ": "Zauberei"}, "Den Typ „Zauberei“ gibt es nicht"),
        ({"name": ""}, "name"),
        ({"email": "keine mail"}, "E-Mail"),
        ({"web": "javascript:alert(1)"}, "Internetadresse"),
        ({"sicherheit": "Z"}, "Sicherheit „Z“"),
        ({"zustaendig_kreis_ags": "99999"}, "Gebiet 99999"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_and_the_others_come_in(
    changes: dict[str, str], reason: str
) -> None:
    report = bring_in(row(**changes), row(id="TEST-2"))
    assert [one.outcome for one in report.rows] == ["refused", "new"]
    assert reason in report.rows[0].detail
    assert report.rows[0].line == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Es fehlen die Spalten"),
        (b"id,name\n1,2\n", "Es fehlen die Spalten: email"),
        ("id;näme\n".encode("latin-1"), "UTF-8"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_broken_file_is_refused_as_a_whole(data: bytes, reason: str) -> None:
    with pytest.raises(DomainError, match=reason):
        import_directory(data, source="test", overrides={}, on=TODAY, dry_run=False)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.dictionaries(st.sampled_from(sorted(row())), st.text(max_size=60), max_size=4))
def test_any_cell_is_taken_or_refused_but_never_a_crash(cells: dict[str, str]) -> None:
    report = bring_in(row(**cells), dry_run=True)
    assert {one.outcome for one in report.rows} <= {"new", "refused"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-01-07", date(2022, 1, 7)),
        ("2018-05", date(2018, 5, 1)),
        ("2023-12 / 2022-12", date(2023, 12, 1)),
        ("undatiert (um 2013)", date(2013, 1, 1)),
        ("2018 / 2020", date(2020, 1, 1)),
        ("undatiert (vor 2018); E-Mail 2022-03", date(2022, 3, 1)),
        ("undatiert", None),
        ("", None),
    ],
)
def test_a_date_in_words_is_the_first_day_of_the_youngest_period(
    text: str, day: date | None
) -> None:
    assert reading.stated_on(text) == day


def test_languages_are_read_by_code_and_words_are_left() -> None:
    assert [one.language for one in reading.languages("ar,ku,fa,tr,vi,ru u. a.")] == [
        "ar", "ku", "fa", "tr", "vi", "ru",
    ]  # fmt: skip
    assert all(one.with_interpreter for one in reading.languages("sq,ar (mit Dolmetschern)"))
    assert reading.languages("neun Sprachen über Sprachmittler (2018)") == ()

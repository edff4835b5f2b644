"""The pages about the law: all papers on a day, in every language, as small as they can be."""

import gzip
import re
from datetime import date

import pytest
from django.test import Client
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from handinhand.core.errors import DomainError
from handinhand.portal.law import asking, labels
from handinhand.portal.law.table import groups
from handinhand.work_access.matrix import matrix
from handinhand.work_access.values import FIRST_DAY
from handinhand.work_access.words import Activity, Outcome, Status

pytestmark = pytest.mark.django_db  # the time line of a cell asks for the checks of lawyers

PAGE = "/de/darf-ich-arbeiten/uebersicht/"
LANGUAGES = ["de", "de-simple", "en", "uk", "ar", "ps", "fa", "ru", "tr", "fr"]
PATHS = [
    "",
    "?tag=2016-01-01",
    "?papier=duldung&tag=2019-01-01",
    "?ziel=study",
    "aenderungen/",
    "aenderungen/?von=2026-06-11&bis=2026-06-12",
    "duldung/employment/",
    "chancenkarte_20a/employment/?tag=2019-01-01",
]


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_stands_in_every_language(client: Client, language: str, path: str) -> None:
    answer = client.get(f"/{language}/darf-ich-arbeiten/uebersicht/{path}")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in text
    assert text.count("<h1") == 1
    # What a query may tell of a person's papers is kept nowhere (settings.TELLING_QUERIES).
    assert ("no-store" if "?" in path else "public") in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_table_is_small(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/darf-ich-arbeiten/uebersicht/")
    assert len(gzip.compress(answer.content)) < 20_000


@pytest.mark.parametrize("day", [date(2015, 10, 24), date(2026, 6, 11), date(2026, 11, 25)])
def test_the_table_says_what_the_engine_says(day: date) -> None:
    cells = matrix(day)
    shown = {
        (cell.status, cell.activity): strip_tags(cell.mark).strip()
        for group in groups(asking.Asked(day))
        for row in group.rows
        for cell in row.cells
    }
    assert set(shown) == set(cells)
    for pair, cell in cells.items():
        possible = cell.outcomes if len(cell.outcomes) > 1 else ()
        words = [labels.look(one).word for one in (cell.outcome, *possible)]
        assert shown[pair] == "".join(words)


def test_every_paper_and_aim_stands_in_one_group() -> None:
    assert sorted(labels.ORDERED_STATUSES) == sorted(Status)
    assert sorted(labels.ORDERED_ACTIVITIES) == sorted(Activity)


def test_the_table_is_a_real_one(client: Client) -> None:
    text = text_of(client, PAGE)
    assert "<caption" in text
    assert text.count('scope="row"') == len(Status)
    assert text.count('scope="col"') == len(Activity) + 1
    assert text.count('scope="rowgroup"') == len(labels.STATUS_GROUPS)
    assert 'role="region"' in text


def test_every_outcome_is_a_word_and_the_legend_explains_it(client: Client) -> None:
    text = text_of(client, PAGE)
    for outcome in Outcome:
        look = labels.look(outcome)
        assert f'href="#o-{look.sign}"' in text
        assert f'id="o-{look.sign}"' in text
        assert look.meaning in text
    looks = labels.legend()
    assert len({look.word for look in looks}) == len({look.sign for look in looks}) == len(Outcome)


def test_later_days_say_until_when_the_law_was_checked(client: Client) -> None:
    late, early = (
        text_of(client, f"{PAGE}?tag=2026-11-25"),
        text_of(client, f"{PAGE}?tag=2026-08-19"),
    )
    for text in (late, early):
        assert "Rechtsstand geprüft bis 19. August 2026." in text
        assert "keine Rechtsberatung" in text
    assert "Danach kann sich etwas geändert haben." in late
    assert "Danach kann sich etwas geändert haben." not in early


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("tag=gestern", "„gestern“ ist kein Tag"),
        ("tag=2026-02-30", "„2026-02-30“ ist kein Tag"),
        ("tag=2015-10-23", "erst ab dem 24. Oktober 2015"),
        ("tag=<b>", "„&lt;b&gt;“ ist kein Tag"),
        ("papier=visum", "Dieses Papier kennen wir nicht"),
        ("ziel=urlaub", "Dieses Ziel kennen wir nicht"),
    ],
)
def test_what_cannot_be_meant_gets_a_clear_word(client: Client, query: str, said: str) -> None:
    for path in (PAGE, f"{PAGE[:-1]}.csv", f"{PAGE[:-1]}.pdf", f"{PAGE}duldung/study/"):
        answer = client.get(f"{path}?{query}")
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert "public" not in answer.get("Cache-Control", "")


def test_nothing_typed_is_lost(client: Client) -> None:
    text = client.get(f"{PAGE}?tag=gestern&papier=duldung&ziel=study").content.decode()
    assert 'value="gestern"' in text
    assert '<option value="duldung" selected>' in text
    assert '<option value="study" selected>' in text


def test_a_day_can_be_written_the_german_way(client: Client) -> None:
    assert "am 12. Juni 2026" in text_of(client, f"{PAGE}?tag=12.6.2026")


@given(st.text(max_size=60))
def test_whatever_is_typed_as_a_day_is_one_or_is_refused(typed: str) -> None:
    try:
        day = asking.read_day(typed, "tag")
    except DomainError as error:
        day, field = None, error.field
    assert day >= FIRST_DAY if day else field == "tag"


def test_the_last_day_of_all_has_a_table(client: Client) -> None:
    assert "Duldung" in text_of(client, f"{PAGE}?tag=9999-12-31")


def test_one_paper_shows_all_aims_and_one_aim_all_papers(client: Client) -> None:
    paper = text_of(client, f"{PAGE}?papier=ae_24&tag=2019-01-01")
    assert (
        len(
            re.findall(r'href="/de/darf-ich-arbeiten/uebersicht/ae_24/\w+/\?tag=2019-01-01"', paper)
        )
        == 17
    )
    aim = text_of(client, f"{PAGE}?ziel=study")
    assert len(re.findall(r'href="/de/darf-ich-arbeiten/uebersicht/\w+/study/"', aim)) == len(
        Status
    )


def test_paper_and_aim_together_lead_to_their_time_line(client: Client) -> None:
    answer = client.get(f"{PAGE}?papier=ae_24&ziel=study&tag=2019-01-01")
    assert answer["Location"] == f"{PAGE}ae_24/study/?tag=2019-01-01"


def test_a_paper_that_did_not_exist_says_so(client: Client) -> None:
    text = text_of(client, f"{PAGE}?papier=chancenkarte_20a&tag=2019-01-01")
    assert "Dieses Papier gab es an diesem Tag noch nicht." in text


def test_the_day_goes_with_every_link(client: Client) -> None:
    text = text_of(client, f"{PAGE}?tag=2019-01-01")
    assert 'href="duldung/employment/?tag=2019-01-01"' in text
    assert 'href="?tag=2019-01-01&amp;papier=duldung"' in text
    assert 'uebersicht.csv?tag=2019-01-01"' in text


def test_two_days_and_two_languages_are_not_mixed_up(client: Client) -> None:
    for _ in range(2):
        assert "am 1. Januar 2019" in text_of(client, f"{PAGE}?tag=2019-01-01")
        assert "am 1. Januar 2020" in text_of(client, f"{PAGE}?tag=2020-01-01")
        english = text_of(client, "/en/darf-ich-arbeiten/uebersicht/?tag=2019-01-01")
        assert "on January 1, 2019" in english
        assert "Kommt darauf an" not in english

"""What a page costs: the number of SQL queries, however much there is to show."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

MOST = {
    "": 2,
    "suche/?q=Deutschkurs+Rostock": 12,
    "angebot/psyc-0013/": 7,
    "thema/german_course/": 8,
    "ort/13074087/": 12,
    "zustaendig/?ort=Wismar": 8,
    "organisation/migra-e-v/": 8,
    "angebot/psyc-0013/melden/": 1,
    "darf-ich-arbeiten/uebersicht/": 0,
    "darf-ich-arbeiten/uebersicht/?papier=duldung": 0,
    "darf-ich-arbeiten/uebersicht/aenderungen/": 0,
    "darf-ich-arbeiten/uebersicht/duldung/employment/": 1,  # who has checked these rules
}


@pytest.mark.parametrize(("path", "most"), MOST.items())
def test_a_page_asks_the_database_no_more_than_it_may(
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    path: str,
    most: int,
) -> None:
    client.get(f"/de/{path}")
    with django_assert_max_num_queries(most):
        client.get(f"/de/{path}")

"""Every address × every role has an expected answer; a new address without a row fails."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from handinhand.accounts.models import User

pytestmark = pytest.mark.django_db

EVERYBODY = (200, 200, 200)
# name of the address → an example, and the answers for: nobody signed in, member, operator
MATRIX: dict[str, tuple[str, tuple[int, int, int]]] = {
    "choose-language": ("/", (302, 302, 302)),
    "health": ("/healthz", EVERYBODY),
    "ready": ("/readyz", EVERYBODY),
    "metrics": ("/metrics", (404, 404, 404)),
    "robots": ("/robots.txt", EVERYBODY),
    "sitemap": ("/sitemap.xml", EVERYBODY),
    "towns": ("/orte.json", EVERYBODY),
    "search:search": ("/api/search?q=Arzt", EVERYBODY),
    "portal:home": ("/de/", EVERYBODY),
    "portal:results": ("/de/suche/", EVERYBODY),
    "portal:results-print": ("/de/suche/druck/", EVERYBODY),
    "portal:results-text": ("/de/suche/text/", EVERYBODY),
    "portal:offer": ("/de/angebot/psyc-0013/", EVERYBODY),
    "portal:offer-vcard": ("/de/angebot/psyc-0013/kontakt.vcf", EVERYBODY),
    "portal:organisation": ("/de/organisation/migra-e-v/", EVERYBODY),
    "portal:topics": ("/de/themen/", EVERYBODY),
    "portal:topic": ("/de/thema/work/", EVERYBODY),
    "portal:places": ("/de/orte/", EVERYBODY),
    "portal:place": ("/de/ort/13003/", EVERYBODY),
    "portal:responsible": ("/de/zustaendig/", EVERYBODY),
    "portal:contact": ("/de/kontakt/", EVERYBODY),
    "portal:imprint": ("/de/impressum/", EVERYBODY),
    "portal:privacy": ("/de/datenschutz/", EVERYBODY),
    "portal:accessibility": ("/de/barrierefreiheit/", EVERYBODY),
    "admin:index": ("/betrieb/", (302, 302, 200)),
}


def addresses(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """Yield the names of all addresses; Django's own admin counts as one."""
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = f"{one.namespace}:" if one.namespace else space
            if one.namespace == "admin":
                yield "admin:index"
            else:
                yield from addresses(one.url_patterns, inner)
        else:
            yield f"{space}{one.name}"


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert set(addresses(get_resolver().url_patterns)) == set(MATRIX)


@pytest.mark.parametrize("name", MATRIX)
@pytest.mark.parametrize(("number", "role"), list(enumerate(["nobody", "member", "operator"])))
def test_the_answer_is_the_expected_one(name: str, number: int, role: str) -> None:
    client = Client()
    if role != "nobody":
        make = User.objects.create_superuser if role == "operator" else User.objects.create_user
        client.force_login(make(f"{role}@example.org", "geheim"))
    path, expected = MATRIX[name]
    assert client.get(path).status_code == expected[number]

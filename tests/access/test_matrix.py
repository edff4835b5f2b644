"""Every address × every role has an expected answer; a new address without a row fails."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from handinhand.accounts.enums import Role
from handinhand.accounts.models import RoleGrant, User
from handinhand.core.models import AuditEntry

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "member", "auditor", "steward", "operator")
Expected = tuple[int, int, int, int, int]
EVERYBODY: Expected = (200, 200, 200, 200, 200)
WORKERS: Expected = (
    302,
    403,
    200,
    200,
    200,
)  # nobody is sent to sign in, a mere account is told no
STEWARDS: Expected = (302, 403, 403, 200, 403)
POST_ONLY: Expected = (405, 405, 405, 405, 405)
OWN_ONLY: Expected = (*POST_ONLY,)  # acts on what is one's own, not on entries
ENTRY = "/intern/eintraege/psyc-0013/"
# name of the address → an example, and the answers for the roles in their order
MATRIX: dict[str, tuple[str, Expected]] = {
    "choose-language": ("/", (302, 302, 302, 302, 302)),
    "health": ("/healthz", EVERYBODY),
    "ready": ("/readyz", EVERYBODY),
    "metrics": ("/metrics", (404, 404, 404, 404, 404)),
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
    "staff:today": ("/intern/", WORKERS),
    "staff:audit": ("/intern/vorgaenge/", WORKERS),
    "staff:audit-export": ("/intern/vorgaenge/export.csv", WORKERS),
    "directory:figures": ("/intern/zahlen/", WORKERS),
    "directory:entries": ("/intern/eintraege/", WORKERS),
    "directory:entry": (ENTRY, WORKERS),
    "directory:entry-create": ("/intern/eintraege/neu/", STEWARDS),
    "directory:entry-change": (f"{ENTRY}aendern/", STEWARDS),
    "directory:entry-duplicates": (f"{ENTRY}doppelt/", STEWARDS),
    "directory:entry-merge": (f"{ENTRY}zusammenfuehren/psyc-0014/", STEWARDS),
    "directory:steps": ("/intern/eintraege/schritte/", WORKERS),
    "directory:step-undo": ("/intern/eintraege/schritte/1/zurueck/", POST_ONLY),
    "directory:bulk": ("/intern/eintraege/viele/", POST_ONLY),
    "directory:view-save": ("/intern/eintraege/auswahl/", OWN_ONLY),
    "directory:view-forget": ("/intern/eintraege/auswahl/1/loeschen/", OWN_ONLY),
    "directory:entry-check": (f"{ENTRY}geprueft/", POST_ONLY),
    "directory:entry-retire": (f"{ENTRY}stilllegen/", POST_ONLY),
    "directory:entry-bring-back": (f"{ENTRY}zurueckholen/", POST_ONLY),
    "directory:entry-restore": (f"{ENTRY}vorgang/1/", POST_ONLY),
    "admin:index": ("/betrieb/", (302, 302, 302, 302, 200)),
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
@pytest.mark.parametrize(("number", "role"), list(enumerate(ROLES)))
def test_the_answer_is_the_expected_one(name: str, number: int, role: str) -> None:
    path, expected = MATRIX[name]
    assert signed_in(role).get(path).status_code == expected[number]


ACTS = [name for name, (_path, expected) in MATRIX.items() if expected is POST_ONLY]


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("role", [role for role in ROLES if role != "steward"])
def test_only_stewards_act_on_entries(name: str, role: str) -> None:
    path, _expected = MATRIX[name]
    assert signed_in(role).post(path).status_code == (302 if role == "nobody" else 403)
    assert not AuditEntry.objects.exists()


def signed_in(role: str) -> Client:
    client = Client()
    if role == "nobody":
        return client
    make = User.objects.create_superuser if role == "operator" else User.objects.create_user
    user = make(f"{role}@example.org", "geheim")
    held = {
        "auditor": Role.AUDITOR,
        "steward": Role.DIRECTORY_STEWARD,
        "operator": Role.OPERATOR,
    }.get(role)
    if held is not None:
        RoleGrant.objects.create(user=user, role=held)
    client.force_login(user)
    return client

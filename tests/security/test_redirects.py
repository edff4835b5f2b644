"""Nobody is led away from the platform by an address or form that somebody else made."""

from urllib.parse import quote, urlsplit

import pytest
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from handinhand.accounts.enums import Role
from tests.accounts.make import PASSWORD, SIGN_IN, code_now, make_person, signed_in
from tests.directory.make import make_offer

pytestmark = pytest.mark.django_db
EVIL = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "https:evil.example",
    "https:/evil.example/",
    "http:///evil.example/",
    " https://evil.example/",
    "\thttps://evil.example/",
    "/\t/evil.example/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "javascript:alert(1)",
    "data:text/html,x",
]
evil = pytest.mark.parametrize("address", EVIL)


def stays(location: str) -> bool:
    """Tell whether a browser that is sent there stays; it takes \\ for / and drops tabs."""
    text = "".join(location.replace("\\", "/").split())
    seen = urlsplit(text)
    if text.startswith("//") or seen.scheme:
        return seen.scheme in {"", "http", "https"} and seen.netloc == "testserver"
    return True


def test_the_judge_itself_knows_what_leads_away() -> None:
    assert not [one for one in EVIL if stays(one)]
    for good in ("/intern/", "?q=//evil.example/", "https://testserver/intern/"):
        assert stays(good)


@evil
def test_signing_in_leads_on_to_pages_of_ours_only(address: str) -> None:
    make_person()
    given = {"login": "amina@example.org", "password": PASSWORD}
    for answer in (
        Client().post(SIGN_IN, {**given, "next": address}),
        Client().post(f"{SIGN_IN}?next={quote(address)}", given),
    ):
        assert answer["Location"] == "/intern/"


@evil
def test_the_second_factor_leads_on_to_pages_of_ours_only(address: str) -> None:
    user = make_person(Role.AUDITOR, factor=True)
    client = Client()
    client.post(SIGN_IN, {"login": user.email, "password": PASSWORD, "next": address})
    code = "/konto/zweiter-faktor/code/"
    answer = client.post(f"{code}?next={quote(address)}", {"code": code_now(user), "next": address})
    assert answer["Location"] == "/intern/"


@evil
def test_signing_out_and_saying_who_one_is_lead_nowhere_else(address: str) -> None:
    client = signed_in(make_person())
    for path, form in (
        ("/konto/bestaetigen/", {"password": PASSWORD}),
        ("/konto/abmelden/", {}),
    ):
        answer = client.post(f"{path}?next={quote(address)}", {**form, "next": address})
        assert answer.status_code == 302
        assert stays(answer["Location"])
        assert "evil" not in answer["Location"]


@evil
def test_the_sign_in_of_the_administration_passes_on_nothing_evil(address: str) -> None:
    make_person(Role.OPERATOR)
    client = Client()
    answer = client.get(f"/betrieb/login/?next={quote(address)}")
    assert answer["Location"].startswith(f"{SIGN_IN}?next=")
    given = {"login": "amina@example.org", "password": PASSWORD}
    assert client.post(answer["Location"], given)["Location"] == "/intern/"


@evil
@pytest.mark.parametrize("hosts", [["*"], ["testserver", ".example.org"]])
def test_what_signs_in_elsewhere_comes_back_to_us(
    settings: Settings, hosts: list[str], address: str
) -> None:
    """Passkeys and OpenID Connect keep where to go on; all of them ask the adapter."""
    settings.ALLOWED_HOSTS = hosts
    with context.request_context(RequestFactory().get("/")):
        assert not get_adapter().is_safe_url(address)


@evil
def test_acts_in_lists_return_to_the_list(address: str) -> None:
    offer = make_offer()
    steward = signed_in(make_person(Role.DIRECTORY_STEWARD))
    for name, args in (
        ("directory:entry-check", [offer.key]),
        ("directory:bulk", []),
        ("directory:view-save", []),
    ):
        for back in (address, f"?q={address}"):
            told = {"back": back, "name": "x", "act": "check", "key": offer.key}
            answer = steward.post(reverse(name, args=args), told)
            assert urlsplit(answer["Location"]).path.startswith("/intern/eintraege/")
            assert answer["Location"].startswith("/intern/")


@evil
def test_a_refused_act_in_a_list_leads_nowhere_else(address: str) -> None:
    steward = signed_in(make_person(Role.DIRECTORY_STEWARD))
    answer = steward.post(reverse("directory:bulk"), {"back": address})
    assert answer.status_code == 422
    assert f'href="{address}' not in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/?q=%00",
        "//evil.example/%2e%2e?q=%00",
        "/\\evil.example/?q=%00",
        "//evil.example",
        "//evil.example/intern",
        "/de//evil.example",
        "//evil.example/intern/",
    ],
)
def test_an_address_with_two_slashes_is_no_address_elsewhere(path: str) -> None:
    bare, _mark, query = path.partition("?")
    answer = Client().generic("GET", "/", QUERY_STRING=query, PATH_INFO=bare)
    assert answer.status_code in {301, 302, 404}
    assert stays(answer.get("Location", "/"))


def test_a_link_of_an_entry_is_a_page_of_the_internet() -> None:
    steward = signed_in(make_person(Role.DIRECTORY_STEWARD))
    offer = make_offer()
    for web in ("javascript:alert(1)", "data:text/html,x", "//evil.example", "vbscript:x"):
        page = steward.post(f"/intern/eintraege/{offer.key}/aendern/", {"web": web})
        assert page.status_code == 422
        offer.refresh_from_db()
        assert offer.web == ""

"""Role × address × owner: every address that names a thing, and whose thing it is.

`test_matrix` asks who may open a sort of page; here everything belongs to one organisation or one
person, and others try to reach it. A new address with a thing in it and without a row fails.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import Settings

from handinhand.accounts.models import User
from handinhand.core.models import AuditEntry
from handinhand.directory.models import Membership, Offer, Organisation
from tests.access.things import PEOPLE, Things, make_things

pytestmark = pytest.mark.django_db

# nobody, stranger (runs another organisation), former member, member, owner, auditor, steward,
# operator, legal reviewer. 403: the whole sort of page is not theirs, or they may see the thing
# and not do this.
Answers = tuple[int, int, int, int, int, int, int, int, int]
EVERYBODY: Answers = (200,) * 9  # public, or a link that is the permission
WHO_HAS_THE_LINK: Answers = (302,) * 9
ITS_PERSON_SEES: Answers = (302, 404, 404, 200, 404, 404, 404, 404, 404)
MEMBERS_SEE: Answers = (302, 404, 403, 200, 200, 403, 403, 403, 403)
MEMBERS_ACT: Answers = (302, 404, 403, 302, 302, 403, 403, 403, 403)
OWNERS_ACT: Answers = (302, 404, 403, 404, 302, 403, 302, 403, 404)
OWNERS_ARE_ASKED: Answers = (302, 404, 403, 404, 422, 403, 422, 403, 404)
OWNERS_AND_STAFF_SEE: Answers = (302, 404, 403, 404, 200, 200, 200, 200, 404)
STAFF_SEES: Answers = (302, 403, 403, 403, 403, 200, 200, 200, 403)
STEWARDS_SEE: Answers = (302, 403, 403, 403, 403, 403, 200, 403, 403)
STEWARDS_ACT: Answers = (302, 403, 403, 403, 403, 403, 302, 403, 403)
STEWARDS_ARE_ASKED: Answers = (302, 403, 403, 403, 403, 403, 422, 403, 403)
OPERATORS_SEE: Answers = (302, 403, 403, 403, 403, 403, 403, 200, 403)
OPERATORS_ACT: Answers = (302, 403, 403, 403, 403, 403, 403, 302, 403)
OPERATORS_ARE_ASKED: Answers = (302, 403, 403, 403, 403, 403, 403, 422, 403)
EVERY_ROLE_SEES: Answers = (302, 403, 403, 403, 403, 200, 200, 200, 200)
REVIEWERS_ARE_ASKED: Answers = (302, 403, 403, 403, 403, 403, 403, 403, 422)
FAR = ("nobody", "stranger", "former")  # to whom nothing of the organisation is


@dataclass(frozen=True)
class Row:
    """How an address is asked, the things it names, and what each person is answered."""

    method: str
    words: list[str]
    answers: Answers


ROWS: dict[str, Row] = {
    "staff:job": Row("GET", ["job"], OPERATORS_SEE),
    "staff:job-run-again": Row("POST", ["job"], OPERATORS_ACT),
    "staff:job-discard": Row("POST", ["job"], OPERATORS_ARE_ASKED),
    "staff:mail": Row("GET", ["mail"], OPERATORS_SEE),
    "staff:mail-html": Row("GET", ["mail"], OPERATORS_SEE),
    "staff:mail-send-again": Row("POST", ["mail"], OPERATORS_ACT),
    "directory:step-undo": Row("POST", ["step"], STEWARDS_ACT),
    "directory:view-forget": Row("POST", ["view"], (302, 403, 403, 403, 403, 404, 302, 404, 403)),
    "directory:entry": Row("GET", ["offer"], STAFF_SEES),
    "directory:entry-change": Row("GET", ["offer"], STEWARDS_SEE),
    "directory:entry-check": Row("POST", ["offer"], STEWARDS_ACT),
    "directory:entry-retire": Row("POST", ["offer"], STEWARDS_ARE_ASKED),
    "directory:entry-bring-back": Row("POST", ["offer"], STEWARDS_ACT),
    "directory:entry-duplicates": Row("GET", ["offer"], STEWARDS_SEE),
    "directory:entry-merge": Row("GET", ["offer", "other"], STEWARDS_SEE),
    "directory:entry-restore": Row("POST", ["offer", "act"], STEWARDS_ACT),
    "directory:organisation": Row("GET", ["organisation"], STAFF_SEES),
    "directory:organisation-change": Row("GET", ["organisation"], STEWARDS_SEE),
    "directory:members": Row("GET", ["organisation"], OWNERS_AND_STAFF_SEE),
    "directory:member-invite": Row("POST", ["organisation"], OWNERS_ARE_ASKED),
    "directory:member-end": Row("POST", ["organisation", "membership"], OWNERS_ACT),
    "directory:member-bring-back": Row("POST", ["organisation", "ended-membership"], OWNERS_ACT),
    "directory:member-set-owner": Row("POST", ["organisation", "membership"], OWNERS_ACT),
    "directory:member-invite-anew": Row("POST", ["organisation", "member-invitation"], OWNERS_ACT),
    "directory:member-withdraw": Row("POST", ["organisation", "member-invitation"], OWNERS_ACT),
    "directory:import": Row("GET", ["run"], STAFF_SEES),
    "directory:import-columns": Row("GET", ["fresh-run"], STEWARDS_SEE),
    "directory:import-group": Row("GET", ["run", "=geaendert"], STAFF_SEES),
    "directory:import-apply": Row("POST", ["run"], STEWARDS_ACT),
    "directory:import-undo": Row("POST", ["run"], STEWARDS_ACT),
    "directory:import-discard": Row("POST", ["run"], STEWARDS_ACT),
    "directory:own-create": Row("GET", ["organisation"], MEMBERS_SEE),
    "directory:own-proposal": Row("GET", ["new-proposal"], MEMBERS_SEE),
    "directory:own-withdraw": Row("POST", ["new-proposal"], MEMBERS_ACT),
    "directory:own-change": Row("GET", ["offer"], MEMBERS_SEE),
    "directory:own-check": Row("POST", ["offer"], MEMBERS_ACT),
    "directory:own-places": Row("POST", ["offer"], MEMBERS_ACT),
    "directory:own-end": Row("GET", ["offer"], MEMBERS_SEE),
    "directory:proposal": Row("GET", ["proposal"], STAFF_SEES),
    "directory:proposal-approve": Row("POST", ["proposal"], STEWARDS_ACT),
    "directory:proposal-ask": Row("POST", ["proposal"], STEWARDS_ARE_ASKED),
    "directory:proposal-refuse": Row("POST", ["proposal"], STEWARDS_ARE_ASKED),
    "directory:report": Row("GET", ["report"], STAFF_SEES),
    "directory:report-decide": Row("POST", ["report"], STEWARDS_ARE_ASKED),
    "directory:report-answer": Row("POST", ["report"], STEWARDS_ARE_ASKED),
    "law:row": Row("GET", ["law-row"], EVERY_ROLE_SEES),
    "law:remark-add": Row("POST", ["law-row"], REVIEWERS_ARE_ASKED),
    "law:remark-resolve": Row("POST", ["remark"], REVIEWERS_ARE_ASKED),
    "law:confirm": Row("POST", ["law-row"], REVIEWERS_ARE_ASKED),
    "law:withdraw": Row("POST", ["law-row"], REVIEWERS_ARE_ASKED),
    "people:invite-anew": Row("POST", ["role-invitation"], OPERATORS_ACT),
    "people:withdraw": Row("POST", ["role-invitation"], OPERATORS_ACT),
    "people:person": Row("GET", ["person"], OPERATORS_SEE),
    "people:grant-role": Row("POST", ["person"], OPERATORS_ARE_ASKED),
    "people:end-role": Row("POST", ["person"], OPERATORS_ARE_ASKED),
    "people:close": Row("POST", ["person"], OPERATORS_ARE_ASKED),
    "people:open": Row("POST", ["person"], OPERATORS_ACT),
    "people:remove-factor": Row("POST", ["person"], OPERATORS_ARE_ASKED),
    "session-end": Row("POST", ["session"], (302, 404, 404, 302, 404, 404, 404, 404, 404)),
    "mfa_edit_webauthn": Row("GET", ["passkey"], ITS_PERSON_SEES),
    "mfa_remove_webauthn": Row("GET", ["passkey"], ITS_PERSON_SEES),
    "check:page": Row("GET", ["check-link"], EVERYBODY),
    "check:change": Row("GET", ["check-link", "offer"], EVERYBODY),
    "invitation": Row("GET", ["invitation-link"], WHO_HAS_THE_LINK),
    "unsubscribe": Row("GET", ["opt-out-link"], EVERYBODY),
    "portal:offer": Row("GET", ["offer"], EVERYBODY),
    "portal:offer-vcard": Row("GET", ["offer"], EVERYBODY),
    "portal:report": Row("GET", ["offer"], EVERYBODY),
    "portal:report-thanks": Row("GET", ["offer"], EVERYBODY),
    "portal:organisation": Row("GET", ["organisation"], EVERYBODY),
}
# What these name belongs to nobody: forms of a file, topics, places, the law; or nothing is there
# to find.
OF_NOBODY = {
    "staff:audit-export",
    "directory:entries-export",
    "portal:results-export",
    "portal:law-file",
    "portal:law-changes-file",
    "portal:law-cell",
    "portal:topic",
    "portal:place",
    "account_confirm_email",
    "account_reset_password_from_key",
}
NOWHERE = {"job": "00000000-0000-4000-8000-000000000000"}


@pytest.fixture
def things(settings: Settings) -> Things:
    settings.MAIL_TRANSPORT = None  # as long as nothing is sent, operators read mails
    return make_things()


def named(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """Yield the names of addresses with a part that varies; the administration only looks."""
    for one in patterns:
        if isinstance(one, URLResolver):
            if one.namespace != "admin":
                inner = f"{one.namespace}:" if one.namespace else space
                yield from named(one.url_patterns, inner)
        elif one.pattern.regex.groups:
            yield f"{space}{one.name}"


def test_every_address_that_names_a_thing_has_a_row() -> None:
    assert set(named(get_resolver().url_patterns)) - OF_NOBODY == set(ROWS)


def client_of(user: User | None) -> Client:
    """Return a browser in which somebody signed in just now."""
    client = Client()
    if user is not None:
        client.force_login(user)
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time()}]
        session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user.pk)
        session.save()
    return client


def answer_of(row: Row, name: str, words: list[str], user: User | None) -> tuple[int, str]:
    """Ask, and take back whatever came of it; return the status and where a redirect leads."""
    with transaction.atomic():
        client = client_of(user)
        answer = client.generic(row.method, reverse(name, args=words))
        transaction.set_rollback(True)
    return answer.status_code, answer.get("Location", "")


def words_of(row: Row, things: Things) -> list[str]:
    return [one[1:] if one.startswith("=") else things.words[one] for one in row.words]


@pytest.mark.parametrize("name", ROWS)
def test_each_person_gets_the_expected_answer(name: str, things: Things) -> None:
    row = ROWS[name]
    words = words_of(row, things)
    got = [answer_of(row, name, words, things.people.get(person)) for person in PEOPLE]
    assert tuple(status for status, _to in got) == row.answers
    if row.answers not in (EVERYBODY, WHO_HAS_THE_LINK):
        assert got[0][1].startswith("/konto/anmelden/")


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.answers[0] != 200])
def test_who_is_far_does_not_learn_whether_a_thing_exists(name: str, things: Things) -> None:
    row = ROWS[name]
    words = words_of(row, things)
    missing = [_missing(one) for one in row.words]
    if row.answers == WHO_HAS_THE_LINK:
        return  # a link that does not open says so, and nobody makes one by trying
    for person in FAR:
        user = things.people.get(person)
        there, gone = (answer_of(row, name, one, user) for one in (words, missing))
        assert there[0] == gone[0], person


def _missing(word: str) -> str:
    """Return what could stand there and is of nothing: numbers are words of addresses too."""
    return word[1:] if word.startswith("=") else NOWHERE.get(word, "99999999")


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("directory:member-end", "membership"),
        ("directory:member-bring-back", "ended-membership"),
        ("directory:member-set-owner", "membership"),
        ("directory:member-invite-anew", "member-invitation"),
        ("directory:member-withdraw", "member-invitation"),
    ],
)
def test_nobody_reaches_things_of_others_through_their_own_organisation(
    name: str, thing: str, things: Things
) -> None:
    address = reverse(name, args=["anderer-verein", things.words[thing]])
    for person in ("stranger", "steward"):
        assert client_of(things.people[person]).post(address).status_code == 404
    assert not AuditEntry.objects.filter(act__startswith="directory.member_").exists()


def test_an_act_is_restored_in_the_entry_it_belongs_to_only(things: Things) -> None:
    words = [things.words["other"], things.words["act"]]
    steward = client_of(things.people["steward"])
    assert steward.post(reverse("directory:entry-restore", args=words)).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_opens_its_own_entries_only(method: str, things: Things) -> None:
    link, other = things.words["check-link"], things.words["other"]
    address = reverse("check:change", args=[link, other])
    assert getattr(Client(), method)(address).status_code == 404
    page = reverse("check:page", args=[link])
    assert Client().post(page, {"act": "check", "key": other}).status_code == 404


def test_a_link_that_was_changed_opens_nothing(things: Things) -> None:
    for name, thing in (
        ("check:page", "check-link"),
        ("invitation", "invitation-link"),
        ("unsubscribe", "opt-out-link"),
    ):
        link = things.words[thing]
        for changed in (f"{link}x", link[1:], "x"):
            assert Client().get(reverse(name, args=[changed])).status_code in {404, 410}


def test_a_member_of_two_organisations_reaches_both_and_of_none_neither(things: Things) -> None:
    stranger = things.people["stranger"]
    address = reverse("directory:own-change", args=[things.words["offer"]])
    organisation = Organisation.objects.get(key=things.words["organisation"])
    joined = Membership.objects.create(organisation=organisation, user=stranger)
    assert client_of(stranger).get(address).status_code == 200
    joined.delete()
    assert client_of(stranger).get(address).status_code == 404


def test_what_is_not_public_is_nowhere_for_readers(things: Things) -> None:
    Offer.objects.filter(key=things.words["offer"]).update(valid_until="2020-01-01")
    for name in ("portal:offer-vcard", "portal:report"):
        assert Client().get(reverse(name, args=[things.words["offer"]])).status_code == 404

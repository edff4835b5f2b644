"""Every address × every role has an expected answer; a new address without a row fails."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from handinhand.accounts.enums import Role
from handinhand.accounts.models import RoleGrant, User
from handinhand.core.models import AuditEntry

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "member", "auditor", "steward", "operator", "reviewer")
Expected = tuple[int, int, int, int, int, int]
EVERYBODY: Expected = (200, 200, 200, 200, 200, 200)
WORKERS: Expected = (
    302,
    403,
    200,
    200,
    200,
    403,
)  # nobody is sent to sign in, a mere account is told no
EVERY_ROLE: Expected = (302, 403, 200, 200, 200, 200)
STEWARDS: Expected = (302, 403, 403, 200, 403, 403)
UNKNOWN: Expected = (404, 404, 404, 404, 404, 404)
UNKNOWN_TO_OPERATORS: Expected = (302, 403, 403, 403, 404, 403)
UNKNOWN_TO_WORKERS: Expected = (302, 403, 404, 404, 404, 403)
MEMBERS_ONLY: Expected = (
    302,
    403,
    403,
    403,
    403,
    403,
)  # of an organisation; what is theirs: test_proposals
POST_ONLY: Expected = (405, 405, 405, 405, 405, 405)
OPERATORS: Expected = (302, 403, 403, 403, 200, 403)
SIGNED_IN: Expected = (302, 200, 200, 200, 200, 200)
NOT_SIGNED_IN: Expected = (200, 302, 302, 302, 302, 302)  # who is signed in goes on
REDIRECT: Expected = (302, 302, 302, 302, 302, 302)
UNASKED: Expected = (401, 401, 401, 401, 401, 401)
NOT_SET_UP: Expected = (302, 404, 404, 404, 404, 404)  # nobody here has a second factor
GONE: Expected = (410, 410, 410, 410, 410, 410)
OWN_ONLY: Expected = (*POST_ONLY,)  # acts on what is one's own, not on entries
NO_SUCH_ROW: Expected = (302, 403, 404, 404, 404, 403)
NO_SUCH_ROW_FOR_STEWARDS: Expected = (302, 403, 403, 404, 403, 403)
ENTRY = "/intern/eintraege/psyc-0013/"
MEMBERS = "/intern/organisationen/migra-e-v/mitglieder/"
PERSON = "/intern/personen/1/"
JOB = "/intern/jobs/00000000-0000-4000-8000-000000000000/"
LAW = "/de/darf-ich-arbeiten/uebersicht/"
LAW_ROW = "/intern/recht/zeile/regel-ba_approval/"
# name of the address → an example, and the answers for the roles in their order
MATRIX: dict[str, tuple[str, Expected]] = {
    "choose-language": ("/", REDIRECT),
    "health": ("/healthz", EVERYBODY),
    "ready": ("/readyz", EVERYBODY),
    "metrics": ("/metrics", (404, 404, 404, 404, 404, 404)),
    "robots": ("/robots.txt", EVERYBODY),
    "sitemap": ("/sitemap.xml", EVERYBODY),
    "towns": ("/orte.json", EVERYBODY),
    "openapi": ("/api/openapi.json", EVERYBODY),
    "work_access:work-access": ("/api/work-access", POST_ONLY),
    "search:search": ("/api/search?q=Arzt", EVERYBODY),
    "portal:home": ("/de/", EVERYBODY),
    "portal:results": ("/de/suche/", EVERYBODY),
    "portal:results-print": ("/de/suche/druck/", EVERYBODY),
    "portal:results-text": ("/de/suche/text/", EVERYBODY),
    "portal:results-export": ("/de/suche/export.csv?q=Arzt", EVERYBODY),
    "portal:offer": ("/de/angebot/psyc-0013/", EVERYBODY),
    "portal:offer-vcard": ("/de/angebot/psyc-0013/kontakt.vcf", EVERYBODY),
    "portal:organisation": ("/de/organisation/migra-e-v/", EVERYBODY),
    "portal:topics": ("/de/themen/", EVERYBODY),
    "portal:topic": ("/de/thema/work/", EVERYBODY),
    "portal:places": ("/de/orte/", EVERYBODY),
    "portal:place": ("/de/ort/13003/", EVERYBODY),
    "portal:responsible": ("/de/zustaendig/", EVERYBODY),
    "portal:work": ("/de/darf-ich-arbeiten/", EVERYBODY),
    "portal:work-pdf": (
        "/de/darf-ich-arbeiten/antwort.pdf?papier=eu_citizen&ziel=study",
        EVERYBODY,
    ),
    "portal:work-share": (
        "/de/darf-ich-arbeiten/weitergeben/?papier=eu_citizen&ziel=study",
        EVERYBODY,
    ),
    "portal:law": (LAW, EVERYBODY),
    "portal:law-file": ("/de/darf-ich-arbeiten/uebersicht.csv", EVERYBODY),
    "portal:law-changes": (f"{LAW}aenderungen/", EVERYBODY),
    "portal:law-changes-file": (f"{LAW}aenderungen.json", EVERYBODY),
    "portal:law-cell": (f"{LAW}duldung/employment/", EVERYBODY),
    "law:review": ("/intern/recht/", EVERY_ROLE),
    "law:review-pdf": ("/intern/recht/export.pdf?abschnitt=3.4", EVERY_ROLE),
    "law:remarks": ("/intern/recht/bemerkungen/", EVERY_ROLE),
    "law:remarks-file": ("/intern/recht/bemerkungen/export.csv", EVERY_ROLE),
    "law:remark-resolve": ("/intern/recht/bemerkungen/999/erledigen/", POST_ONLY),
    "law:row": (LAW_ROW, EVERY_ROLE),
    "law:remark-add": (f"{LAW_ROW}bemerken/", POST_ONLY),
    "law:confirm": (f"{LAW_ROW}bestaetigen/", POST_ONLY),
    "law:withdraw": (f"{LAW_ROW}zuruecknehmen/", POST_ONLY),
    "portal:work-papers": ("/de/darf-ich-arbeiten/papiere/", EVERYBODY),
    "portal:contact": ("/de/kontakt/", EVERYBODY),
    "portal:imprint": ("/de/impressum/", EVERYBODY),
    "portal:privacy": ("/de/datenschutz/", EVERYBODY),
    "portal:accessibility": ("/de/barrierefreiheit/", EVERYBODY),
    "staff:today": ("/intern/", EVERY_ROLE),
    "staff:audit": ("/intern/vorgaenge/", WORKERS),
    "staff:audit-export": ("/intern/vorgaenge/export.csv", WORKERS),
    "directory:figures": ("/intern/zahlen/", WORKERS),
    "directory:entries": ("/intern/eintraege/", WORKERS),
    "directory:entries-export": ("/intern/eintraege/export.csv", WORKERS),
    "directory:imports": ("/intern/einlesen/", WORKERS),
    "directory:import-upload": ("/intern/einlesen/neu/", STEWARDS),
    "directory:import": ("/intern/einlesen/1/", NO_SUCH_ROW),
    "directory:import-columns": ("/intern/einlesen/1/spalten/", NO_SUCH_ROW_FOR_STEWARDS),
    "directory:import-group": ("/intern/einlesen/1/zeilen/neu/", NO_SUCH_ROW),
    "directory:import-apply": ("/intern/einlesen/1/uebernehmen/", POST_ONLY),
    "directory:import-undo": ("/intern/einlesen/1/rueckgaengig/", POST_ONLY),
    "directory:import-discard": ("/intern/einlesen/1/verwerfen/", POST_ONLY),
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
    "portal:report": ("/de/angebot/psyc-0013/melden/", EVERYBODY),
    "portal:report-thanks": ("/de/angebot/psyc-0013/melden/danke/", EVERYBODY),
    "check:page": ("/pruefen/kaputt/", UNKNOWN),
    "check:change": ("/pruefen/kaputt/psyc-0013/aendern/", UNKNOWN),
    "directory:own": ("/intern/meine/", MEMBERS_ONLY),
    "directory:own-create": ("/intern/meine/neu/migra-e-v/", MEMBERS_ONLY),
    "directory:own-proposal": ("/intern/meine/vorschlag/1/", MEMBERS_ONLY),
    "directory:own-withdraw": ("/intern/meine/vorschlag/1/zurueckziehen/", OWN_ONLY),
    "directory:own-change": ("/intern/meine/psyc-0013/aendern/", MEMBERS_ONLY),
    "directory:own-check": ("/intern/meine/psyc-0013/stimmt/", OWN_ONLY),
    "directory:own-places": ("/intern/meine/psyc-0013/plaetze/", OWN_ONLY),
    "directory:own-end": ("/intern/meine/psyc-0013/beenden/", MEMBERS_ONLY),
    "directory:proposals": ("/intern/vorschlaege/", WORKERS),
    "directory:proposal": ("/intern/vorschlaege/999/", UNKNOWN_TO_WORKERS),
    "directory:proposal-approve": ("/intern/vorschlaege/999/uebernehmen/", POST_ONLY),
    "directory:proposal-ask": ("/intern/vorschlaege/999/rueckfrage/", POST_ONLY),
    "directory:proposal-refuse": ("/intern/vorschlaege/999/ablehnen/", POST_ONLY),
    "directory:reports": ("/intern/meldungen/", WORKERS),
    "directory:report": ("/intern/meldungen/999/", UNKNOWN_TO_WORKERS),
    "directory:report-decide": ("/intern/meldungen/999/entscheiden/", POST_ONLY),
    "directory:report-answer": ("/intern/meldungen/999/antworten/", POST_ONLY),
    "directory:entry-check": (f"{ENTRY}geprueft/", POST_ONLY),
    "directory:entry-retire": (f"{ENTRY}stilllegen/", POST_ONLY),
    "directory:entry-bring-back": (f"{ENTRY}zurueckholen/", POST_ONLY),
    "directory:entry-restore": (f"{ENTRY}vorgang/1/", POST_ONLY),
    "directory:organisations": ("/intern/organisationen/", WORKERS),
    "directory:organisation": ("/intern/organisationen/migra-e-v/", WORKERS),
    "directory:organisation-create": ("/intern/organisationen/neu/", STEWARDS),
    "directory:organisation-change": ("/intern/organisationen/migra-e-v/aendern/", STEWARDS),
    "directory:members": (MEMBERS, (302, 403, 200, 200, 200, 404)),
    "directory:member-invite": (f"{MEMBERS}einladen/", POST_ONLY),
    "directory:member-end": (f"{MEMBERS}1/beenden/", POST_ONLY),
    "directory:member-bring-back": (f"{MEMBERS}1/zurueckholen/", POST_ONLY),
    "directory:member-set-owner": (f"{MEMBERS}1/verwalten/", POST_ONLY),
    "directory:member-invite-anew": (
        "/intern/organisationen/migra-e-v/einladung/1/neu/",
        POST_ONLY,
    ),
    "directory:member-withdraw": (
        "/intern/organisationen/migra-e-v/einladung/1/zurueckziehen/",
        POST_ONLY,
    ),
    "people:list": ("/intern/personen/", OPERATORS),
    "people:invite": ("/intern/personen/einladen/", OPERATORS),
    "people:invite-anew": ("/intern/personen/einladung/1/neu/", POST_ONLY),
    "people:withdraw": ("/intern/personen/einladung/1/zurueckziehen/", POST_ONLY),
    "people:person": ("/intern/personen/0/", (302, 403, 403, 403, 404, 403)),
    "people:grant-role": (f"{PERSON}rolle-erteilen/", POST_ONLY),
    "people:end-role": (f"{PERSON}rolle-beenden/", POST_ONLY),
    "people:close": (f"{PERSON}sperren/", POST_ONLY),
    "people:open": (f"{PERSON}entsperren/", POST_ONLY),
    "people:remove-factor": (f"{PERSON}faktor-entfernen/", POST_ONLY),
    "account": ("/konto/", SIGNED_IN),
    "account_login": ("/konto/anmelden/", NOT_SIGNED_IN),
    "account_logout": ("/konto/abmelden/", SIGNED_IN),
    "account_inactive": ("/konto/gesperrt/", EVERYBODY),
    "account_signup": ("/konto/registrieren/", NOT_SIGNED_IN),
    "account_reauthenticate": ("/konto/bestaetigen/", SIGNED_IN),
    "account_email": ("/konto/mail/", SIGNED_IN),
    "account_email_verification_sent": ("/konto/mail/bestaetigen/", EVERYBODY),
    "account_confirm_email": ("/konto/mail/bestaetigen/x/", EVERYBODY),  # says: no longer good
    "account_change_password": ("/konto/passwort/", SIGNED_IN),
    "account_set_password": ("/konto/passwort/setzen/", REDIRECT),
    "account_reset_password": ("/konto/passwort/vergessen/", EVERYBODY),
    "account_reset_password_done": ("/konto/passwort/vergessen/gesendet/", EVERYBODY),
    "account_reset_password_from_key": ("/konto/passwort/neu/1-x/", EVERYBODY),  # as above
    "account_reset_password_from_key_done": ("/konto/passwort/neu/fertig/", EVERYBODY),
    "session-end": ("/konto/sitzungen/1/beenden/", POST_ONLY),
    "sessions-end-others": ("/konto/sitzungen/andere-beenden/", POST_ONLY),
    "invitation": ("/konto/einladung/x/", GONE),
    "join": ("/konto/beitreten/", GONE),
    "mfa_index": ("/konto/zweiter-faktor/", REDIRECT),
    "mfa_authenticate": ("/konto/zweiter-faktor/code/", REDIRECT),
    "mfa_reauthenticate": ("/konto/zweiter-faktor/bestaetigen/", REDIRECT),
    "mfa_activate_totp": ("/konto/zweiter-faktor/app/", REDIRECT),  # asks who it is first
    "mfa_deactivate_totp": ("/konto/zweiter-faktor/app/entfernen/", NOT_SET_UP),
    "mfa_view_recovery_codes": ("/konto/notfallcodes/", NOT_SET_UP),
    "mfa_generate_recovery_codes": ("/konto/notfallcodes/neu/", REDIRECT),
    "mfa_download_recovery_codes": ("/konto/notfallcodes/datei/", NOT_SET_UP),
    "mfa_list_webauthn": ("/konto/passkeys/", REDIRECT),
    "mfa_add_webauthn": ("/konto/passkeys/neu/", REDIRECT),
    "mfa_login_webauthn": ("/konto/passkeys/anmelden/", REDIRECT),
    "mfa_reauthenticate_webauthn": ("/konto/passkeys/bestaetigen/", REDIRECT),
    "mfa_edit_webauthn": ("/konto/passkeys/1/", REDIRECT),
    "mfa_remove_webauthn": ("/konto/passkeys/1/entfernen/", REDIRECT),
    "openid_connect_login": ("/konto/anbieter/oidc/login/", EVERYBODY),  # the button to go there
    "openid_connect_callback": ("/konto/anbieter/oidc/login/callback/", UNASKED),
    "socialaccount_connections": ("/konto/anbieter/", SIGNED_IN),
    "socialaccount_login_cancelled": ("/konto/anbieter/abgebrochen/", EVERYBODY),
    "socialaccount_login_error": ("/konto/anbieter/fehler/", UNASKED),
    "socialaccount_signup": ("/konto/anbieter/registrieren/", REDIRECT),
    "unsubscribe": ("/abmelden/kaputt/", UNKNOWN),
    "staff:jobs": ("/intern/jobs/", OPERATORS),
    "staff:jobs-run-again": ("/intern/jobs/noch-einmal/", POST_ONLY),
    "staff:job": (JOB, UNKNOWN_TO_OPERATORS),
    "staff:job-run-again": (f"{JOB}noch-einmal/", POST_ONLY),
    "staff:job-discard": (f"{JOB}verwerfen/", POST_ONLY),
    "staff:mails": ("/intern/mails/", OPERATORS),
    "staff:mail-probe": ("/intern/mails/probe/", POST_ONLY),
    "staff:mail": ("/intern/mails/999/", UNKNOWN_TO_OPERATORS),
    "staff:mail-html": ("/intern/mails/999/html/", UNKNOWN_TO_OPERATORS),
    "staff:mail-send-again": ("/intern/mails/999/noch-einmal/", POST_ONLY),
    "admin:index": ("/betrieb/", (302, 302, 302, 302, 200, 302)),
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


ACTORS = {"directory": "steward", "law": "reviewer"}
ACTS = [
    pytest.param(path, role, id=f"{name}-{role}")
    for name, (path, expected) in MATRIX.items()
    if expected is POST_ONLY and name.startswith(("directory:", "people:", "staff:", "law:"))
    for actor in [ACTORS.get(name.partition(":")[0], "operator")]
    for role in ROLES
    if role != actor
]


@pytest.mark.parametrize(("path", "role"), ACTS)
def test_only_stewards_lawyers_and_operators_act_each_on_their_own(path: str, role: str) -> None:
    is_hidden = role == "reviewer" and path.startswith(MEMBERS.removesuffix("mitglieder/"))
    refused = 404 if is_hidden else 403  # whose organisation it is not does not learn of its people
    assert signed_in(role).post(path).status_code == (302 if role == "nobody" else refused)
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
        "reviewer": Role.LEGAL_REVIEWER,
    }.get(role)
    if held is not None:
        RoleGrant.objects.create(user=user, role=held)
    client.force_login(user)
    return client

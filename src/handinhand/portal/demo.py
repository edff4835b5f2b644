"""The accounts for trying the platform: one for each task; only where settings.DEMO is on."""

from dataclasses import dataclass

from handinhand.accounts.enums import Role

DEMO_PASSWORD = "hand-in-hand-demo"  # noqa: S105 - printed on purpose, for demonstrations only
DEMO_ORGANISATION = "migra-e-v"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """`is_owner` says what a member of the organisation is; None: not a member."""

    email: str
    task: str
    roles: tuple[Role, ...] = ()
    is_owner: bool | None = None


DEMO_ACCOUNTS = (
    DemoAccount(
        "betrieb@example.org",
        "betreibt die Plattform und pflegt das Verzeichnis",
        (Role.OPERATOR, Role.DIRECTORY_STEWARD),
    ),
    DemoAccount("verzeichnis@example.org", "pflegt das Verzeichnis", (Role.DIRECTORY_STEWARD,)),
    DemoAccount("pruefung@example.org", "liest alles, ändert nichts", (Role.AUDITOR,)),
    DemoAccount("traeger@example.org", "verwaltet die Mitglieder von migra e. V.", is_owner=True),
    DemoAccount("mitglied@example.org", "pflegt die Einträge von migra e. V.", is_owner=False),
    DemoAccount("recht@example.org", "prüft das Recht", (Role.LEGAL_REVIEWER,)),
)

"""The sign-in for trying the platform; exists only where settings.DEMO is on."""

DEMO_EMAIL = "betrieb@example.org"
DEMO_PASSWORD = "hand-in-hand-demo"  # noqa: S105 - printed on purpose, for demonstrations only

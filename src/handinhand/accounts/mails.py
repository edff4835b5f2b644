"""The mails about accounts: what they say, in the language of their reader, as text and HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from babel.dates import format_date
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handinhand.core.mail import frame
from handinhand.core.outbox import Mail

Text = str | Promise


@dataclass(frozen=True, slots=True)
class MailText:
    """What a mail says. `button` leads to the value named `link`."""

    subject: Text
    paragraphs: tuple[Text, ...]
    button: Text = ""
    link: str = ""


NOT_YOU: Text = gettext_lazy(
    "Waren Sie das nicht? Dann ändern Sie bitte sofort Ihr Passwort und sagen Sie uns Bescheid."
)
IGNORE: Text = gettext_lazy("Haben Sie das nicht gewollt? Dann brauchen Sie nichts zu tun.")
HOW_LONG: Text = gettext_lazy("Der Link gilt bis %(until)s und nur einmal.")


def _notice(subject: Text, what: Text) -> MailText:
    return MailText(subject, (what, NOT_YOU))


PASSWORD_CHANGED = _notice(
    gettext_lazy("Ihr Passwort ist geändert"),
    gettext_lazy("Das Passwort Ihres Kontos bei Hand in Hand ist geändert."),
)
# The names with a slash are allauth's.
TEXTS: Mapping[str, MailText] = {
    "invited_to_organisation": MailText(
        gettext_lazy("Einladung zu Hand in Hand"),
        (
            gettext_lazy(
                "%(inviter)s lädt Sie ein, die Einträge von „%(organisation)s“ zu pflegen."
            ),
            HOW_LONG,
            IGNORE,
        ),
        gettext_lazy("Einladung ansehen"),
        "link",
    ),
    "invited_to_role": MailText(
        gettext_lazy("Einladung zu Hand in Hand"),
        (
            gettext_lazy("%(inviter)s lädt Sie ein, bei Hand in Hand mitzuarbeiten: %(role)s."),
            HOW_LONG,
            IGNORE,
        ),
        gettext_lazy("Einladung ansehen"),
        "link",
    ),
    "second_factor_removed": _notice(
        gettext_lazy("Ihr zweiter Faktor ist entfernt"),
        gettext_lazy(
            "Auf Ihre Bitte ist der zweite Faktor Ihres Kontos entfernt. "
            "Melden Sie sich an und richten Sie einen neuen ein."
        ),
    ),
    "account/email/password_reset_key": MailText(
        gettext_lazy("Neues Passwort für Hand in Hand"),
        (
            gettext_lazy("Jemand möchte für Ihr Konto ein neues Passwort setzen."),
            gettext_lazy("Der Link gilt zwei Stunden."),
            IGNORE,
        ),
        gettext_lazy("Neues Passwort setzen"),
        "password_reset_url",
    ),
    "account/email/unknown_account": MailText(
        gettext_lazy("Neues Passwort für Hand in Hand"),
        (
            gettext_lazy(
                "Jemand möchte ein neues Passwort setzen. "
                "Zu dieser Adresse gibt es bei uns aber kein Konto."
            ),
            IGNORE,
        ),
    ),
    "account/email/email_confirmation": MailText(
        gettext_lazy("Bitte bestätigen Sie Ihre E-Mail-Adresse"),
        (
            gettext_lazy("Diese Adresse soll zu einem Konto bei Hand in Hand gehören."),
            IGNORE,
        ),
        gettext_lazy("Adresse bestätigen"),
        "activate_url",
    ),
    "account/email/email_changed": _notice(
        gettext_lazy("Ihre E-Mail-Adresse ist geändert"),
        gettext_lazy("Ihr Konto hat jetzt die Adresse %(to_email)s statt %(from_email)s."),
    ),
    "account/email/email_deleted": _notice(
        gettext_lazy("Ihre E-Mail-Adresse ist geändert"),
        gettext_lazy("Die Adresse %(deleted_email)s gehört nicht mehr zu Ihrem Konto."),
    ),
    "account/email/password_changed": PASSWORD_CHANGED,
    "account/email/password_reset": PASSWORD_CHANGED,
    "account/email/password_set": PASSWORD_CHANGED,
    "mfa/email/totp_activated": _notice(
        gettext_lazy("Zweiter Faktor eingerichtet"),
        gettext_lazy("Für Ihr Konto ist eine App für Einmal-Codes eingerichtet."),
    ),
    "mfa/email/totp_deactivated": _notice(
        gettext_lazy("Zweiter Faktor entfernt"),
        gettext_lazy("Die App für Einmal-Codes ist von Ihrem Konto entfernt."),
    ),
    "mfa/email/webauthn_added": _notice(
        gettext_lazy("Neuer Passkey"),
        gettext_lazy("Für Ihr Konto ist ein Passkey eingerichtet."),
    ),
    "mfa/email/webauthn_removed": _notice(
        gettext_lazy("Passkey entfernt"),
        gettext_lazy("Ein Passkey ist von Ihrem Konto entfernt."),
    ),
    "mfa/email/recovery_codes_generated": _notice(
        gettext_lazy("Neue Codes für den Notfall"),
        gettext_lazy(
            "Für Ihr Konto gibt es neue Codes für den Notfall. Die alten gelten nicht mehr."
        ),
    ),
    "socialaccount/email/account_connected": _notice(
        gettext_lazy("Anmeldung über %(provider)s verbunden"),
        gettext_lazy("Sie können sich jetzt auch über %(provider)s anmelden."),
    ),
    "socialaccount/email/account_disconnected": _notice(
        gettext_lazy("Anmeldung über %(provider)s getrennt"),
        gettext_lazy("Sie können sich nicht mehr über %(provider)s anmelden."),
    ),
}


def compose(kind: str, *, to: str, language: str, values: Mapping[str, Any]) -> Mail:
    """Write a mail of one kind; `values` fill its placeholders and hold its link."""
    text = TEXTS[kind]
    with translation.override(language):
        filled = _filled(values)
        context = {
            "subject": " ".join((str(text.subject) % filled).split()),
            "greeting": _("Guten Tag,"),
            "paragraphs": [str(one) % filled for one in text.paragraphs],
            "button": str(text.button),
            "link": values.get(text.link, ""),
            **frame(language),
        }
        mail = Mail(context["subject"], render_to_string("accounts/mail.txt", context), to=[to])
        mail.language = language
        mail.attach_alternative(render_to_string("accounts/mail.html", context), "text/html")
    return mail


def _filled(values: Mapping[str, Any]) -> dict[str, str]:
    filled = {name: str(value) for name, value in values.items()}
    if isinstance(until := values.get("expires_at"), datetime):
        locale = (translation.get_language() or "de").partition("-")[0]
        filled["until"] = format_date(timezone.localtime(until), "long", locale=locale)
    return filled

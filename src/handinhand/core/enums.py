"""Closed word lists of core."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailKind(models.TextChoices):
    """Why we write to somebody; readers see these words when they unsubscribe from a kind."""

    ACCOUNT = "account", _("Konto und Anmeldung")
    ANSWER = "answer", _("Antworten auf Ihre Meldungen")
    REMINDER = "reminder", _("Erinnerungen an die Prüfung von Einträgen")
    DIGEST = "digest", _("Zusammenfassungen")

    @property
    def may_be_refused(self) -> bool:
        """Nobody can do without mails about the own account or the answer asked for."""
        return self in {MailKind.REMINDER, MailKind.DIGEST}

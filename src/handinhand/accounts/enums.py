"""Closed word lists of accounts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person may do for the state. Members of organisations need no role for their own."""

    DIRECTORY_STEWARD = "directory_steward", _("pflegt das Verzeichnis")
    LEGAL_REVIEWER = "legal_reviewer", _("prüft das Recht")
    AUDITOR = "auditor", _("liest alles, ändert nichts")
    OPERATOR = "operator", _("betreibt die Plattform")

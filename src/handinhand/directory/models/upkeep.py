"""What keeps the directory true: steps taken together, kept filters, figures, doubts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from handinhand.directory.models.offers import Offer


class UndoableAct(models.Model):
    """Several acts that belong together and can be taken back together: bulk acts, merging.

    They are the entries of the audit from `first_seq` to `last_seq`: one transaction writes them
    without a gap.
    """

    label = models.CharField(_("was"), max_length=200)
    first_seq = models.BigIntegerField(_("erster Vorgang"))
    last_seq = models.BigIntegerField(_("letzter Vorgang"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("wer")
    )
    at = models.DateTimeField(_("wann"), auto_now_add=True)
    undone_at = models.DateTimeField(_("zurückgenommen"), null=True, blank=True)

    class Meta:
        verbose_name = _("gemeinsamer Schritt")
        verbose_name_plural = _("gemeinsame Schritte")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.label


class SavedView(models.Model):
    """A filter of the list of entries under a name, for the person who saved it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    name = models.CharField(_("Name"), max_length=60)
    query = models.CharField(_("Auswahl"), max_length=500)

    class Meta:
        verbose_name = _("gespeicherte Auswahl")
        verbose_name_plural = _("gespeicherte Auswahlen")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="directory_savedview_once")
        ]

    def __str__(self) -> str:
        return self.name


class FreshnessDay(models.Model):
    """How many public entries were checked within a year, on one day; one row a group.

    `group` is "state", "district", "kind" or "organisation"; `key` names it, "" for the state.
    """

    on = models.DateField(_("Tag"))
    group = models.CharField(_("Gruppe"), max_length=12)
    key = models.CharField(_("Schlüssel"), max_length=80, blank=True)
    total = models.PositiveIntegerField(_("Einträge"))
    fresh = models.PositiveIntegerField(_("davon geprüft"))

    class Meta:
        verbose_name = _("Stand der Prüfungen")
        verbose_name_plural = _("Stand der Prüfungen")
        constraints = [
            models.UniqueConstraint(fields=["on", "group", "key"], name="directory_freshness_once")
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.group} {self.key}"


class Doubt(models.Model):
    """A contact that cannot be right, found by rules or by a refused connection."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="doubts")
    field = models.CharField(_("Angabe"), max_length=20)
    value = models.CharField(_("Wert"), max_length=400)
    why = models.CharField(_("Zweifel"), max_length=200)
    found_on = models.DateField(_("gefunden"))

    class Meta:
        verbose_name = _("Zweifel")
        verbose_name_plural = _("Zweifel")
        ordering = ["found_on", "offer__name"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "field"], name="directory_doubt_once")
        ]

    def __str__(self) -> str:
        return f"{self.offer}: {self.field}"

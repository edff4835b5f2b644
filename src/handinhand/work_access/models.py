"""What lawyers say of the rules: remarks and confirmations. The rules themselves are code."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST_KEY, LONGEST_FINGERPRINT, LONGEST_TEXT = 120, 64, 4000


class LegalRemark(models.Model):
    """A remark on a row of the law (`rows.py`); it is settled, never deleted."""

    row = models.CharField(_("Zeile"), max_length=LONGEST_KEY, db_index=True)
    text = models.TextField(_("Bemerkung"), max_length=LONGEST_TEXT)
    on_day = models.DateField(_("für den Tag"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("geschrieben"))
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_at = models.DateTimeField(_("erledigt"), null=True, blank=True)
    resolution = models.TextField(_("erledigt womit"), max_length=LONGEST_TEXT, blank=True)

    class Meta:
        verbose_name = _("Bemerkung zum Recht")
        verbose_name_plural = _("Bemerkungen zum Recht")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None, resolution="")
                | Q(resolved_at__isnull=False, resolved_by__isnull=False) & ~Q(resolution=""),
                name="work_access_remark_is_resolved_wholly",
            )
        ]

    def __str__(self) -> str:
        return f"Bemerkung {self.pk} zu {self.row}"


class LegalCheckQuerySet(models.QuerySet["LegalCheck"]):
    def standing(self) -> "LegalCheckQuerySet":
        """Not withdrawn; whether the row has changed since, its fingerprint tells."""
        return self.filter(withdrawn_on=None)


class LegalCheck(models.Model):
    """A row of the law as somebody has confirmed it. It counts while the fingerprint is the same.

    Never overwritten: who confirms anew closes the old row and writes the next.
    """

    row = models.CharField(_("Zeile"), max_length=LONGEST_KEY, db_index=True)
    fingerprint = models.CharField(_("Fingerabdruck"), max_length=LONGEST_FINGERPRINT)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField(_("bestätigt am"))
    withdrawn_on = models.DateField(_("zurückgenommen am"), null=True, blank=True)

    objects = LegalCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("Bestätigung")
        verbose_name_plural = _("Bestätigungen")
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["row", "by"],
                condition=Q(withdrawn_on=None),
                name="work_access_row_confirmed_once_by_a_person",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=models.F("on")),
                name="work_access_check_is_withdrawn_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"Bestätigung {self.row}"

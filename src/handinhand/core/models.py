"""The audit: every act that changes public information, money or decisions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """One act: who, when, what before and after, why. Written by `core.audit` only.

    Every entry carries the hash of the one before it, so that a changed or missing entry breaks
    the chain; triggers of the database refuse to change or delete one. Names and numbers of
    accounts are copied, since an account may end and its acts may not.
    """

    seq = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(_("wann"), db_index=True)
    act = models.CharField(_("was"), max_length=80, db_index=True)
    kind = models.CharField(_("Art der Sache"), max_length=60)
    key = models.CharField(_("Schlüssel der Sache"), max_length=120)
    label = models.CharField(_("Name der Sache"), max_length=200)
    by_id = models.BigIntegerField(_("Konto"), null=True, blank=True, db_index=True)
    by_name = models.CharField(_("wer"), max_length=200)
    before = models.JSONField(_("vorher"), null=True, blank=True)
    after = models.JSONField(_("nachher"), null=True, blank=True)
    reason = models.TextField(_("warum"), blank=True)
    previous_hash = models.CharField(_("Prüfsumme davor"), max_length=64)
    hash = models.CharField(_("Prüfsumme"), max_length=64)

    class Meta:
        verbose_name = _("Vorgang")
        verbose_name_plural = _("Vorgänge")
        ordering = ["-seq"]
        indexes = [models.Index(fields=["kind", "key"], name="core_audit_subject")]

    def __str__(self) -> str:
        return f"{self.seq} {self.act} {self.label}"

"""The log of changes the local indexes follow."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """A document changed; written in the same transaction as the row itself.

    `kind` is the name of the document source, `key` what stands behind the colon of the id. Who
    writes one holds the lock of the audit first, so that numbers become visible in their order.
    """

    seq = models.BigAutoField(primary_key=True)
    kind = models.CharField(_("Art"), max_length=20)
    key = models.CharField(_("Schlüssel"), max_length=80)
    at = models.DateTimeField(_("wann"), auto_now_add=True)

    class Meta:
        verbose_name = _("Änderung")
        verbose_name_plural = _("Änderungen")
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq}: {self.kind} {self.key}"

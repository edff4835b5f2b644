"""What core stores: the audit and its sealed values, slots of the schedule, outgoing mails."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from handinhand.core.enums import MailKind


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


class AuditSecret(models.Model):
    """Values of an act that may have to be forgotten; the act holds their digest. See `apart`."""

    entry = models.ForeignKey(AuditEntry, models.PROTECT, related_name="secrets")
    digest = models.CharField(_("Prüfsumme"), max_length=64, unique=True)
    sealed = models.TextField(_("versiegelt"))

    class Meta:
        verbose_name = _("versiegelte Angabe eines Vorgangs")
        verbose_name_plural = _("versiegelte Angaben von Vorgängen")

    def __str__(self) -> str:
        return f"Angaben von Vorgang {self.entry_id}"


class ScheduledRun(models.Model):
    """A slot of the schedule that was enqueued; the constraint lets no host do so twice."""

    job = models.CharField(_("Auftrag"), max_length=200)
    slot = models.DateTimeField(_("geplant für"))
    enqueued_at = models.DateTimeField(_("eingereiht"), auto_now_add=True)

    class Meta:
        verbose_name = _("geplanter Lauf")
        verbose_name_plural = _("geplante Läufe")
        constraints = [models.UniqueConstraint(fields=["job", "slot"], name="core_slot_runs_once")]

    def __str__(self) -> str:
        return f"{self.job} {self.slot:%Y-%m-%d %H:%M}"


class OutgoingMail(models.Model):
    """A mail to one person. Written by `core.mail`, sent by `core.outbox`, then emptied."""

    to = models.EmailField(_("an"))
    kind = models.CharField(_("Art"), max_length=20, choices=MailKind.choices)
    language = models.CharField(_("Sprache"), max_length=12)
    subject = models.CharField(_("Betreff"), max_length=500)
    text = models.TextField(_("Text"))
    html = models.TextField(_("Text als HTML"), blank=True)
    unsubscribe = models.URLField(_("Adresse zum Abbestellen"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("geschrieben"), db_index=True)
    sent_at = models.DateTimeField(_("verschickt"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    last_error = models.CharField(_("letzter Fehler"), max_length=500, blank=True)
    erase_after = models.DateField(_("löschen nach"), db_index=True)

    class Meta:
        verbose_name = _("ausgehende E-Mail")
        verbose_name_plural = _("ausgehende E-Mails")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"E-Mail {self.pk}"


class MailOptOut(models.Model):
    """Somebody does not want mails of a kind. The address is kept as a keyed hash only."""

    address_hash = models.CharField(_("Prüfsumme der Adresse"), max_length=64)
    kind = models.CharField(_("Art"), max_length=20, choices=MailKind.choices)
    created_at = models.DateTimeField(_("abbestellt"), auto_now_add=True)

    class Meta:
        verbose_name = _("Abbestellung")
        verbose_name_plural = _("Abbestellungen")
        constraints = [
            models.UniqueConstraint(fields=["address_hash", "kind"], name="core_opt_out_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.address_hash[:8]}"

"""How an entry is kept by others than stewards: proposals, asking for checks, readers' reports."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from handinhand.directory.enums import Fault
from handinhand.directory.models.bodies import Organisation
from handinhand.directory.models.offers import Offer


class ProposalKind(models.TextChoices):
    CHANGE = "change", _("Änderung")
    NEW = "new", _("neuer Eintrag")
    END = "end", _("gibt es nicht mehr")


class ProposalState(models.TextChoices):
    """WAITING for a steward, ASKED: for the organisation; all others are decided."""

    WAITING = "waiting", _("wartet auf Freigabe")
    ASKED = "asked", _("Rückfrage")
    APPROVED = "approved", _("übernommen")
    REFUSED = "refused", _("abgelehnt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


class ReportState(models.TextChoices):
    """CONFIRMED: readers see the fault at the entry until it is MENDED."""

    OPEN = "open", _("offen")
    CONFIRMED = "confirmed", _("bestätigt")
    MENDED = "mended", _("behoben")
    REJECTED = "rejected", _("nicht bestätigt")


OPEN_PROPOSALS = (ProposalState.WAITING, ProposalState.ASKED)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def open(self) -> "ProposalQuerySet":
        return self.filter(state__in=OPEN_PROPOSALS)


class Proposal(models.Model):
    """What an organisation wants to change and a steward has not decided yet.

    `facts` are the values wanted, `before` those the entry had when they were written: whatever
    changed since is a conflict the steward sees. The entry itself stays as it is.
    """

    offer = models.ForeignKey(Offer, models.PROTECT, null=True, related_name="proposals")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="proposals")
    kind = models.CharField(_("Art"), max_length=8, choices=ProposalKind.choices)
    facts = models.JSONField(_("Angaben"), default=dict)
    before = models.JSONField(_("Angaben davor"), default=dict)
    base_version = models.PositiveIntegerField(_("Fassung davor"), null=True)
    note = models.CharField(_("Bemerkung"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(_("wer"), max_length=200)
    reply_to = models.EmailField(_("Antwort an"), blank=True)
    language = models.CharField(_("Sprache der Antwort"), max_length=12)
    at = models.DateTimeField(_("wann"))
    state = models.CharField(
        _("Zustand"),
        max_length=10,
        choices=ProposalState.choices,
        default=ProposalState.WAITING,
        db_index=True,
    )
    answer = models.CharField(_("Antwort"), max_length=1000, blank=True)
    taken = models.JSONField(_("übernommen"), default=list)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("entschieden"), null=True)

    objects: ClassVar[ProposalQuerySet] = ProposalQuerySet.as_manager()  # type: ignore[assignment]  # stubs: a plain Manager

    class Meta:
        verbose_name = _("Vorschlag")
        verbose_name_plural = _("Vorschläge")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer"],
                condition=Q(state__in=OPEN_PROPOSALS),
                name="directory_one_open_proposal",
            )
        ]

    def __str__(self) -> str:
        return str(self.offer or self.facts.get("name", ""))

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_PROPOSALS


class CheckStep(models.Model):
    """A step of asking for a check (`checking.Step`), taken once for each deadline."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="check_steps")
    due = models.DateField(_("zu prüfen bis"))
    step = models.CharField(_("Schritt"), max_length=8)
    on = models.DateField(_("am"))

    class Meta:
        verbose_name = _("Schritt der Prüfung")
        verbose_name_plural = _("Schritte der Prüfung")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "due", "step"], name="directory_checkstep_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.offer_id} {self.due} {self.step}"


class Report(models.Model):
    """What a reader says is wrong. Text and address are erased after `erase_after`."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="reports")
    fault = models.CharField(_("Was ist falsch"), max_length=16, choices=Fault.choices)
    text = models.TextField(_("Text"), max_length=1000, blank=True)
    text_hash = models.CharField(_("Prüfsumme des Textes"), max_length=64, blank=True)
    email = models.EmailField(_("Adresse für die Antwort"), blank=True)
    language = models.CharField(_("Sprache"), max_length=12, choices=settings.LANGUAGES)
    at = models.DateTimeField(_("wann"), db_index=True)
    state = models.CharField(
        _("Zustand"),
        max_length=10,
        choices=ReportState.choices,
        default=ReportState.OPEN,
        db_index=True,
    )
    answered_at = models.DateTimeField(_("beantwortet"), null=True)
    erase_after = models.DateField(_("löschen nach"), db_index=True)

    class Meta:
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.offer}: {self.get_fault_display()}"


class DailySalt(models.Model):
    """Makes one day's hashes of addresses; deleted the day after, so that none can be traced."""

    day = models.DateField(_("Tag"), unique=True)
    salt = models.CharField(_("Salz"), max_length=64)

    class Meta:
        verbose_name = _("Salz des Tages")
        verbose_name_plural = _("Salze der Tage")

    def __str__(self) -> str:
        return str(self.day)


class SentForm(models.Model):
    """A form sent without an account; counted for a day, to slow down who sends too many."""

    form = models.CharField(_("Formular"), max_length=20)
    sender = models.CharField(_("Prüfsumme des Absenders"), max_length=64)
    at = models.DateTimeField(_("wann"))

    class Meta:
        verbose_name = _("gesendetes Formular")
        verbose_name_plural = _("gesendete Formulare")
        indexes = [models.Index(fields=["form", "sender", "at"], name="directory_sentform_count")]

    def __str__(self) -> str:
        return f"{self.form} {self.at}"

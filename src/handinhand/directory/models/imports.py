"""A source, an import from it, and the rows of its plan."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far an import is. The three that end in "ING" wait for a job."""

    MAPPING = "mapping", _("Spalten zuordnen")
    PLANNING = "planning", _("wird verglichen")
    PLANNED = "planned", _("wartet auf Ihre Entscheidung")
    APPLYING = "applying", _("wird übernommen")
    APPLIED = "applied", _("übernommen")
    UNDOING = "undoing", _("wird rückgängig gemacht")
    UNDONE = "undone", _("rückgängig gemacht")
    FAILED = "failed", _("abgebrochen")
    DISCARDED = "discarded", _("verworfen")


WORKING = (State.PLANNING, State.APPLYING, State.UNDOING)


class Action(models.TextChoices):
    """What a row of the plan means; the first five can be taken or left out."""

    NEW = "new", _("neu")
    CHANGED = "changed", _("geändert")
    CONFLICT = "conflict", _("bei uns und dort geändert")
    DOUBTFUL = "doubtful", _("vielleicht doppelt")
    GONE = "gone", _("nicht mehr in der Quelle")
    REFUSED = "refused", _("nicht lesbar")
    UNCHANGED = "unchanged", _("unverändert")


class Decision(models.TextChoices):
    """What a person said of a row that may be there already."""

    OPEN = "", _("noch offen")
    SAME = "same", _("derselbe Eintrag")
    NEW = "new", _("ein neuer Eintrag")


class Outcome(models.TextChoices):
    """What became of a row when the plan was applied or undone."""

    NONE = "", _("noch nichts")
    APPLIED = "applied", _("übernommen")
    CONFLICT = "conflict", _("inzwischen geändert, nicht übernommen")
    REFUSED = "refused", _("nicht möglich")
    UNDONE = "undone", _("rückgängig gemacht")
    LEFT = "left", _("seitdem geändert, nicht rückgängig gemacht")


class ImportSource(models.Model):
    """Where lists come from; `mapping` is how its columns were read the last time."""

    key = models.SlugField(_("Schlüssel"), max_length=40, unique=True)
    name = models.CharField(_("Name der Quelle"), max_length=120, unique=True)
    mapping = models.JSONField(_("Zuordnung"), default=dict, blank=True)

    class Meta:
        verbose_name = _("Quelle")
        verbose_name_plural = _("Quellen")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Import(models.Model):
    """One file of a source, from its upload to what became of it.

    `head` holds its heading and three sample rows, `mapping` how it is read. The file itself is
    deleted as soon as the plan is made. `newest_site` and `newest_organisation` are the youngest
    there were before applying: what is younger and left without entries goes with the undo.
    """

    source = models.ForeignKey(ImportSource, models.PROTECT, related_name="imports")
    state = models.CharField(_("Zustand"), max_length=12, choices=State.choices)
    file = models.FileField(_("Datei"), upload_to="imports/", blank=True)
    file_name = models.CharField(_("Dateiname"), max_length=200)
    file_hash = models.CharField(_("Prüfsumme"), max_length=64)
    head = models.JSONField(_("Kopf"), default=dict)
    mapping = models.JSONField(_("Zuordnung"), default=dict)
    counts = models.JSONField(_("Anzahlen"), default=dict)
    rows_read = models.PositiveIntegerField(_("gelesene Zeilen"), default=0)
    reason = models.TextField(_("Grund"), blank=True)
    at = models.DateTimeField(_("hochgeladen"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    acting = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    applied_at = models.DateTimeField(_("übernommen"), null=True, blank=True)
    newest_site = models.BigIntegerField(default=0)
    newest_organisation = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("Import")
        verbose_name_plural = _("Importe")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source}: {self.file_name}"

    @property
    def is_working(self) -> bool:
        return self.state in WORKING


class ImportRow(models.Model):
    """One row that asks for something. Rows without any news are only counted.

    `told` is what the cells say, `facts` the entry as it would be; `changes` and `conflicts` name
    the facts that differ, `before` has ours of the day of the plan and `link_before` what the
    source had said last. `choices` says for each conflict whose fact counts.
    """

    run = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("Zeile"))
    row_key = models.CharField(_("Schlüssel der Zeile"), max_length=80)
    row_hash = models.CharField(_("Prüfsumme der Zeile"), max_length=64, blank=True)
    label = models.CharField(_("Name"), max_length=200)
    action = models.CharField(_("Was"), max_length=10, choices=Action.choices)
    reason = models.TextField(_("Grund"), blank=True)
    told = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    new_organisation = models.CharField(max_length=200, blank=True)
    offer_key = models.CharField(_("Eintrag"), max_length=80, blank=True)
    version = models.PositiveIntegerField(null=True, blank=True)
    before = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    conflicts = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    decision = models.CharField(
        _("Entscheidung"), max_length=4, choices=Decision.choices, blank=True
    )
    is_included = models.BooleanField(_("übernehmen"), default=True)
    outcome = models.CharField(_("Ergebnis"), max_length=10, choices=Outcome.choices, blank=True)
    link_before = models.JSONField(null=True, blank=True)

    class Meta:
        verbose_name = _("Zeile eines Imports")
        verbose_name_plural = _("Zeilen eines Imports")
        ordering = ["line", "pk"]
        indexes = [
            models.Index(fields=["run", "action", "line"], name="directory_importrow_group"),
            models.Index(fields=["run", "outcome"], name="directory_importrow_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.label}"

    @property
    def is_new(self) -> bool:
        """Tell whether applying the row makes an entry."""
        return self.action == Action.NEW or self.decision == Decision.NEW

    @property
    def was(self) -> dict[str, Any] | None:
        """What applying replaces; None where it makes an entry."""
        return None if self.is_new else {name: self.before[name] for name in self._written}

    @property
    def now(self) -> dict[str, Any]:
        """What applying writes; nothing where only the source's record is kept in step."""
        return self.facts if self.is_new else {name: self.facts[name] for name in self._written}

    @property
    def _written(self) -> list[str]:
        chosen = (name for name in self.conflicts if self.choices.get(name) == "source")
        return [*self.changes, *chosen]

"""What is offered: the entry of the directory with its lists, and where it comes from."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from handinhand.core.validity import ValidityPeriod, ValidityQuerySet
from handinhand.directory.enums import (
    Access,
    Appointment,
    Certainty,
    Cost,
    Gender,
    HolidayRule,
    OfferKind,
)
from handinhand.directory.models.bodies import Organisation, Site, key_validator
from handinhand.places.models import Area


class OfferQuerySet(ValidityQuerySet["Offer"]):
    def public(self, on: date) -> "OfferQuerySet":
        """Entries a reader may see: valid on the day and not merely historical."""
        return self.valid_on(on).exclude(certainty=Certainty.HISTORICAL)  # type: ignore[return-value]  # stubs lose the subclass


class Offer(ValidityPeriod):
    """A service of an organisation, at a site or nowhere in particular (phone, online).

    `areas` are the areas served: for an authority these are the areas it is responsible for.
    """

    key = models.SlugField(_("Schlüssel"), max_length=80, unique=True, validators=[key_validator])
    kind = models.CharField(_("Art"), max_length=24, choices=OfferKind.choices)
    name = models.CharField(_("Name"), max_length=200)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="offers")
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="offers")
    areas = models.ManyToManyField(Area, related_name="offers", verbose_name=_("zuständig für"))
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    web = models.URLField(_("Internet"), max_length=400, blank=True)

    access = models.JSONField(_("Zugang"), default=list, blank=True)
    cost = models.CharField(_("Kosten"), max_length=8, choices=Cost.choices, default=Cost.UNKNOWN)
    min_age = models.PositiveSmallIntegerField(_("ab Alter"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(
        _("bis Alter"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    gender = models.CharField(_("für"), max_length=8, choices=Gender.choices, default=Gender.ANY)
    residence_statuses = models.JSONField(_("nur mit Aufenthaltsstatus"), default=list, blank=True)

    opening_hours = models.CharField(_("Öffnungszeiten (OSM)"), max_length=500, blank=True)
    phone_hours = models.CharField(_("Telefonzeiten (OSM)"), max_length=500, blank=True)
    hours_text = models.CharField(_("Öffnungszeiten im Wortlaut"), max_length=500, blank=True)
    by_appointment = models.CharField(
        _("Termin"), max_length=8, choices=Appointment.choices, default=Appointment.UNKNOWN
    )
    holiday_rule = models.CharField(
        _("Feiertage"), max_length=12, choices=HolidayRule.choices, default=HolidayRule.NOT_STATED
    )

    capacity = models.PositiveIntegerField(_("Plätze"), null=True, blank=True)
    free_places = models.PositiveIntegerField(_("freie Plätze"), null=True, blank=True)
    waiting_days = models.PositiveIntegerField(_("Wartezeit in Tagen"), null=True, blank=True)
    capacity_stated_on = models.DateField(_("Plätze gemeldet am"), null=True, blank=True)

    certainty = models.CharField(_("Sicherheit"), max_length=12, choices=Certainty.choices)
    stated_on = models.DateField(_("Stand der Angaben"), null=True, blank=True)
    checked_on = models.DateField(_("zuletzt geprüft"), null=True, blank=True)
    checked_by = models.CharField(_("geprüft von"), max_length=200, blank=True)
    check_again_by = models.DateField(_("wieder prüfen bis"), null=True, blank=True)
    owner = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="owned_offers"
    )
    version = models.PositiveIntegerField(_("Fassung"), default=1, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )

    objects: ClassVar[OfferQuerySet] = OfferQuerySet.as_manager()  # type: ignore[assignment]  # stubs: a plain Manager

    class Meta(ValidityPeriod.Meta):
        verbose_name = _("Angebot")
        verbose_name_plural = _("Angebote")
        ordering = ["name", "key"]
        constraints = [
            *ValidityPeriod.Meta.constraints,
            models.CheckConstraint(
                condition=Q(min_age__isnull=True)
                | Q(max_age__isnull=True)
                | Q(max_age__gte=models.F("min_age")),
                name="directory_offer_ages_in_order",
                violation_error_message=_("Das Höchstalter liegt unter dem Mindestalter."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def has_access(self, way: Access) -> bool:
        return way.value in self.access


class OfferTopic(models.Model):
    """A need this offer answers; the position orders them, the best first."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="topics")
    topic = models.CharField(_("Thema"), max_length=40, db_index=True)
    position = models.PositiveSmallIntegerField(_("Rang"), default=0)

    class Meta:
        verbose_name = _("Thema des Angebots")
        verbose_name_plural = _("Themen des Angebots")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "topic"], name="directory_offertopic_once")
        ]

    def __str__(self) -> str:
        return self.topic


class OfferLanguage(models.Model):
    """A language spoken there. BCP 47 code; prs is Dari, ku Kurdish."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="languages")
    language = models.CharField(_("Sprache"), max_length=12, db_index=True)
    with_interpreter = models.BooleanField(_("mit Dolmetscher"), default=False)

    class Meta:
        verbose_name = _("gesprochene Sprache")
        verbose_name_plural = _("gesprochene Sprachen")
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "language"], name="directory_offerlanguage_once"
            )
        ]

    def __str__(self) -> str:
        return self.language


class OfferText(models.Model):
    """What an offer says of itself, one row per language; `from_version` < the German row's
    `version` means outdated (computed, never stored)."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="texts")
    language = models.CharField(_("Sprache"), max_length=12, choices=settings.LANGUAGES)
    summary = models.TextField(_("Kurztext"), blank=True)
    note = models.TextField(_("Hinweis"), blank=True)
    version = models.PositiveIntegerField(_("Fassung"), default=1)
    from_version = models.PositiveIntegerField(_("übersetzt aus Fassung"), null=True, blank=True)
    translated_by = models.CharField(_("übersetzt von"), max_length=200, blank=True)
    machine_made = models.BooleanField(_("maschinell"), default=False)

    class Meta:
        verbose_name = _("Text")
        verbose_name_plural = _("Texte")
        constraints = [
            models.UniqueConstraint(fields=["offer", "language"], name="directory_offertext_once")
        ]

    def __str__(self) -> str:
        return f"{self.offer_id} {self.language}"


class SourceRecord(models.Model):
    """What a source calls an entry, and what it said of it last (for an idempotent import).

    `delivered` are the facts as they came; they tell what a person changed here since.
    """

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="sources")
    source = models.CharField(_("Quelle"), max_length=40)
    row_key = models.CharField(_("Schlüssel der Zeile"), max_length=80)
    row_hash = models.CharField(_("Prüfsumme der Zeile"), max_length=64)
    url = models.TextField(_("Fundstelle"), blank=True)
    date_text = models.CharField(_("Datum im Wortlaut"), max_length=120, blank=True)
    delivered = models.JSONField(_("zuletzt gelieferte Angaben"), null=True, blank=True)
    gone_on = models.DateField(_("nicht mehr geliefert seit"), null=True, blank=True)

    class Meta:
        verbose_name = _("Herkunft")
        verbose_name_plural = _("Herkunft")
        constraints = [
            models.UniqueConstraint(fields=["source", "row_key"], name="directory_source_row_once")
        ]

    def __str__(self) -> str:
        return f"{self.source}:{self.row_key}"

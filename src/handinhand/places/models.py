"""Areas, villages and postal codes; facts with their source and period."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from handinhand.core.validity import ValidityPeriod, ValidityQuerySet
from handinhand.places.enums import AreaKind


class Area(ValidityPeriod):
    """A territorial unit: state, district, Amt or municipality.

    `key` is the official key: 2, 5, 8 (AGS) digits, for an Amt its nine-digit key. A merger closes
    rows and adds new ones; nothing is overwritten. Source: Statistisches Bundesamt, GV100AD.
    """

    kind = models.CharField(_("Art"), max_length=12, choices=AreaKind.choices)
    key = models.CharField(_("amtlicher Schlüssel"), max_length=12, db_index=True)
    name = models.CharField(_("Name"), max_length=120)
    official_name = models.CharField(_("amtlicher Name"), max_length=160, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    district = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    population = models.PositiveIntegerField(_("Einwohner"), null=True, blank=True)
    population_on = models.DateField(_("Stichtag"), null=True, blank=True)
    is_city_district = models.BooleanField(_("kreisfreie Stadt"), default=False)
    seat = models.CharField(_("Verwaltungssitz"), max_length=120, blank=True)
    lat = models.FloatField(_("Breite"), null=True, blank=True)
    lon = models.FloatField(_("Länge"), null=True, blank=True)
    outline = models.JSONField(_("Umriss (GeoJSON)"), null=True, blank=True)
    outline_small = models.JSONField(_("grober Umriss (GeoJSON)"), null=True, blank=True)
    source = models.CharField(_("Quelle"), max_length=300, blank=True)

    objects: ClassVar[ValidityQuerySet["Area"]] = ValidityQuerySet.as_manager()  # type: ignore[assignment]  # stubs: a plain Manager

    class Meta(ValidityPeriod.Meta):
        verbose_name = _("Gebiet")
        verbose_name_plural = _("Gebiete")
        ordering = ["kind", "name"]
        indexes = [models.Index(fields=["valid_until"], name="places_area_ended")]
        constraints = [
            *ValidityPeriod.Meta.constraints,
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(valid_until__isnull=True),
                name="places_area_key_open_once",
            ),
        ]

    def __str__(self) -> str:
        return self.official_name or self.name


class AreaSuccession(models.Model):
    """One area was dissolved into another on a day (Gebietsänderung)."""

    old = models.ForeignKey(Area, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Area, models.PROTECT, related_name="origins")
    on = models.DateField(_("Tag"))

    class Meta:
        verbose_name = _("Nachfolge")
        verbose_name_plural = _("Nachfolgen")

    def __str__(self) -> str:
        return f"{self.old} → {self.new} ({self.on})"


class AreaName(models.Model):
    """A further name of an area, in any language and script."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="names")
    language = models.CharField(_("Sprache"), max_length=12, blank=True)
    name = models.CharField(_("Name"), max_length=160)

    class Meta:
        verbose_name = _("weiterer Name")
        verbose_name_plural = _("weitere Namen")
        constraints = [
            models.UniqueConstraint(
                fields=["area", "language", "name"], name="places_areaname_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Locality(models.Model):
    """A village or quarter (Ortsteil) below the municipality."""

    name = models.CharField(_("Name"), max_length=120, db_index=True)
    area = models.ForeignKey(Area, models.CASCADE, related_name="localities")
    population = models.PositiveIntegerField(_("Einwohner"), null=True, blank=True)
    lat = models.FloatField(_("Breite"))
    lon = models.FloatField(_("Länge"))

    class Meta:
        verbose_name = _("Ortsteil")
        verbose_name_plural = _("Ortsteile")
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="places_locality_once")
        ]

    def __str__(self) -> str:
        return self.name


class PostalCode(models.Model):
    """A postal code covers a municipality; both sides have many (129 of 200 codes are shared)."""

    code = models.CharField(_("Postleitzahl"), max_length=5, db_index=True)
    area = models.ForeignKey(Area, models.CASCADE, related_name="postal_codes")

    class Meta:
        verbose_name = _("Postleitzahl")
        verbose_name_plural = _("Postleitzahlen")
        constraints = [
            models.UniqueConstraint(fields=["code", "area"], name="places_postalcode_once")
        ]

    def __str__(self) -> str:
        return self.code
